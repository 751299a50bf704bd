import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctBill, enterBills, listBills } from '$lib/server/services/bills';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { getStatutoryTable } from '$lib/server/services/statutory';
import { getTrace } from '$lib/server/services/trace';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { engines } from './engines';

describe.each(engines)('bills that separate day and night on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;
	let meteringPoint: string;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		company = (await createCompany(context, { name: '昼夜工業' })).id;
		const site = await createSite(context, company, { name: '工場' });
		const point = { siteId: site.id, name: '受電', carrier: 'electricity', unit: 'kWh' };
		meteringPoint = (await createMeteringPoint(context, company, point)).id;
		const body = new FormData();
		const table = ['年月,昼間使用量(kWh),夜間使用量(kWh)', '2022/06,60000,40000.5', '2023/06,1,2'];
		body.append('file', new Blob([table.join('\n')]), '電気.csv');
		body.append('meteringPointId', meteringPoint);
		const request = new Request('http://localhost/', { method: 'POST', body });
		const { id } = await uploadFile(context, company, request);
		await commitImport(context, company, { id });
	});
	afterAll(() => app.close());

	const gigajoules = async (month: string) => {
		const { rows } = await getEnergy(context, company, { from: month, to: month, by: ['month'] });
		return rows[0]!.gigajoules;
	};

	it('are converted by the rule of their year', async () => {
		expect(await gigajoules('2022-06')).toBeCloseTo(60 * 9.97 + 40.0005 * 9.28, 9);
		expect(await gigajoules('2023-06')).toBeCloseTo(0.003 * 8.64, 12);
		const bills = await listBills(context, company, { meteringPoint });
		expect(bills.map(({ quantity, nightQuantity }) => [quantity, nightQuantity])).toEqual([
			[3, 2],
			[100_000.5, 40_000.5]
		]);
	});

	it('are explained part by part', async () => {
		const trace = await getTrace(context, company, {
			...{ meteringPointId: meteringPoint, month: '2022-06' }
		});
		expect(trace.recomputed).toBe('equal');
		const energy = trace.formulas.find(({ result }) => result === 'gigajoules')!;
		expect(energy.text).toContain('60,000 kWh × 0.00997 GJ/kWh ＋ 40,000.5 kWh × 0.00928 GJ/kWh');
		expect(energy.value).toBe(trace.figures.gigajoules);
		expect(trace.energyFactor!.source).toContain('夜間買電');
	});

	it('are two lines of the statutory table of FY2022', async () => {
		const { lines } = await getStatutoryTable(context, company, { fiscalYear: 2022 });
		expect(lines[0]!.byTime.map(({ timeOfUse, quantity }) => [timeOfUse, quantity])).toEqual([
			['day', 60],
			['night', 40.0005]
		]);
		expect(lines[0]!.conversions.map(({ value }) => value)).toEqual([9.97, 9.28]);
	});

	it('are the same when they are thrown away and rebuilt', async () => {
		expect((await verify(context)).differences).toEqual([]);
	});

	it('are typed, too, and corrected', async () => {
		const typed = { from: '2022-08', quantity: '1000', nightQuantity: '400', costYen: null };
		await enterBills(context, company, { meteringPoint, bills: [typed] });
		expect(await gigajoules('2022-08')).toBeCloseTo(0.6 * 9.97 + 0.4 * 9.28, 12);
		const bills = await listBills(context, company, { meteringPoint });
		const august = bills.find(({ from }) => from === '2022-08-01')!;
		const changed = { from: '2022-08', quantity: '1000', reason: '転記の誤り' };
		await correctBill(context, company, { meteringPoint, bill: august.id, ...changed });
		expect(await gigajoules('2022-08')).toBeCloseTo(9.76, 12);
		expect((await verify(context)).differences).toEqual([]);
	});

	it('with more at night than in all are refused', async () => {
		const wrong = { from: '2022-09', quantity: '100', nightQuantity: '101', costYen: null };
		const entering = enterBills(context, company, { meteringPoint, bills: [wrong] });
		await expect(entering).rejects.toMatchObject({
			findings: [{ code: 'field.night_above_quantity' }]
		});
		const bills = await listBills(context, company, { meteringPoint });
		expect(bills.map(({ from }) => from)).not.toContain('2022-09-01');
	});
});

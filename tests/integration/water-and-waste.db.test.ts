import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { read } from '$lib/server/repositories/transaction';
import { listCompanyMonths } from '$lib/server/repositories/usage';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { getOverview } from '$lib/server/services/overview';
import { createSite } from '$lib/server/services/sites';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { companyScope, engines } from './engines';

const APRIL = { from: '2026-04', to: '2026-04' };

/** What Eco Action 21 asks for beside energy: recorded, and no part of energy or its CO2. */
describe.each(engines)('water and waste on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;
	let siteId: string;

	async function bill(carrier: string, unit: string, amount: string) {
		const point = { siteId, name: carrier, carrier, unit };
		const { id: meteringPointId } = await createMeteringPoint(context, company, point);
		const body = new FormData();
		body.append('meteringPointId', meteringPointId);
		const table = `年月,使用量(${unit}),請求金額(円)\n2026/04,${amount}`;
		body.append('file', new Blob([table]), `${carrier}.csv`);
		const request = new Request('http://localhost/', { method: 'POST', body });
		const { id } = await uploadFile(context, company, request);
		return commitImport(context, company, { id });
	}

	const total = async () =>
		(await getEnergy(context, company, { ...APRIL, by: ['month'] })).rows[0]!;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		company = (await createCompany(context, { name: '水と廃棄物' })).id;
		siteId = (await createSite(context, company, { name: '工場' })).id;
		await bill('electricity', 'kWh', '1000,30000');
	});
	afterAll(() => app.close());

	it('their bills count in yen and by carrier, never in GJ, kL or CO2', async () => {
		const before = await total();
		expect((await bill('water', 'm3', '500,200000')).status).toBe('committed');
		expect((await bill('waste', 'kg', '3000,90000')).status).toBe('committed');
		const after = await total();
		for (const result of ['gigajoules', 'crudeOilKl', 'co2KgBasic', 'co2KgAdjusted'] as const) {
			expect(before[result]).toBeGreaterThan(0);
			expect([result, after[result]]).toEqual([result, before[result]]);
		}
		expect([before.costYen, after.costYen]).toEqual([30_000, 320_000]);
		const { rows } = await getEnergy(context, company, { ...APRIL, by: ['carrier'] });
		const told = rows.map(({ carrier, quantity, unit, costYen }) => [
			carrier,
			quantity,
			unit,
			costYen
		]);
		expect(told).toEqual([
			['electricity', 1000, 'kWh', 30_000],
			['waste', 3000, 'kg', 90_000],
			['water', 500, 'm3', 200_000]
		]);
		for (const row of rows.filter(({ carrier }) => carrier !== 'electricity'))
			expect([row.gigajoules, row.co2KgAdjusted].map((value) => value ?? 0)).toEqual([0, 0]);
	});

	it("the company's derived month holds the energy of the electricity alone", async () => {
		const [month] = await read(getServer().database, companyScope(company), (tx) =>
			listCompanyMonths(companyScope(company), tx, APRIL)
		);
		expect(month!.gigajoules).toBe((await total()).gigajoules);
		expect(month!.gigajoules).toBeCloseTo(8.64, 9);
		expect((await verify(context)).differences).toEqual([]);
	});

	it('the overview shows no more energy for them', async () => {
		const { data } = await getOverview(context, company, { fiscalYear: 2026 });
		const april = data!.months.find(({ month }) => month === '2026-04')!;
		expect([april.total.gigajoules, april.total.costYen]).toEqual([
			expect.closeTo(8.64, 9),
			320_000
		]);
		const { rows } = await getEnergy(context, company, { ...APRIL, by: ['site'] });
		expect(rows[0]!.gigajoules).toBeCloseTo(8.64, 9);
	});
});

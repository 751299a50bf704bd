import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import {
	commitImport,
	getImport,
	rejectedWorkbook,
	undoImport,
	uploadFile
} from '$lib/server/services/imports';
import { nextWaiting } from '$lib/server/services/imports/waiting';
import { getLoadProfile } from '$lib/server/services/load-profile';
import { createMeteringPoint, listMeteringPoints } from '$lib/server/services/metering-points';
import { getOverview } from '$lib/server/services/overview';
import { createSite } from '$lib/server/services/sites';
import { getTrace } from '$lib/server/services/trace';
import type { EnergyRowView } from '$lib/server/services/views';
import { context, openApp } from './an-app';
import { engines } from './engines';

const realFiles =
	process.env.REAL_FILES_DIR ?? fileURLToPath(new URL('../../../shared/real', import.meta.url));

let places = 0;
const newCompany = async () => (await createCompany(context, { name: `試験${(places += 1)}` })).id;

function upload(company: string, name: string, content: string | Uint8Array, fields = {}) {
	const body = new FormData();
	for (const [field, value] of Object.entries(fields)) body.append(field, String(value));
	body.append('file', new Blob([content as BlobPart]), name);
	return uploadFile(context, company, new Request('http://localhost/', { method: 'POST', body }));
}

async function put(
	company: string,
	name: string,
	content: string | Uint8Array,
	conflicts = 'keep'
) {
	const { id } = await upload(company, name, content);
	return commitImport(context, company, { id, conflicts });
}

async function months(company: string, from: string, to: string): Promise<EnergyRowView[]> {
	return (await getEnergy(context, company, { from, to, by: ['month', 'carrier'] })).rows;
}

const quantities = async (company: string, from: string, to: string) =>
	(await months(company, from, to)).map((row) => row.quantity);

const bills = (...lines: string[]) =>
	['使用期間開始,使用期間終了,使用量(kWh),請求金額(円)', ...lines].join('\r\n');

describe.each(engines)('imports on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});

	afterAll(() => app.close());

	it('a bill that crosses two months is previewed, counts after commit, and is gone after undo', async () => {
		const company = await newCompany();
		const view = await upload(company, 'bill.csv', bills('2025/4/13,2025/5/12,300,9000'));
		expect(view.status).toBe('preview');
		expect(view.records[0]?.byMonth).toEqual([
			{ month: '2025-04', quantity: 180, costYen: 5400 },
			{ month: '2025-05', quantity: 120, costYen: 3600 }
		]);
		expect(await months(company, '2025-04', '2025-05')).toEqual([]);

		const committed = await commitImport(context, company, { id: view.id });
		expect(committed.status).toBe('committed');
		expect(
			(await months(company, '2025-04', '2025-05')).map(({ quantity, costYen }) => [
				quantity,
				costYen
			])
		).toEqual([
			[180, 5400],
			[120, 3600]
		]);

		expect((await undoImport(context, company, view.id)).status).toBe('undone');
		expect(await quantities(company, '2025-04', '2025-05')).toEqual([null, null]);
	});

	it('the same bill twice changes nothing, in the same file or another', async () => {
		const company = await newCompany();
		const line = '2025/4/1,2025/4/30,300,9000';
		await put(company, 'one.csv', bills(line));
		const again = await upload(company, 'two.csv', bills(line));
		expect(again.counts).toEqual({ new: 0, same: 1, conflict: 0, rejected: 0 });
		await commitImport(context, company, { id: again.id });
		expect(await quantities(company, '2025-04', '2025-04')).toEqual([300]);
	});

	it('keep, replace and both decide a conflict, and undo brings the old bill back', async () => {
		const company = await newCompany();
		const jan = (kwh: number) => bills(`2025/1/1,2025/1/31,${kwh},1000`);
		const january = () => quantities(company, '2025-01', '2025-01');
		await put(company, 'a.csv', jan(100));
		await put(company, 'b.csv', jan(200), 'keep');
		expect(await january()).toEqual([100]);
		const replaced = await put(company, 'c.csv', jan(300), 'replace');
		expect(await january()).toEqual([300]);
		const both = await put(company, 'd.csv', jan(50), 'both');
		expect(await january()).toEqual([350]);
		await undoImport(context, company, both.id);
		await undoImport(context, company, replaced.id);
		expect(await january()).toEqual([100]);
	});

	it('commit and undo are idempotent', async () => {
		const company = await newCompany();
		const { id } = await upload(company, 'a.csv', bills('2025/1/1,2025/1/31,100,1000'));
		const once = await commitImport(context, company, { id });
		expect(await commitImport(context, company, { id })).toEqual(once);
		await undoImport(context, company, id);
		expect((await undoImport(context, company, id)).status).toBe('undone');
	});

	it('readings feed the days without a bill, and a bill wins on its own days', async () => {
		const company = await newCompany();
		const hours = Array.from({ length: 48 }, (_, hour) => {
			const day = hour < 24 ? '2025-06-01' : '2025-06-02';
			return `${day} ${String(hour % 24).padStart(2, '0')}:00,1.5`;
		});
		await put(company, 'hours.csv', ['日時,使用量(kWh)', ...hours].join('\n'));
		expect(await quantities(company, '2025-06', '2025-06')).toEqual([72]);
		await put(company, 'bill.csv', bills('2025/6/1,2025/6/1,100,3000'));
		expect(await quantities(company, '2025-06', '2025-06')).toEqual([136]);
		const [point] = await listMeteringPoints(context, company);
		const profile = await getLoadProfile(context, company, {
			meteringPointId: point?.id,
			from: '2025-06-01',
			to: '2025-06-30'
		});
		expect(profile.slotMinutes).toBe(60);
		expect(profile.days.map(({ day, kwh, peakKw }) => [day, kwh.length, kwh[0], peakKw])).toEqual([
			['2025-06-01', 24, 1.5, 1.5],
			['2025-06-02', 24, 1.5, 1.5]
		]);
	});

	it('a cell traces back to file, row and factor, and recomputes to the same bits', async () => {
		const company = await newCompany();
		const site = await createSite(context, company, { name: '本社' });
		const point = await createMeteringPoint(context, company, {
			siteId: site.id,
			name: '受電',
			carrier: 'electricity',
			unit: 'kWh',
			supplier: '東京電力エナジーパートナー'
		});
		await put(company, 'bill.csv', bills('2025/4/13,2025/5/12,300,9000'));
		const trace = await getTrace(context, company, { meteringPointId: point.id, month: '2025-04' });
		expect(trace.evidence[0]).toMatchObject({
			kind: 'bill',
			fileName: 'bill.csv',
			row: 2,
			from: '2025-04-13',
			to: '2025-05-12',
			quantity: 300,
			daysInMonth: 18,
			daysInPeriod: 30,
			quantityInMonth: 180
		});
		expect(trace.factor).toMatchObject({ valueAdjusted: 0.452, useYear: 2025, status: 'official' });
		expect(trace.figures.co2KgAdjusted).toBe(180 * 0.452);
		expect(trace.recomputed).toBe('equal');
	});

	it('without a supplier the national default 0.416 is used and said', async () => {
		const company = await newCompany();
		await put(company, 'bill.csv', bills('2025/4/1,2025/4/30,100000,9000'));
		const overview = await getOverview(context, company, {});
		expect(overview.data?.yearToDate.current.co2KgAdjusted).toBe(41_600);
		expect(overview.nextSteps.map((step) => step.code)).toContain('supplier_missing');
	});

	it('after one file the next that waits is named, and in the end none', async () => {
		const company = await newCompany();
		const first = await upload(company, 'first.csv', bills('2025/4/1,2025/4/30,100,3000'));
		const second = await upload(company, 'second.csv', bills('2025/5/1,2025/5/31,90,2700'));
		await upload(company, 'page.csv', '<!doctype html><html><body>x</body></html>');
		const waiting = (id: string) => nextWaiting(context, company, id);
		const named = { name: 'second.csv', status: 'preview', count: 1 };
		expect(await waiting(first.id)).toEqual({ id: second.id, ...named });
		await commitImport(context, company, { id: first.id });
		expect(await waiting(first.id)).toEqual({ id: second.id, ...named });
		expect(await waiting(second.id)).toBeNull();
	});

	it('a file that is no table is refused, with its name and hash kept', async () => {
		const company = await newCompany();
		const refused = await upload(company, 'page.csv', '<!doctype html><html><body>x</body></html>');
		expect(refused.status).toBe('refused');
		expect(refused.findings[0]?.code).toBe('file.html');
		expect(refused.findings[0]?.message).not.toBe('file.html');
		expect((await getImport(context, company, refused.id)).file.name).toBe('page.csv');
	});

	it('a point in MWh takes a file in kWh, and its figures are kWh, digit for digit', async () => {
		const company = await newCompany();
		const site = await createSite(context, company, { name: '本社' });
		const point = { siteId: site.id, name: '受電', carrier: 'electricity', unit: 'MWh' };
		await createMeteringPoint(context, company, point);
		await put(company, 'bill.csv', bills('2025/4/1,2025/4/30,12345,300000'));
		const [april] = await months(company, '2025-04', '2025-04');
		expect(april).toMatchObject({ quantity: 12_345, unit: 'kWh', gigajoules: 106.6608 });
	});

	it('a month-only bill takes the reading day of the point it goes to', async () => {
		const company = await newCompany();
		const site = await createSite(context, company, { name: '本社' });
		const point = { siteId: site.id, name: '受電', carrier: 'electricity', readingDay: 16 };
		await createMeteringPoint(context, company, point);
		const view = await upload(
			company,
			'months.csv',
			'年月,使用量(kWh)\n2025年4月,300\n2025年5月,310'
		);
		expect(view.records[0]).toMatchObject({ from: '2025-03-16', to: '2025-05-15' });
	});

	it('a unit that does not measure the carrier is refused with what would', async () => {
		const company = await newCompany();
		const view = await upload(company, 'oil.csv', '年月,灯油(kWh)\n2025年4月,300');
		expect(view.status).toBe('refused');
		expect(view.findings.map((one) => one.code)).toContain('import.unit_not_for_carrier');
	});

	it('a file that does not fit the point named says so before the commit refuses it', async () => {
		const company = await newCompany();
		const site = await createSite(context, company, { name: '本社' });
		const point = await createMeteringPoint(context, company, {
			...{ siteId: site.id, name: '受電', carrier: 'electricity' }
		});
		const fields = { meteringPointId: point.id };
		const view = await upload(company, 'gas.csv', '年月,都市ガス(m3)\n2025年4月,300', fields);
		expect(view.findings.map((one) => one.code)).toContain('import.carrier_differs');
		await expect(commitImport(context, company, { id: view.id })).rejects.toMatchObject({
			code: 'import.carrier_differs'
		});
	});

	it('a declined bill is offered when what it stood against is undone', async () => {
		const company = await newCompany();
		const may = (kwh: number) => bills(`2025/5/1,2025/5/31,${kwh},1000`);
		const first = await put(company, 'first.csv', may(1100));
		await put(company, 'declined.csv', may(1150), 'keep');
		const undone = await undoImport(context, company, first.id);
		expect(undone.findings).toContainEqual(
			expect.objectContaining({
				code: 'import.declined_bill',
				params: expect.objectContaining({ file: 'declined.csv', quantity: 1150, unit: 'kWh' })
			})
		);
		expect(await quantities(company, '2025-05', '2025-05')).toEqual([null]);
	});

	it('rows that could not be read come back as a workbook of text, with their reasons', async () => {
		const company = await newCompany();
		const lines = ['施設名,年月,使用量(kWh)', '本社,2025年4月,300', '"=1+1",2025年5月,"1,23"'];
		const { id, counts } = await upload(company, '請求.csv', lines.join('\n'));
		expect(counts.rejected).toBe(1);
		const { fileName, content } = await rejectedWorkbook(context, company, id);
		expect(fileName).toBe('請求_読み取れない行.xlsx');
		const [sheet] = (await readXlsx(content)).sheets;
		expect(sheet?.rows[0]).toEqual(['行', '理由と直し方', '元の列 1', '元の列 2', '元の列 3']);
		expect(sheet?.rows[1]?.[0]).toBe(3);
		expect(sheet?.rows[1]?.slice(2)).toEqual(['=1+1', '2025年5月', '1,23']);
		expect([...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([]);
	});

	const steel = `${realFiles}/interval/Steel_industry_data.csv`;
	it.skipIf(!existsSync(steel))(
		'the steel plant: 35,040 quarter-hours, 959,636.71 kWh',
		async () => {
			const company = await newCompany();
			const view = await upload(company, 'Steel_industry_data.csv', readFileSync(steel));
			expect(view.records[0]).toMatchObject({
				count: 35_040,
				quantity: 959_636.71,
				peakKw: 628.72
			});
			await commitImport(context, company, { id: view.id });
			const rows = await months(company, '2018-01', '2018-12');
			expect(rows[0]?.quantity).toBe(126_238.29);
			const energy = await getEnergy(context, company, { from: '2018-01', to: '2018-12', by: [] });
			expect(energy.rows[0]?.quantity).toBeCloseTo(959_636.71, 6);
		}
	);
});

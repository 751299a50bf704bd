import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { findIssuedReport } from '$lib/server/repositories/issued-reports';
import { read } from '$lib/server/repositories/transaction';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { listCompanyRecords } from '$lib/server/services/records';
import { getStatutoryPage, getStatutoryTable } from '$lib/server/services/statutory';
import { getIssuedTable, issueStatutoryTable } from '$lib/server/services/statutory/issue';
import { issuedWorkbook, statutoryWorkbook } from '$lib/server/services/statutory/workbook';
import { code } from './access-world';
import { context, openApp } from './an-app';
import { companyScope, engines } from './engines';
import { companyWith } from './many-years';

const YEARS = { from: '2022-04', to: '2026-03' };
const POWER = {
	...{ carrier: 'electricity', unit: 'kWh', quantity: 100_000, costYen: 2_500_000 },
	...{ name: '高圧受電', ...YEARS }
};
const OIL = { carrier: 'heavy_oil_a', unit: 'L', quantity: 2000, costYen: 220_000, ...YEARS };

describe.each(engines)('the statutory table on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		company = await companyWith('届出工業', [POWER, OIL]);
	});
	afterAll(() => app.close());

	const ask = (fiscalYear: number) => getStatutoryTable(context, company, { fiscalYear });

	/** One more bill, of a month that the table of 2025 has already. */
	async function another(month: string, quantity: number): Promise<void> {
		const points = await listMeteringPoints(context, company);
		const body = new FormData();
		body.append('meteringPointId', points.find(({ name }) => name === '高圧受電')!.id);
		body.append(
			'file',
			new Blob([`年月,使用量(kWh),請求金額(円)\n${month},${quantity},1`]),
			'x.csv'
		);
		const request = new Request('http://localhost/', { method: 'POST', body });
		const { id } = await uploadFile(context, company, request);
		await commitImport(context, company, { id, conflicts: 'both' });
	}

	it('has fuel before electricity, and totals of both', async () => {
		const { lines, totals, gaps, companyName } = await ask(2025);
		expect([companyName, gaps]).toEqual(['届出工業', []]);
		expect(lines.map(({ carrier, quantity, unit }) => [carrier, quantity, unit])).toEqual([
			['heavy_oil_a', 24, 'kL'],
			['electricity', 1200, 'MWh']
		]);
		// 24 kL × 38.9 + 1,200 thousand kWh × 8.64
		expect(totals.gigajoules).toBeCloseTo(933.6 + 10_368, 6);
		expect(totals.crudeOilKl).toBeCloseTo((933.6 + 10_368) * 0.0258, 6);
		expect(lines[0]!.co2TBasic).toBeCloseTo(24 * 2.75, 9);
	});

	it('follows the rule of its year, and names factors and conversions', async () => {
		const { lines } = await ask(2022);
		const power = lines.find(({ carrier }) => carrier === 'electricity')!;
		expect(power.gigajoules).toBeCloseTo(1200 * 9.76, 6);
		expect(power.conversions).toMatchObject([
			{ value: 9.76, unit: 'GJ/MWh', from: '2022-04', to: '2023-03' }
		]);
		expect(power.factors[0]!.edition).not.toBe('');
	});

	it('an issued one keeps its figures when data changes, and says what is different', async () => {
		const { id } = await issueStatutoryTable(context, company, { fiscalYear: '2025' });
		const before = await getIssuedTable(context, company, id);
		expect(before.changes).toEqual([]);
		await another('2025-06', 10_000);
		const after = await getIssuedTable(context, company, id);
		expect(after.table).toEqual(before.table);
		expect(after.table).not.toEqual(await ask(2025));
		expect(after.changes).toContainEqual({
			...{ carrier: 'electricity', figure: 'quantity' },
			...{ issued: 1200, today: 1210 }
		});
		expect(after.changes.map(({ carrier }) => carrier)).not.toContain('heavy_oil_a');
	});

	it('issued again, the earlier one stays and is marked as replaced', async () => {
		const [first] = (await getStatutoryPage(context, company, {})).issued;
		const { id } = await issueStatutoryTable(context, company, { fiscalYear: 2025 });
		await issueStatutoryTable(context, company, { fiscalYear: 2024 });
		const { issued } = await getStatutoryPage(context, company, {});
		const replaced = Object.fromEntries(issued.map((one) => [one.id, one.replacedBy]));
		expect(issued).toHaveLength(3);
		expect([replaced[first!.id], replaced[id]]).toEqual([id, null]);
		const old = await getIssuedTable(context, company, first!.id);
		expect(old.table.lines.at(-1)!.quantity).toBe(1200);
		expect(old.changes.length).toBeGreaterThan(0);
	});

	it('keeps version of the data and ids of the factors, and stands in the records', async () => {
		const [latest] = (await getStatutoryPage(context, company, {})).issued;
		const scope = companyScope(company);
		const row = await read(getServer().database, scope, (tx) =>
			findIssuedReport(scope, tx, latest!.id)
		);
		expect(row!.dataVersion).toBeGreaterThan(0);
		expect(JSON.parse(row!.factorIds)).toContain('energy-law/7/electricity');
		const { records } = await listCompanyRecords(context, company, {});
		const issues = records.filter(({ event }) => event === 'report.issue');
		expect(issues).toHaveLength(3);
		expect(issues[0]!.detail).toMatchObject({ reportId: latest!.id, fiscalYear: 2024 });
	});

	it('is saved with figures as figures, its factors and its method', async () => {
		const file = await statutoryWorkbook(context, company, { fiscalYear: 2025 });
		expect(file.fileName).toBe('届出工業_省エネ法・温対法の集計表_2025年度.xlsx');
		const { sheets } = await readXlsx(file.content);
		expect(sheets.map(({ name }) => name)).toEqual(['集計表', '換算と排出係数', '計算の方法']);
		const oil = sheets[0]!.rows.find(([name]) => name === 'A重油')!;
		expect(oil.slice(1, 6)).toEqual(['kL', 24, 933.6, 24.087, 66]);
		expect(JSON.stringify(sheets[1]!.rows)).toContain('0.416');
		expect(JSON.stringify(sheets[2]!.rows)).toContain('1500 kL');
	});

	it('an issued one is saved as it was issued', async () => {
		const { issued } = await getStatutoryPage(context, company, {});
		const { content } = await issuedWorkbook(context, company, issued.at(-1)!.id);
		const { sheets } = await readXlsx(content);
		const power = sheets[0]!.rows.find(([name]) => name === '買った電気')!;
		expect(power[2]).toBe(1200);
	});

	it('of a year without data is not issued; what was never issued is not there', async () => {
		const none = issueStatutoryTable(context, company, { fiscalYear: 2010 });
		expect(await code(none)).toBe('report.no_data');
		expect(await code(getIssuedTable(context, company, 'x'))).toBe('not_found');
		const unknown = statutoryWorkbook(context, company, { fiscalYear: 2010 });
		expect(await code(unknown)).toBe('not_found');
	});

	it('of a company without data is nothing yet', async () => {
		const empty = await companyWith('空の会社', []);
		const { years, table, issued } = await getStatutoryPage(context, empty, {});
		expect([years, table, issued]).toEqual([[], null, []]);
	});
});

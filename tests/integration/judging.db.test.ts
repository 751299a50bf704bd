import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany } from '$lib/server/services/companies';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { context, openApp } from './an-app';
import { engines } from './engines';

let places = 0;
const newCompany = async () => (await createCompany(context, { name: `判定${(places += 1)}` })).id;

function upload(company: string, lines: string[]) {
	const body = new FormData();
	body.append('file', new Blob([lines.join('\r\n')]), 'data.csv');
	return uploadFile(context, company, new Request('http://localhost/', { method: 'POST', body }));
}

async function commit(company: string, lines: string[]) {
	const { id } = await upload(company, lines);
	return commitImport(context, company, { id });
}

const HEAD = '使用月,使用量(kWh),請求金額(円)';
const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
const year = (of: number) =>
	MONTHS.map((month, at) => `${of}/${month},${10_000 + 97 * at},${220_000 + 2_134 * at}`);

/** Half-hours of June 2025, all alike. */
const halfHours = (value: number) => [
	'日時,使用量(kWh)',
	...Array.from({ length: 30 * 48 }, (_, slot) => {
		const stamp = new Date(Date.UTC(2025, 5, 1) + slot * 30 * 60_000).toISOString();
		return `${stamp.slice(0, 10)} ${stamp.slice(11, 16)},${value}`;
	})
];

describe.each(engines)('what is odd about a file, on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});

	afterAll(() => app.close());

	const told = (view: Awaited<ReturnType<typeof upload>>) =>
		view.findings
			.filter(({ severity }) => severity === 'warning')
			.map(({ code, where }) => [code, where?.row ?? null, where?.column ?? null]);

	it('a digit too many is named beside the year in force, with row, column and a sentence', async () => {
		const company = await newCompany();
		await commit(company, [HEAD, ...year(2024)]);
		const view = await upload(company, [HEAD, '2025/01,100970,233000', '2025/02,10100,222000']);
		expect(told(view)).toEqual([['bill.spike_against_season', 2, '使用量(kWh)']]);
		expect(view.findings[0]?.message).toMatch(/100,970 kWh .*約 10,000 kWh.*10\.1 倍/);
	});

	it('the same file without a slip has no warning, and what is odd can still be committed', async () => {
		const company = await newCompany();
		await commit(company, [HEAD, ...year(2023)]);
		expect(told(await upload(company, [HEAD, ...year(2024)]))).toEqual([]);
		const odd = await commit(company, [HEAD, '2024/01,10.1,222000']);
		expect(told(odd)).toEqual([['bill.thousandth', 2, '使用量(kWh)']]);
		expect(odd.status).toBe('committed');
	});

	it('readings in kW stand out beside the bill of their days, and agree in kWh', async () => {
		const company = await newCompany();
		await commit(company, [HEAD, '2025/06,14400,320000']);
		expect(told(await upload(company, halfHours(20)))).toEqual([['reading.kw_for_kwh', 2, null]]);
		expect(told(await upload(company, halfHours(10)))).toEqual([]);
	});

	it('a bill that differs from the readings in force is named with its row', async () => {
		const company = await newCompany();
		await commit(company, halfHours(10));
		expect(told(await upload(company, [HEAD, '2025/06,14450,320000']))).toEqual([]);
		expect(told(await upload(company, [HEAD, '2025/06,15400,320000']))).toEqual([
			['bill.differs_from_readings', 2, '使用量(kWh)']
		]);
	});

	it('warnings stand before notes', async () => {
		const company = await newCompany();
		const rows = year(2024).filter((_, at) => at !== 4);
		const { findings } = await upload(company, [HEAD, ...rows]);
		const severities = findings.map(({ severity }) => severity);
		expect(severities).toEqual(['warning', ...severities.slice(1).map(() => 'note')]);
	});
});

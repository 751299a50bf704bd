import { describe, expect, it } from 'vitest';
import { findingOf, read, readText } from '../documents';

const EXPECTED: [path: string, code: string][] = [
	['refused/attack_empty.csv', 'file.empty'],
	['refused/attack_5000_columns.csv', 'table.too_many_columns'],
	['refused/attack_unclosed_quote.csv', 'csv.unclosed_quote'],
	['refused/attack_bill_named.pdf', 'file.type_mismatch'],
	['refused/page.csv', 'file.html'],
	['refused/mojibake.csv', 'file.mojibake'],
	['refused/zip_named.csv', 'file.type_mismatch'],
	['refused/real.xlsx', 'workbook.damaged'],
	['refused/noise.csv', 'file.binary'],
	['area-demand/juyo_made_cp932.csv', 'file.area_demand'],
	['area-demand/eria_jukyu_made.csv', 'file.area_demand'],
	['area-demand/area_yosoku_made.csv', 'file.area_demand'],
	['area-demand/sup_dem_2016_made.csv', 'file.area_demand'],
	['results-table/co2_by_site.csv', 'table.results_not_activity'],
	['results-table/co2_by_month.csv', 'table.results_not_activity']
];

describe('content that is no energy data is refused with its own reason', () => {
	for (const [path, code] of EXPECTED) {
		it(`${path}: ${code}`, () => {
			const outcome = read(path);
			expect(outcome.status).toBe('refused');
			expect(findingOf(outcome, code).severity).toBe('blocking');
		});
	}
});

describe('mojibake is named as such', () => {
	const latin1 = (text: string) =>
		[...new TextEncoder().encode(text)].map((byte) => String.fromCharCode(byte)).join('');
	const table = '年月,使用量(kWh),請求金額\n2026年4月,100,2000\n';

	it('with the control characters (C1) that Latin-1 makes of UTF-8', () => {
		expect(latin1(table)).toMatch(/[\u0080-\u009f]/);
		expect(findingOf(readText(latin1(table)), 'file.mojibake').severity).toBe('blocking');
	});
	it('C1 characters without any letters are no text', () => {
		const noise = 'a,b\n' + '\u0081\u0085\u0090\u0099'.repeat(20);
		expect(findingOf(readText(noise), 'file.binary').severity).toBe('blocking');
	});
});

describe('too many rows are said once', () => {
	it.each([
		'interval-rows/half_hours_start.csv',
		'interval-rows/half_hours_end_cp932.csv',
		'monthly-bills/several_carriers.csv',
		'wide-days/hours_end.csv',
		'osaka-gas-billing/osakagas_billing_FY2025_cp932.csv',
		'kansai-miruden/kepco_miruden_hour_202608_cp932.csv'
	])('%s', (path) => {
		const outcome = read(path, { maxRows: 2 });
		expect(outcome.status).toBe('refused');
		const codes = outcome.findings.map(({ code }) => code);
		expect(codes.filter((code) => code === 'table.too_many_rows')).toHaveLength(1);
	});
});

it('an unclosed quote is named by its line', () => {
	expect(findingOf(read('refused/attack_unclosed_quote.csv'), 'csv.unclosed_quote').params).toEqual(
		{ line: 2 }
	);
});

it('a quote closed by the next field’s opening quote is unclosed too, not one long cell', () => {
	const outcome = readText('施設名,年月,kWh\n"本社,2026/04,100\n"支店",2026/05,200\n');
	expect(findingOf(outcome, 'csv.unclosed_quote').params).toEqual({ line: 2 });
});

it('a text file that calls itself a spreadsheet does not match its extension', () => {
	const outcome = readText('年月,kWh\n2026/04,1\n', { fileName: 'a.xlsx' } as object);
	expect(findingOf(outcome, 'file.type_mismatch').params).toEqual({
		extension: 'xlsx',
		type: 'TEXT'
	});
});

it('a customer’s table with a column of t-CO2 beside kWh is activity data', () => {
	expect(readText('年月,電気(kWh),CO2(t-CO2)\n2026/04,100,0.04\n').status).toBe('read');
});

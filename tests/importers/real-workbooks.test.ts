import { describe, expect, it } from 'vitest';
import { isoDay, monthOf } from '$lib/domain/time/day';
import type { RecordSet } from '$lib/importers/importer';
import { decode } from '$lib/importers/decode';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
	codesOf,
	findingOf,
	HAS_REAL_FILES,
	quantityOf,
	readReal,
	readingsIn,
	REAL_FILES,
	recordsOf,
	totalOf
} from './documents';

/** Every workbook among the real files; figures computed by others (EXPECTED.json beside them). */
function sheetsOf(path: string): Map<string, string[][]> {
	const decoded = decode(readFileSync(join(REAL_FILES, path)), basename(path));
	if (!('workbook' in decoded)) throw new Error(`${path} is no workbook`);
	return new Map(decoded.workbook.documents.map(({ sheet, head }) => [sheet ?? '', head]));
}

describe.skipIf(!HAS_REAL_FILES)('real workbooks', () => {
	it.each(['xls', 'xlsx'])('five British schools as %s are the schools of the CSV', (format) => {
		const path = 'interval/energy-sparks/banes-example-file';
		const outcome = readReal(`${path}.${format}`);
		expect(outcome.encoding).toBe(format);
		const bare = (set: RecordSet) => ({
			...set,
			bills: [],
			days: set.days.map((day) => ({ ...day, sheets: null }))
		});
		expect(recordsOf(outcome).map(bare)).toEqual(recordsOf(readReal(`${path}.csv`)).map(bare));
		expect(recordsOf(outcome).map(quantityOf)).toEqual([226.103, 162.183, 376.7, 89.94, 259.503]);
	});

	it('東北電力: 42,949.8 kWh in August 2021, at most 57.1 kWh in a half-hour', () => {
		const outcome = readReal('synthetic/tohoku_wide_202108.xlsx');
		const [set] = recordsOf(outcome);
		expect(outcome.layout?.id).toBe('tohoku-wide');
		expect([totalOf(outcome), readingsIn(set!)]).toEqual([42_949.8, { count: 1_488, missing: 0 }]);
		const peaks = set!.days.map(({ slots, scale }) => Math.max(...slots) / 10 ** scale);
		expect(Math.max(...peaks)).toBe(57.1);
	});

	it('エナリス: 16,616.7 kWh in June 2025', () => {
		const outcome = readReal('synthetic/【エナリス】202506_使用実績_○○生涯学習館.xlsx');
		expect([outcome.layout?.id, totalOf(outcome)]).toEqual(['enaris-wide', 16_616.7]);
	});

	it('a ledger in wareki: 708,630 kWh, its sum without a result named, its hidden sheet left', () => {
		const outcome = readReal('synthetic/wareki_dates_merged_header_phonetic.xlsx');
		const [set] = recordsOf(outcome);
		expect([quantityOf(set!), set!.carrier, set!.bills.length]).toEqual([
			708_630,
			'electricity',
			12
		]);
		const months = set!.bills.map(({ bill }) => monthOf(bill.start));
		expect([months[0], months[11]]).toEqual(['2025-04', '2026-03']);
		expect(set!.bills[0]).toMatchObject({ sheet: '電気', row: 5, bill: { costYen: 1_464_680 } });
		expect(findingOf(outcome, 'cell.not_calculated')).toMatchObject({
			where: { sheet: '電気', row: 17, column: '料金(円)' },
			params: { formula: '=SUM(C5:C16)' }
		});
		expect(findingOf(outcome, 'row.total_skipped').where?.row).toBe(17);
		expect(findingOf(outcome, 'sheet.hidden_ignored').params).toEqual({ sheets: '「作業用」' });
	});

	it('Portfolio Manager counts from 1904: its sheet has the headings and days of Excel', () => {
		const path = 'bills/espm_example-pm-monthly-meter-usage.xlsx';
		const head = sheetsOf(path).get('Meter Entries')!;
		expect(head[5]!.slice(0, 12)).toEqual([
			...['Property Name', 'Portfolio Manager ID', 'Portfolio Manager Meter ID', 'Meter Name'],
			...['Meter Type', 'Meter Consumption ID', 'Start Date', 'End Date', 'Delivery Date'],
			...['Usage/Quantity', 'Usage Units', 'Cost ($)']
		]);
		const rows = head.slice(6).filter((cells) => cells.length > 1);
		expect(rows).toHaveLength(8);
		expect(rows[0]!.slice(6, 8)).toEqual(['2016-01-01', '2016-02-01']);
		const sum = (type: string) =>
			rows
				.filter((cells) => cells[4] === type)
				.reduce((total, cells) => total + Number(cells[9]), 0);
		expect(sum('Electric - Grid')).toBeCloseTo(1_442_092.3, 6);
		expect(sum('Natural Gas')).toBeCloseTo(1_860_226.2, 6);
		expect(findingOf(readReal(path), 'sheet.no_table').severity).toBe('note');
	});

	it('Portfolio Manager: four meters, January and February 2016, in the Btu of the file', () => {
		const outcome = readReal('bills/espm_example-pm-monthly-meter-usage.xlsx');
		expect(outcome.layout?.id).toBe('portfolio-manager');
		const records = recordsOf(outcome);
		const sum = (carrier: string) =>
			records
				.filter((record) => record.carrier === carrier)
				.reduce((total, record) => total + quantityOf(record), 0);
		expect(records.map(({ supplyPointNumber }) => supplyPointNumber)).toEqual([
			...['5766973-0', '5766975-0', '5766973-1', '5766975-1']
		]);
		expect(sum('electricity')).toBeCloseTo(1_442_092.3, 6);
		expect(sum('natural_gas')).toBeCloseTo(1_860_226.2, 6);
		expect(records.every(({ unit, bills }) => unit === 'kBtu' && bills.length === 2)).toBe(true);
		expect(records[0]!.bills.map(({ bill }) => [isoDay(bill.start), isoDay(bill.end)])).toEqual([
			['2016-01-01', '2016-02-01'],
			['2016-02-01', '2016-03-01']
		]);
	});

	it('csvkit’s sheets: dates, stamps, truth values and text beyond the headings', () => {
		const sheets = sheetsOf('messy/csvkit/sheets.xlsx');
		expect([...sheets.keys()]).toEqual(['data', 'ʤ']);
		const [, first, second] = sheets.get('data')!;
		expect(first!.slice(0, 6)).toEqual([
			...['Chicago Reader', '1966-12-31', '40', 'TRUE', '1', '1966-12-31 04:14']
		]);
		expect(second!.slice(4, 6)).toEqual(['1.27', '1943-12-31 14:57:13']);
	});

	it('csvkit’s list of goods is asked about: its quantities are no energy', () => {
		const outcome = readReal('messy/csvkit/realdata_ne_1033_data.xlsx');
		expect([outcome.status, codesOf(outcome)]).toEqual(['needs_mapping', ['carrier.unknown']]);
		const [cells] = sheetsOf('messy/csvkit/realdata_ne_1033_data.xlsx').get('NE data')!.slice(1);
		expect(cells!.slice(3, 10)).toEqual([
			...['1005-00-589-1271', 'RIFLE,7.62 MILLIMETER', '1', 'Each', '138', '138'],
			`${isoDay(14_071)} 00:00`
		]);
	});
});

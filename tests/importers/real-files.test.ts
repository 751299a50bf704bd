import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MISSING } from '$lib/domain/readings/load-day';
import { isoDay } from '$lib/domain/time/day';
import { decode } from '$lib/importers/decode';
import { splitRows } from '$lib/importers/text/csv';
import type { Mapping } from '$lib/importers/importer';
import {
	HAS_REAL_FILES,
	REAL_FILES,
	byMonth,
	bytesOf,
	codesOf,
	findingOf,
	quantityOf,
	readReal,
	readingsIn,
	recordsOf,
	rejectedOf,
	totalOf
} from './documents';

/** Figures computed by others (EXPECTED.json beside the files), not by this code. */
const expected = HAS_REAL_FILES
	? JSON.parse(readFileSync(join(REAL_FILES, 'EXPECTED.json'), 'utf8'))
	: {};
const numbers = (entry: Record<string, string>) =>
	Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, Number(value)]));

describe.skipIf(!HAS_REAL_FILES)('a steel plant’s quarter-hours of 2018', () => {
	const path = 'interval/Steel_industry_data.csv';

	it('35,040 readings, 959,636.71 kWh, every month as computed, none missing', () => {
		const [record] = recordsOf(readReal(path));
		expect(readingsIn(record!)).toEqual({ count: 35_040, missing: 0 });
		expect(quantityOf(record!)).toBe(959_636.71);
		expect(byMonth(record!)).toEqual(numbers(expected[path].monthly_kWh_by_printed_date));
		expect(byMonth(record!)['2018-01']).toBe(126_238.29);
	});
	it('the largest quarter-hour is 157.18 kWh, stamped 22/11/2018 09:45', () => {
		const [record] = recordsOf(readReal(path));
		const peaks = record!.days.map((day) => ({
			day,
			kwh: Math.max(...day.slots) / 10 ** day.scale
		}));
		const peak = peaks.reduce((a, b) => (b.kwh > a.kwh ? b : a));
		expect(peak.kwh).toBe(157.18);
		expect(isoDay(peak.day.day)).toBe('2018-11-22');
		expect(peak.day.slots.indexOf(15718)).toBe((9 * 60 + 30) / 15);
	});
	it('each day’s 0:00 is its own last slot', () => {
		const [record] = recordsOf(readReal(path));
		const [first] = record!.days;
		// Row 96 of the data, in line 97: 01/01/2018 0:00 with 3.42 kWh.
		expect(first!.slots[95]! / 10 ** first!.scale).toBe(3.42);
		expect(first!.firstRow + 95 * first!.rowStep).toBe(97);
	});
});

describe.skipIf(!HAS_REAL_FILES)('other interval files', () => {
	it('UCam: 8,760 hours, 226,971.7 kWh, every month as computed', () => {
		const path = 'interval/UCam_Building_b0_electricity_2019.csv';
		const [record] = recordsOf(readReal(path));
		expect(readingsIn(record!)).toEqual({ count: 8_760, missing: 0 });
		expect(quantityOf(record!)).toBe(226_971.7);
		expect(byMonth(record!)).toEqual(numbers(expected[path].monthly_kWh));
	});
	for (const encoding of ['cp932', 'utf8']) {
		it(`みるでん in ${encoding}: 21.10 kWh, the total row of 539.70 not added but pointed out`, () => {
			const outcome = readReal(`jp-utility/kepco-miruden/Hour__202608_${encoding}.csv`);
			expect(totalOf(outcome)).toBe(21.1);
			expect(findingOf(outcome, 'total.disagrees').params).toEqual({
				printed: 539.7,
				summed: 21.1
			});
		});
	}
	it('マイ大阪ガス: 25 m3, the unavailable month skipped', () => {
		const outcome = readReal('jp-utility/osakagas_min_cp932.csv');
		expect(outcome.layout?.id).toBe('osaka-gas-billing');
		expect(totalOf(outcome)).toBe(25);
	});
});

describe.skipIf(!HAS_REAL_FILES)('what must be refused or asked', () => {
	it('area demand of two grid operators is refused', () => {
		for (const name of ['Kansai_20221206', 'Tokyo_20221206']) {
			const outcome = readReal(`jp-utility/${name}.csv`);
			expect(outcome.status).toBe('refused');
			expect(codesOf(outcome)).toContain('file.area_demand');
		}
	});
	it('colleges: tables of t-CO2 are refused, tables of GJ need a mapping', () => {
		for (const year of ['2020', '2021']) {
			expect(codesOf(readReal(`jp-utility/kosen/kankyo${year}_co2.csv`))).toContain(
				'table.results_not_activity'
			);
			expect(readReal(`jp-utility/kosen/kankyo${year}_energyinput.csv`).status).toBe(
				'needs_mapping'
			);
		}
	});
	it('colleges: with a mapping the GJ of 校舎 are those computed', () => {
		const path = 'jp-utility/kosen/kankyo2020_energyinput.csv';
		const mapping: Mapping = {
			headerRow: 1,
			shape: 'rows',
			carrier: 'electricity',
			period: { from: '2020-04-01', to: '2021-03-31' },
			columns: [
				{ header: '事業所名', means: 'label' },
				{ header: '電気起算校舎(GJ)', means: 'quantity' }
			]
		};
		const sum = expected[path].columnSumsIncludingAnyTotalRow['電気起算校舎(GJ)'];
		const outcome = readReal(path, { mapping });
		expect(totalOf(outcome)).toBe(Number(sum));
		expect(recordsOf(outcome)).toHaveLength(expected[path].rows);
	});
	it('PDF and XML say Excel or CSV for now', () => {
		const others = ['bills/AzureInterior.pdf', 'green-button/vladistan_gas_direct.xml'];
		for (const path of others)
			expect(codesOf(readReal(path))).toContain('file.type_not_supported_yet');
	});
});

describe.skipIf(!HAS_REAL_FILES)('British half-hourly files', () => {
	const folder = 'interval/energy-sparks';
	const wide = (columns: Mapping['columns']): Mapping => ({
		headerRow: 1,
		shape: 'wide_day',
		carrier: 'electricity',
		columns
	});
	const schools = wide([
		{ header: 'Meter Number', means: 'label' },
		{ header: 'Reading Date', means: 'date', format: 'dmy' }
	]);
	const mapped = (name: string, mapping: Mapping) =>
		readReal(`${folder}/${name}`, { mapping, unit: 'kWh' });

	it('five schools of a day, each with the Total Units that the file prints', () => {
		const records = recordsOf(readReal(`${folder}/banes-example-file.csv`));
		expect(records.map(quantityOf)).toEqual([226.103, 162.183, 376.7, 89.94, 259.503]);
		expect(records.every(({ days }) => isoDay(days[0]!.day) === '2019-11-13')).toBe(true);
	});
	it('KABOOM is no date', () => {
		const outcome = readReal(`${folder}/banes-bad-example-date-file.csv`);
		expect(rejectedOf(outcome).map(({ finding }) => finding.code)).toEqual(['date.unreadable']);
		expect(codesOf(outcome)).toContain('table.nothing_readable');
	});
	it('a row per reading below `sep=,` has 48 readings of 26 August', () => {
		const [record] = recordsOf(readReal(`${folder}/row-per-reading-valid.csv`));
		expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2019-08-26']);
		expect(readingsIn(record!)).toEqual({ count: 48, missing: 0 });
	});
	it('dates of two digits are asked about, and read in the order that a person names', () => {
		expect(codesOf(readReal(`${folder}/valid.csv`))).toContain('date.ambiguous');
		const [record] = recordsOf(mapped('valid.csv', schools));
		expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2018-11-12']);
		expect(record!.days[0]!.slots[0]! / 10 ** record!.days[0]!.scale).toBe(9.9);
	});
	it('missing slots are missing, not zero', () => {
		const [record] = recordsOf(mapped('some-missing-readings.csv', schools));
		expect(readingsIn(record!)).toEqual({ count: 144, missing: 20 });
		expect(record!.days[2]!.slots[47]).toBe(MISSING);
	});
	it('two rows of one day contradict each other; the first stays', () => {
		const outcome = mapped('duplicate-rows.csv', schools);
		expect(codesOf(outcome)).toContain('reading.contradicted');
		expect(totalOf(outcome)).toBe(0);
	});
	it('a table of MPAN has its days first', () => {
		const [record] = recordsOf(readReal(`${folder}/example-sheffield-file.csv`));
		expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2019-12-10', '2019-12-11']);
		expect(quantityOf(record!)).toBe(1099.849);
		expect(record!.supplyPointNumber).toBe('2336533093112');
	});
	it('kVArh beside kWh is not added', () => {
		const mapping = wide([
			{ header: 'siteRef', means: 'label' },
			{ header: 'ConsumptionDate', means: 'date', format: 'dmy' }
		]);
		const [record] = recordsOf(mapped('example-sheffield-file.csv', mapping));
		expect(record!.days.map(({ day }) => isoDay(day))).toEqual(['2019-12-10', '2019-12-11']);
		expect(readingsIn(record!)).toEqual({ count: 96, missing: 0 });
	});
	it('a report with titles above and a remark below', () => {
		const name = 'with-carriage-return-line-endings.csv';
		const mapping: Mapping = {
			...wide([
				{ header: 'Site Name', means: 'label' },
				{ header: 'Date', means: 'date', format: 'dmy' }
			]),
			headerRow: 9
		};
		expect(codesOf(readReal(`${folder}/${name}`))).toContain('date.british');
		expect(totalOf(readReal(`${folder}/${name}`))).toBe(210.734);
		const outcome = mapped(name, mapping);
		expect(recordsOf(outcome)[0]!.days.map(({ day }) => isoDay(day))).toEqual([
			'2023-03-22',
			'2023-07-11'
		]);
		expect(rejectedOf(outcome)).toEqual([]);
	});
	it('a picture and a damaged UTF-16 file are refused', () => {
		expect(codesOf(readReal(`${folder}/not_a_csv.csv`))).toContain('file.type_mismatch');
		expect(codesOf(readReal(`${folder}/with-nulls-and-empty-lines.csv`))).toContain(
			'file.nul_damaged'
		);
	});
});

describe.skipIf(!HAS_REAL_FILES)('csv-spectrum splits as its JSON tells', () => {
	const folder = join(REAL_FILES, 'messy/csv-spectrum');
	const names = HAS_REAL_FILES ? readdirSync(join(folder, 'csvs')) : [];
	for (const name of names) {
		it(name, () => {
			const decoded = decode(bytesOf(join(folder, 'csvs', name)), name);
			if (!('document' in decoded)) throw new Error(`${name} is no text`);
			const [headers, ...rows] = splitRows(decoded.document, 100).rows;
			const told = rows.map((cells) =>
				Object.fromEntries(cells.map((cell, index) => [headers![index]!, cell]))
			);
			expect(told).toEqual(
				JSON.parse(readFileSync(join(folder, 'json', name.replace('.csv', '.json')), 'utf8'))
			);
		});
	}
});

describe.skipIf(!HAS_REAL_FILES)('csvkit’s traps', () => {
	const splits = (name: string) => {
		const decoded = decode(bytesOf(join(REAL_FILES, 'messy/csvkit', name)), name);
		if (!('document' in decoded)) throw new Error(`${name} is no text`);
		return splitRows(decoded.document, 100).rows;
	};
	it('CR ends a row and stays inside quotes', () => {
		expect(splits('mac_newlines.csv')[2]).toEqual(['Once upon\ra time', '5', '6']);
	});
	it('UTF-16 BE and a BOM are decoded', () => {
		expect(splits('test_utf16_big.csv')).toEqual([
			['a', 'b', 'c'],
			['1', '2', '3'],
			['4', '5', 'ʤ']
		]);
		expect(splits('test_utf8_bom.csv')[0]).toEqual(['foo', 'bar', 'baz']);
	});
	it('a NUL is flagged', () =>
		expect(codesOf(readReal('messy/csvkit/null_byte.csv'))).toContain('file.nul'));
	it('NA and NULL are text until a column is a figure', () => {
		expect(splits('blanks.csv')[1]).toEqual(['', 'NA', 'N/A', 'NONE', 'NULL', '.']);
	});
});

import { createRequire } from 'node:module';
import type * as SheetJs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { readDocument, type DocumentOutcome } from '$lib/importers/registry';
import { NO_HELP, readText, recordsOf } from '../../importers/documents';
import { workbook, type Cell } from '../../importers/made-workbook';

/** A CSV and its workbook give equal records: the same table, printed here and typed there. */
const sheetJs = createRequire(import.meta.url)('@e965/xlsx') as typeof SheetJs;

/** Serial of 1970-01-01. */
const EPOCH = 25_569;
const DAY_FORMATS = ['yyyy/m/d', '[$-411]ggge"年"m"月"d"日"', '[$-411]ge.m.d', 14, 31, 58];

const withoutSheet = (outcome: DocumentOutcome) =>
	recordsOf(outcome).map((set) => ({
		...set,
		bills: set.bills.map((row) => ({ ...row, sheet: null })),
		days: set.days.map((day) => ({ ...day, sheets: null }))
	}));

const amount = fc.integer({ min: 0, max: 10_000_000 });
const bills = fc.record({
	firstDay: fc.integer({ min: 15_000, max: 20_500 }),
	rows: fc.array(fc.record({ hundredths: amount, yen: amount }), { minLength: 3, maxLength: 30 }),
	format: fc.constantFrom(...DAY_FORMATS),
	date1904: fc.boolean()
});

const HEADINGS = ['使用期間開始', '使用期間終了', '使用量(kWh)', '請求金額(円)'];

describe('a CSV and its workbook', () => {
	it('hold the same bills, in whatever format days are shown', () => {
		fc.assert(
			fc.property(bills, ({ firstDay, rows, format, date1904 }) => {
				const periods = rows.map((row, at) => ({ ...row, start: firstDay + at * 30 }));
				const lines = periods.map(({ start, hundredths, yen }) =>
					[isoDay(start), isoDay(start + 29), (hundredths / 100).toFixed(2), yen].join(',')
				);
				const shift = date1904 ? EPOCH - 1_462 : EPOCH;
				const cells = periods.map(({ start, hundredths, yen }): Cell[] => [
					{ v: start + shift, format },
					{ v: start + 29 + shift, format },
					{ v: (hundredths / 100).toFixed(2).replace(/\.00$/, '') },
					yen
				]);
				const text = readText([HEADINGS.join(','), ...lines].join('\n'));
				const made = workbook([{ rows: [HEADINGS, ...cells] }], { date1904 });
				const exact = (outcome: DocumentOutcome) =>
					withoutSheet(outcome).map((set) => ({ ...set, bills: set.bills.map(scaled) }));
				expect(exact(readDocument(made, 'made.xlsx', NO_HELP))).toEqual(exact(text));
			}),
			{ numRuns: 60, seed: 20261120 }
		);
	});

	const readings = fc.record({
		firstDay: fc.integer({ min: 15_000, max: 20_500 }),
		tenths: fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 48, maxLength: 200 })
	});

	it('hold the same half-hours, and so does the XLS', () => {
		fc.assert(
			fc.property(readings, ({ firstDay, tenths }) => {
				const stampOf = (slot: number) =>
					new Date((firstDay * 48 + slot) * 1_800_000).toISOString().slice(0, 16).replace('T', ' ');
				const lines = tenths.map((value, slot) => `${stampOf(slot)},${value / 10}`);
				const serials = tenths.map((value, slot) => [firstDay + EPOCH + slot / 48, value / 10]);
				const rows = serials.map(([v, value]): Cell[] => [{ v: v!, format: 22 }, value!]);
				const text = withoutSheet(readText(['日時,使用量(kWh)', ...lines].join('\n')));
				const headings = ['日時', '使用量(kWh)'];
				const xlsx = workbook([{ rows: [headings, ...rows] }]);
				expect(withoutSheet(readDocument(xlsx, 'made.xlsx', NO_HELP))).toEqual(text);
				const xls = madeXls([headings, ...serials]);
				expect(withoutSheet(readDocument(xls, 'made.xls', NO_HELP))).toEqual(text);
			}),
			{ numRuns: 30, seed: 20261120 }
		);
	});
});

/** 100.00 of the text is 100 of the sheet. */
function scaled(row: ReturnType<typeof withoutSheet>[number]['bills'][number]) {
	const { quantity, ...bill } = row.bill;
	return { ...row, bill, quantity: quantity.coefficient / 10 ** quantity.scale };
}

function madeXls(rows: unknown[][]): Uint8Array {
	const sheet = sheetJs.utils.aoa_to_sheet(rows);
	rows.forEach((_, at) => {
		const cell = sheet[`A${at + 1}`] as SheetJs.CellObject;
		if (cell.t === 'n') cell.z = 'yyyy/m/d h:mm';
	});
	const book = sheetJs.utils.book_new(sheet, '表');
	return new Uint8Array(sheetJs.write(book, { bookType: 'biff8', type: 'array' }) as ArrayBuffer);
}

import { finding, type Finding } from '$lib/domain/finding';
import { addMonths, firstDayOf } from '$lib/domain/time/day';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import { datePeriods } from '../bills/bill-periods';
import type { BillDraft } from '../bills/bill-rows';
import { toRecords } from '../bills/bill-table';
import { carrierIn, carrierOfUnit, knownCarrier, type CarrierWord } from '../cells/carrier-words';
import { readQuantity } from '../cells/cells';
import { isBlank, splitRows } from '../text/csv';
import type { Layout, Reading, ReadOptions } from '../importer';
import {
	findMonthColumns,
	monthIn,
	yearOfMonths,
	type MonthColumns
} from '../headings/month-columns';
import {
	askForMapping,
	emptyReading,
	pushRejected,
	refusedReading,
	tooManyPoints
} from '../reading';
import { isRemark, totalKind } from '../cells/table-words';
import { addFigures, sameFigure } from '../bills/total-check';
import { ENERGY_UNITS, readUnit, unitInHeading, type UnitReading } from '../cells/unit-words';

/** A ledger of a year: a row an energy (or place), twelve months side by side, their total behind. */
export const monthsAcross: Layout = {
	id: 'months-across',
	kind: 'generic',
	recognise(document) {
		const found = findMonthColumns(document);
		return found && { reason: 'months_across', params: { headerRow: found.headerRow } };
	},
	read(document, options) {
		const table = findMonthColumns(document)!;
		const { rows, findings } = splitRows(document, options.maxRows);
		const blocking = findings.find(({ severity }) => severity === 'blocking');
		if (blocking) return refusedReading(blocking);
		const lines = rows.flatMap((cells, at) =>
			at < table.headerRow ? [] : lineOf(cells, at + 1, table)
		);
		const { length } = lines.filter(({ year }) => year === null);
		if (length > 0) return askForMapping(document, table.headerRow, yearMissing(table));
		const reading = readLines(lines, table, options);
		return { ...reading, findings: [...findings, ...reading.findings] };
	}
};

/** One row of the ledger: its words, what they name, and the year of its months. */
interface Line {
	cells: string[];
	row: number;
	words: string;
	year: number | null;
}

function lineOf(cells: string[], row: number, table: MonthColumns): Line[] {
	if (isBlank(cells) || isRemark(cells)) return [];
	const first = table.months[0]!;
	const told = cells.slice(0, first.index).flatMap((cell) => cell.trim() || []);
	const years = told.flatMap((cell) => yearOfMonths(cell, first.month) ?? []);
	const year = table.firstYear ?? years[0] ?? yearOfMonths(table.titles, first.month);
	const words = told.filter((cell) => yearOfMonths(cell, first.month) === null).join(' ');
	return [{ cells, row, words, year }];
}

function yearMissing({ headerRow, headers, months }: MonthColumns): Finding {
	const column = headers[months[0]!.index]!;
	return finding('blocking', 'date.year_missing', { column, value: column }, { row: headerRow });
}

function readLines(lines: Line[], table: MonthColumns, options: ReadOptions): Reading {
	const reading = emptyReading();
	const drafts = lines.flatMap((line) => {
		const skipped = skippedLine(line, table);
		if (skipped) {
			reading.findings.push(skipped);
			return [];
		}
		const measure = measureOf(line, table, options);
		const { cells, row } = line;
		if (!('code' in measure)) {
			if (measure.assumed)
				reading.findings.push(finding('note', 'carrier.assumed_electricity', {}, { row }));
			return readLine(line, measure, { table, reading });
		}
		const where = { sheet: null, row, column: null };
		pushRejected(reading.rejected, { sheet: null, row, cells, finding: { ...measure, where } });
		return [];
	});
	const named = withLabels(drafts);
	const heading = table.headers[table.months[0]!.index]!;
	const dated = datePeriods(named, { readingDay: options.readingDay, heading });
	reading.findings.push(...dated.findings);
	reading.records = toRecords(dated.bills, reading);
	const crowded = tooManyPoints(reading.records.length);
	return crowded ? refusedReading(crowded) : reading;
}

/** Rows that are no quantities: sums of others, and yen, which this layout does not read. */
function skippedLine({ cells, row, words }: Line, table: MonthColumns): Finding | null {
	const told = cells.slice(0, table.months[0]!.index);
	if (totalKind(told) !== null)
		return finding('note', 'row.total_skipped', { label: words }, { row });
	const isYen = printedUnit(words)?.unit === 'yen';
	return isYen ? finding('warning', 'row.cost_skipped', { label: words }, { row }) : null;
}

function printedUnit(words: string): UnitReading | null {
	const units = words.split(' ').map((word) => readUnit(word) ?? unitInHeading(word));
	return units.find((unit) => unit !== null) ?? null;
}

interface Measure {
	carrier: string;
	unit: string;
	power: number;
	/** True where only the unit says that it is electricity. */
	assumed: boolean;
}

/** The row's own words before the titles above it; a unit must be printed somewhere. */
function measureOf(
	{ words }: Line,
	{ titles }: MonthColumns,
	options: ReadOptions
): Measure | Finding {
	const measured = printedUnit(words) ?? unitInHeading(titles);
	if (!measured || !ENERGY_UNITS.has(measured.unit))
		return finding('warning', 'unit.unknown_row', { unit: measured?.unit ?? '' });
	const own = solarIfGeneration(carrierIn(words, measured.unit));
	if (own === 'ambiguous') return finding('warning', 'carrier.ambiguous_row');
	const title = carrierIn(titles, measured.unit);
	const told = knownCarrier(own) ?? options.carrier ?? knownCarrier(title);
	// A title that says 発電 over rows that do not may be of what was used, sold or generated.
	const assumed = told === null && title !== 'generation' ? carrierOfUnit(measured.unit) : null;
	const carrier = told ?? assumed;
	if (carrier === null || own === 'ignored') return finding('warning', 'carrier.unknown_row');
	return { ...measured, carrier, assumed: assumed !== null };
}

function solarIfGeneration(word: CarrierWord | null): CarrierWord | null {
	return word === 'generation' ? 'solar' : word;
}

function readLine(
	{ cells, row, words, year }: Line,
	measure: Measure,
	{ table, reading }: { table: MonthColumns; reading: Reading }
): BillDraft[] {
	let sum: Decimal = { coefficient: 0, scale: 0 };
	const drafts = table.months.flatMap(({ index, month }) => {
		const printed = (cells[index] ?? '').trim();
		const read = readQuantity(printed, measure);
		const column = table.headers[index]!.trim();
		if (read.kind === 'missing') return [];
		if (read.kind === 'unreadable' || read.unit !== measure.unit) {
			const params = { value: printed.slice(0, 40) };
			const found = finding('warning', 'number.unreadable', params, { row, column });
			pushRejected(reading.rejected, { sheet: null, row, cells, finding: found });
			return [];
		}
		sum = addFigures(sum, read.value);
		const first = monthIn(year!, table.months[0]!.month, month);
		const days = { start: firstDayOf(first), end: firstDayOf(addMonths(first, 1)) };
		const when = { precision: 'month' as const, ...days };
		const what = { carrier: measure.carrier, unit: measure.unit, quantity: read.value };
		return [{ ...NOTHING_BESIDE, row, cells, column, when, ...what, label: words }];
	});
	const total = readQuantity(cells[table.total ?? -1] ?? '', measure);
	if (total.kind === 'number' && !sameFigure(total.value, sum)) {
		const params = { printed: toNumber(total.value), summed: toNumber(sum) };
		const place = { row, column: table.headers[table.total!]!.trim() };
		reading.findings.push(finding('warning', 'total.disagrees', params, place));
	}
	return drafts;
}

const NOTHING_BESIDE = {
	supplyPointNumber: null,
	supplier: null,
	menu: null,
	costYen: null,
	taxYen: null,
	peakKw: null,
	contractKw: null,
	powerFactorPercent: null,
	reading: 'actual'
} as const;

/** Rows of one carrier are places of their own, named by their words; a single one needs no name. */
function withLabels(drafts: BillDraft[]): BillDraft[] {
	const rowsOf = (carrier: string) =>
		new Set(drafts.filter((draft) => draft.carrier === carrier).map(({ label }) => label)).size;
	return drafts.map((draft) => (rowsOf(draft.carrier) > 1 ? draft : { ...draft, label: null }));
}

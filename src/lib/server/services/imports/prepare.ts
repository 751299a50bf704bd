import { packRows, packSlots } from '$lib/domain/readings/pack';
import { writeSheetRuns } from '$lib/domain/readings/sheet-runs';
import type { Bill } from '$lib/domain/bills/bill';
import { rescale, type Decimal } from '$lib/domain/units/decimal';
import type { BillRow, FigureRow, PrintedPoint, Reading, RecordSet } from '$lib/importers/importer';
import type { BillCandidate, LoadDayCandidate } from '../../repositories/candidates';
import type { FigureCandidate } from '../../repositories/figures';
import type { NewImportRecord, RejectedRow } from '../../repositories/import-records';
import {
	dayFigures,
	summariseBills,
	summariseDays,
	summariseFigures,
	type DayFigures
} from './summarise';

/** A record set as it will stand in the database, its metering point still open. */
export interface PreparedRecord {
	record: NewImportRecord;
	bills: BillCandidate[];
	days: LoadDayCandidate[];
	figures: FigureCandidate[];
}

export function prepareRecords(records: readonly RecordSet[]): PreparedRecord[] {
	return records
		.filter(({ bills, days, figures }) => bills.length + days.length > 0 || figures?.some(isKept))
		.map(prepareSet);
}

function prepareSet(set: RecordSet, recordIndex: number): PreparedRecord {
	if (set.kind === 'bill') return prepareBills(set, recordIndex);
	return set.kind === 'interval' ? prepareDays(set, recordIndex) : prepareFigures(set, recordIndex);
}

export function prepareRejected(rejected: Reading['rejected']): RejectedRow[] {
	return rejected.map(({ sheet, row, cells, finding }, number) => ({
		sheet,
		row,
		number,
		cells: JSON.stringify(cells),
		finding: JSON.stringify(finding)
	}));
}

/** Of an import that only takes away: which point and days it touches. */
export function emptyRecord(of: PrintedPoint & { fromDay: number; toDay: number }): PreparedRecord {
	const figures = { quantity: 0, costYen: null, peakKw: null, slotMinutes: null };
	const record = {
		...{ ...of, ...figures, recordIndex: 0, kind: 'bill', count: 0, missing: 0 },
		...{ meteringPointId: null, byMonth: '[]' }
	};
	return { record, bills: [], days: [], figures: [] };
}

function prepareBills(set: RecordSet, recordIndex: number): PreparedRecord {
	const summary = summariseBills(set.bills.map(({ bill }) => bill));
	return {
		record: recordRow(set, recordIndex, summary),
		bills: set.bills.map((row, number) => billCandidate(row, { recordIndex, number })),
		days: [],
		figures: []
	};
}

function prepareDays(set: RecordSet, recordIndex: number): PreparedRecord {
	const figures = set.days.map((day) => dayFigures(day.slots));
	return {
		record: recordRow(set, recordIndex, summariseDays(set, figures)),
		bills: [],
		days: set.days.map((day, index) => loadDayCandidate(day, figures[index]!, recordIndex)),
		figures: []
	};
}

/** What has a place in the file but no figure is counted as missing, and not kept as a row. */
function prepareFigures(set: RecordSet, recordIndex: number): PreparedRecord {
	const figures = set.figures ?? [];
	return {
		record: recordRow(set, recordIndex, summariseFigures(set)),
		...{ bills: [], days: [] },
		figures: figures.filter(isKept).map((row, number) => ({
			...{ recordIndex, number, kind: row.kind, startDay: row.start, endDay: row.end },
			quantity: row.quantity?.coefficient ?? null,
			quantityScale: row.quantity?.scale ?? 0,
			...{ costYen: row.costYen, quality: row.quality },
			...{ sheet: row.sheet, row: row.row, columnName: row.column }
		}))
	};
}

/** A figure, or that there is none. */
const isKept = ({ quantity, says }: FigureRow) => quantity !== null || says === 'none';

function recordRow(
	set: RecordSet,
	recordIndex: number,
	{ byMonth, ...summary }: ReturnType<typeof summariseBills>
): NewImportRecord {
	const { kind, carrier, unit, supplyPointNumber, supplier, menu, label } = set;
	return {
		...{ recordIndex, kind, carrier, unit, supplyPointNumber, supplier, menu, label },
		...summary,
		meteringPointId: null,
		byMonth: JSON.stringify(byMonth)
	};
}

function billCandidate(
	{ bill, sheet, row, column, note = null }: BillRow,
	place: { recordIndex: number; number: number }
): BillCandidate {
	const [peakKw, peakKwScale] = columns(bill.peakKw);
	const [contractKw, contractKwScale] = columns(bill.contractKw);
	return {
		...place,
		startDay: bill.start,
		endDay: bill.end,
		...quantityColumns(bill),
		costYen: bill.costYen,
		taxYen: bill.taxYen,
		...{ peakKw, peakKwScale, contractKw, contractKwScale },
		powerFactorPercent: bill.powerFactorPercent,
		reading: bill.reading,
		...{ sheet, row, columnName: column, note }
	};
}

/** Both at one scale, the finer of the two. */
function quantityColumns({ quantity, nightQuantity = null }: Bill) {
	const scale = Math.max(quantity.scale, nightQuantity?.scale ?? 0);
	return {
		quantity: rescale(quantity, scale).coefficient,
		nightQuantity: nightQuantity && rescale(nightQuantity, scale).coefficient,
		quantityScale: scale
	};
}

function columns(decimal: Decimal | null): [number | null, number] {
	return decimal ? [decimal.coefficient, decimal.scale] : [null, 0];
}

function loadDayCandidate(
	{ day, slotMinutes, scale, slots, firstRow, rowStep, ...place }: RecordSet['days'][number],
	{ total, peak, peakSlot, missing }: DayFigures,
	recordIndex: number
): LoadDayCandidate {
	return {
		...{ recordIndex, day, slotMinutes, scale, total, peak, peakSlot, missing, firstRow, rowStep },
		slots: packSlots(slots),
		rows: place.rows && packRows(place.rows),
		sheets: writeSheetRuns(place.sheets ?? null),
		estimated: place.estimated ?? null
	};
}

import type { Bill } from '$lib/domain/bills/bill';
import type { Finding } from '$lib/domain/finding';
import type { LoadDay } from '$lib/domain/readings/load-day';
import type { EpochDay } from '$lib/domain/time/day';
import type { Decimal } from '$lib/domain/units/decimal';

/**
 * The contract of every layout: bytes → records and findings. A layout knows no database,
 * no clock and no company. `recognise` looks at the decoded head of the file and says whether
 * the document is its own; a document is read by all and only the layout that claims it.
 */
export interface Layout {
	/** Stable id of the API: `tepco-kurashi`. */
	id: string;
	/** True for named suppliers' files: they win over generic tables, never over each other. */
	kind: 'named' | 'generic';
	recognise(document: Document): Claim | null;
	read(document: Document, options: ReadOptions): Reading;
}

/** Why a layout claims a document: a message code with its figures, shown to the person. */
export interface Claim {
	reason: string;
	params: Record<string, string | number>;
}

/** A text, or a sheet printed as one. Rows are split lazily so that a million lines cost one pass. */
export interface Document {
	fileName: string;
	/** Of the text; `xlsx` or `xls` for a sheet. */
	encoding: string;
	/** The sheet of the workbook; null for a text. Line numbers are the sheet's own row numbers. */
	sheet: string | null;
	/** The whole table. What stands in its head is read from `head` (see plainBelowHead). */
	text: string;
	delimiter: ',' | '\t' | ';';
	/** The first rows (at most 60), split; enough to recognise any known layout. */
	head: string[][];
	/** What decoding found odd: replaced characters, NUL, double BOM. */
	findings: Finding[];
	/** Formulas of a sheet whose results the file does not hold: never read as 0. */
	uncalculated: readonly UncalculatedCell[];
}

export interface UncalculatedCell {
	row: number;
	/** From 0. */
	column: number;
	formula: string;
}

export interface ReadOptions {
	/** Reading day (検針日) 1–31 of the metering point, where known. */
	readingDay: number | null;
	/** Given by a person when the layout could not tell. */
	mapping: Mapping | null;
	/** `carrier` of the metering point named at upload, where one was named. */
	carrier: string | null;
	unit: string | null;
	maxRows: number;
}

export interface Reading {
	records: RecordSet[];
	findings: Finding[];
	rejected: RejectedRow[];
	/** Set when the columns could not be told: the file stands as `needs_mapping`. */
	needsMapping: { columns: ColumnGuess[]; headerRow: number } | null;
	/** Set when the content must be refused (area demand, a results table). */
	refused: Finding | null;
}

/** What a file says of the metering point that its figures belong to. */
export interface PrintedPoint {
	carrier: string;
	unit: string;
	supplyPointNumber: string | null;
	supplier: string | null;
	menu: string | null;
	/** Site or point name as the file prints it, text only; of weather the station. */
	label: string | null;
}

/** One metering point's records of one kind within a file. */
export interface RecordSet extends PrintedPoint {
	kind: 'bill' | 'interval' | 'delivery' | 'driver' | 'weather';
	bills: BillRow[];
	days: LoadDay[];
	/** Of deliveries, drivers and weather. */
	figures?: FigureRow[];
}

/** Stands for the carrier of what is no energy: weather, drivers. */
export const NO_CARRIER = '';

/** A figure of a day or a stretch of days. */
export interface FigureRow {
	kind: 'delivery' | 'stock_take' | 'driver' | 'weather';
	start: EpochDay;
	end: EpochDay;
	/** null: its place is in the file, but no figure that may be used. */
	quantity: Decimal | null;
	/** That there is none: what stands in its place goes out of force. */
	says?: 'none';
	costYen: number | null;
	/** Of weather (temperature.ts). */
	quality: number | null;
	sheet: string | null;
	row: number;
	/** Heading of the column the quantity stands in. */
	column: string;
}

export interface BillRow {
	bill: Bill;
	sheet: string | null;
	row: number;
	/** Heading of the column the quantity stands in. */
	column: string;
	/** What a person wrote beside a bill entered by hand. */
	note?: string | null;
}

export interface RejectedRow {
	sheet: string | null;
	row: number;
	cells: string[];
	finding: Finding;
}

export interface ColumnGuess {
	index: number;
	header: string;
	samples: string[];
	means: ColumnMeaning | null;
}

export type ColumnMeaning =
	| 'date'
	| 'start'
	| 'end'
	| 'time'
	| 'quantity'
	/** The meter's counter (指示数), its previous reading, and what a step of it counts (乗率). */
	| 'register'
	| 'registerBefore'
	| 'multiplier'
	| 'costYen'
	| 'taxYen'
	| 'peakKw'
	| 'contractKw'
	| 'powerFactor'
	| 'supplyPointNumber'
	| 'label'
	| 'supplier'
	| 'menu'
	/** Unit, carrier, or actual/estimated, told by each row. */
	| 'unit'
	| 'carrier'
	| 'reading'
	| 'ignore';

/** What a person said about a table (api.md: `mapping`). */
export interface Mapping {
	/** Of a workbook the sheet that is meant; left out, the fullest table. */
	sheet?: string;
	headerRow: number;
	columns: {
		header?: string;
		index?: number;
		means: ColumnMeaning;
		unit?: string;
		/** `dmy`, `mdy` or `ymd` for dates. */
		format?: string;
		/** Where columns hold different carriers; `carrier` below otherwise. */
		carrier?: string;
	}[];
	shape: 'rows' | 'wide_day' | 'matrix';
	/** Of `wide_day` and `matrix`: what was used, or the meter's counter; left out: used. */
	figures?: 'use' | 'register';
	slotMinutes?: LoadDay['slotMinutes'];
	stamp?: 'start' | 'end';
	carrier: string;
	skipRows?: number[];
	/** The period of every row, both days included, where the rows have no date (yearly tables by site). */
	period?: { from: string; to: string };
	/** Of `rows`, where the cells leave it open: each is a bill, or each is one reading. */
	rowIs?: 'bill' | 'reading';
	/** What a lone day of a bill is: a day of the month that is meant, or the day the meter was read. */
	dayMeans?: 'month' | 'readingDay';
}

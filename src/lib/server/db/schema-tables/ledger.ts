/** Bills and readings: candidates before the commit, ledger after it. */

interface BillColumns {
	company_id: string;
	import_id: string;
	record_index: number;
	/** Position within the record; part of the key. */
	number: number;
	start_day: number;
	end_day: number;
	quantity: number;
	quantity_scale: number;
	/** Of `quantity`, in its scale, what was used at night; null where the bill does not say. */
	night_quantity: number | null;
	cost_yen: number | null;
	tax_yen: number | null;
	peak_kw: number | null;
	peak_kw_scale: number;
	contract_kw: number | null;
	contract_kw_scale: number;
	power_factor_percent: number | null;
	/** `actual` or `estimated` */
	reading: string;
	sheet: string | null;
	row: number;
	column_name: string;
	/** What a person wrote beside it. */
	note: string | null;
}

/** Read from a file, not yet counted. */
export type BillCandidateTable = BillColumns;

/** The ledger of bills: rows never change. */
export interface BillTable extends BillColumns {
	metering_point_id: string;
	/** `assert` (new, same or replacing), `both` (adds beside), `declined` (kept out by a person). */
	disposition: string;
}

/** A bill taken out of force by an import, while the bill's own import stands. */
export interface BillRemovalTable {
	company_id: string;
	metering_point_id: string;
	import_id: string;
	of_import_id: string;
	of_record_index: number;
	of_number: number;
	/** The bill of the same import that stands in its place; null where none does. */
	replaced_by_index: number | null;
	replaced_by_number: number | null;
}

interface LoadDayColumns {
	company_id: string;
	import_id: string;
	day: number;
	slot_minutes: number;
	scale: number;
	/** Packed slots, see domain/readings/pack.ts */
	slots: Uint8Array;
	/** Coefficient at `scale` of the day's total; null slots count as nothing. */
	total: number;
	peak: number;
	peak_slot: number;
	missing: number;
	first_row: number;
	row_step: number;
	/** Packed list of rows, where first row and step do not tell. */
	rows: Uint8Array | null;
	/** Of a workbook: JSON list of sheets, each with the slot it begins at. */
	sheets: string | null;
	/** Bit per slot that the file calls estimated; null = none. */
	estimated: Uint8Array | null;
}

export interface LoadDayCandidateTable extends LoadDayColumns {
	record_index: number;
}

/** The ledger of readings: one row per metering point, day and import. */
export interface LoadDayTable extends LoadDayColumns {
	metering_point_id: string;
	/** Bit per slot that a person declined (keep); null = all taken. */
	declined: Uint8Array | null;
}

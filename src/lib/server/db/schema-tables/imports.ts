/** Files byte for byte, and what was read from them. */

/** Files byte for byte, once per company and content. */
export interface EvidenceTable {
	company_id: string;
	sha256: string;
	byte_count: number;
	media_type: string;
	created_at: number;
}

export interface EvidencePartTable {
	company_id: string;
	sha256: string;
	part: number;
	content: Uint8Array;
}

export interface ImportTable {
	company_id: string;
	import_id: string;
	/** reading, preview, needs_mapping, refused, committed, undone, cancelled, failed */
	status: string;
	file_name: string;
	sha256: string;
	byte_count: number;
	layout_id: string | null;
	/** JSON: Claim */
	layout_reason: string | null;
	/** JSON: what the person gave at upload: { meteringPointId, layout, mapping } */
	request: string;
	/** JSON: ColumnGuess[] while `needs_mapping`. */
	columns: string | null;
	/** JSON: Finding[] */
	findings: string;
	/** JSON: { new, same, conflict, rejected } */
	counts: string;
	/** `keep`, `replace` or `both`, once committed. */
	conflicts: string | null;
	/** Order of commits within the company; null until committed. */
	commit_number: number | null;
	created_by: string;
	created_at: number;
	committed_at: number | null;
	undone_at: number | null;
	/** While `reading`: which process has it, until when. */
	claimed_by: string | null;
	claimed_until: number | null;
}

/** One entry of the Import object's `records`. */
export interface ImportRecordTable {
	company_id: string;
	import_id: string;
	record_index: number;
	kind: string;
	carrier: string;
	unit: string;
	supply_point_number: string | null;
	supplier: string | null;
	menu: string | null;
	label: string | null;
	/** Resolved at preview where possible, fixed at commit. */
	metering_point_id: string | null;
	/** First and last day, both included. */
	from_day: number;
	to_day: number;
	/** bills or readings */
	count: number;
	missing: number;
	quantity: number;
	cost_yen: number | null;
	peak_kw: number | null;
	slot_minutes: number | null;
	/** JSON: [{ month, quantity, costYen }] */
	by_month: string;
	/** The weather station or driver of a record that has no metering point. */
	series_id: string | null;
}

export interface RejectedRowTable {
	company_id: string;
	import_id: string;
	sheet: string | null;
	row: number;
	/** Order within the import; part of the key. */
	number: number;
	/** JSON: string[] */
	cells: string;
	/** JSON: Finding */
	finding: string;
}

/**
 * A mapping that a file was committed with: one row for each such import. It stands while its
 * import does; of a shape of headings the last commit counts.
 */
export interface RememberedMappingTable {
	company_id: string;
	mapping_id: string;
	import_id: string;
	/** Hash of the headings, as they are compared. */
	shape: string;
	/** JSON: string[], as printed. */
	headings: string;
	/** JSON: Mapping */
	mapping: string;
	/** JSON: the rows below the headings that were left out */
	skipped: string;
	/** Who said it first, and when. */
	taught_by: string;
	taught_at: number;
}

/**
 * The tables as both engines hold them. Column kinds: text, integer, bigint (JS number below
 * 2^53), double precision, bytes. No booleans, no numerics; instants are epoch milliseconds
 * (bigint), days are epoch days (integer), months are `YYYY-MM` text. A test introspects both
 * engines and compares them with this file.
 *
 * Identity tables belong to no company. Every tenant table begins with `company_id`, which is
 * part of its key and under row-level security on PostgreSQL.
 */
export interface Schema {
	user_account: UserAccountTable;
	session: SessionTable;
	one_time_link: OneTimeLinkTable;
	api_token: ApiTokenTable;
	membership: MembershipTable;
	attempt: AttemptTable;
	setting: SettingTable;

	company: CompanyTable;
	site: SiteTable;
	metering_point: MeteringPointTable;
	evidence: EvidenceTable;
	evidence_part: EvidencePartTable;
	import: ImportTable;
	import_record: ImportRecordTable;
	rejected_row: RejectedRowTable;
	bill_candidate: BillCandidateTable;
	load_day_candidate: LoadDayCandidateTable;
	bill: BillTable;
	load_day: LoadDayTable;
	bill_in_force: BillInForceTable;
	load_day_in_force: LoadDayInForceTable;
	usage_month: UsageMonthTable;
	company_month: CompanyMonthTable;
}

export interface UserAccountTable {
	user_id: string;
	/** As typed; `email_key` is what is looked up (trimmed, NFKC, lower case; unique). */
	email: string;
	email_key: string;
	name: string;
	password_hash: string | null;
	/** Instant from which the person is operator of this server; null = not. */
	operator_since: number | null;
	disabled_at: number | null;
	created_at: number;
}

export interface SessionTable {
	/** SHA-256 of the cookie's token, hex. */
	token_hash: string;
	user_id: string;
	created_at: number;
	last_seen_at: number;
	expires_at: number;
	/** When the password was last typed in this session. */
	confirmed_at: number;
	user_agent: string;
	address: string;
}

export interface OneTimeLinkTable {
	token_hash: string;
	/** `set_up` now; `invitation`, `reset` come with the roles. */
	purpose: string;
	user_id: string | null;
	created_at: number;
	expires_at: number;
}

export interface ApiTokenTable {
	token_hash: string;
	token_id: string;
	user_id: string;
	name: string;
	/** Comma-separated: `read`, `write`. */
	scopes: string;
	created_at: number;
	expires_at: number;
	last_used_at: number | null;
}

export interface MembershipTable {
	user_id: string;
	company_id: string;
	/** `company_admin` or `company_member`. */
	role: string;
	created_at: number;
}

/** Sign-in attempts, shared between processes; the rate limiter's own table. */
export interface AttemptTable {
	key: string;
	points: number;
	expire: number | null;
}

export interface SettingTable {
	name: string;
	value: string;
}

export interface CompanyTable {
	company_id: string;
	name: string;
	/** JSIC code or null. */
	industry: string | null;
	fiscal_year_start_month: number;
	/** `included` or `excluded`: how yen are shown. */
	tax_display: string;
	/** `demo` for the fictitious sample company (見本), else `real`. */
	origin: string;
	/** Commits so far; caches and drawn charts are keyed by it. */
	data_version: number;
	created_at: number;
}

export interface SiteTable {
	company_id: string;
	site_id: string;
	name: string;
	postal_code: string | null;
	address: string | null;
	floor_area_m2: number | null;
	time_zone: string;
	created_at: number;
}

export interface MeteringPointTable {
	company_id: string;
	metering_point_id: string;
	site_id: string;
	name: string;
	carrier: string;
	unit: string;
	/** Text: 22 digits do not fit a number. Unique with the carrier within a company. */
	supply_point_number: string | null;
	supplier: string | null;
	menu: string | null;
	area: string | null;
	reading_day: number | null;
	contract_kw: number | null;
	created_at: number;
}

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
}

/** Read from a file, not yet counted. */
export type BillCandidateTable = BillColumns;

/** The ledger of bills: rows never change. */
export interface BillTable extends BillColumns {
	metering_point_id: string;
	/** `assert` (new, same or replacing), `both` (adds beside), `declined` (kept out by a person). */
	disposition: string;
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

/** Fold of all bills not undone. */
export interface BillInForceTable {
	company_id: string;
	metering_point_id: string;
	start_day: number;
	import_id: string;
	record_index: number;
	number: number;
}

/** Fold of all readings not undone, merged by slot. */
export interface LoadDayInForceTable {
	company_id: string;
	metering_point_id: string;
	day: number;
	/** The one import the day is read from; null when slots of several are merged. */
	import_id: string | null;
	slot_minutes: number;
	scale: number;
	total: number;
	peak: number;
	peak_slot: number;
	missing: number;
	slot_count: number;
	/** Only when merged: packed slots, and JSON list of import ids with an index per slot. */
	slots: Uint8Array | null;
	origins: string | null;
}

interface ResultColumns {
	quantity: number | null;
	gigajoules: number | null;
	crude_oil_kl: number | null;
	co2_kg_basic: number | null;
	co2_kg_adjusted: number | null;
	cost_yen: number | null;
	covered_days: number;
	days: number;
	/** measured, estimated, partial, missing */
	data_status: string;
	/** official, own, provisional, unverified, not_computed: one per result */
	status_gigajoules: string;
	status_crude_oil: string;
	status_co2_basic: string;
	status_co2_adjusted: string;
}

/** Derived: one row per metering point and month with data. */
export interface UsageMonthTable extends ResultColumns {
	company_id: string;
	metering_point_id: string;
	month: string;
	unit: string;
	/** Ids of the factors used; null where none was found. */
	factor_id: string | null;
	energy_factor_id: string | null;
	/** JSON: Finding[] */
	findings: string;
}

/** Derived: roll-up of `usage_month`. */
export interface CompanyMonthTable extends ResultColumns {
	company_id: string;
	month: string;
}

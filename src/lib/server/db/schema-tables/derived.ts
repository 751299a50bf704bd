/** What is in force, and the months computed from it; can be thrown away and rebuilt. */

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
	/** How many of the slots that count are estimated; null = none. */
	estimated_slots: number | null;
}

interface ResultColumns {
	quantity: number | null;
	gigajoules: number | null;
	crude_oil_kl: number | null;
	co2_kg_basic: number | null;
	co2_kg_adjusted: number | null;
	cost_yen: number | null;
	/** Days that the yen are for. */
	cost_days: number;
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
	/** Of `quantity`, what bills separate by day and night. */
	day_quantity: number | null;
	night_quantity: number | null;
	/** JSON: Finding[] */
	findings: string;
}

/** Derived: roll-up of `usage_month`. */
export interface CompanyMonthTable extends ResultColumns {
	company_id: string;
	month: string;
}

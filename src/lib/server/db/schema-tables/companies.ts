/** Companies, their sites and metering points. */

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
	/** The station whose days are the site's weather. */
	weather_station_id: string | null;
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
	/** How deliveries become use: `averaging` or `stock_takes`; null: averaging. */
	use_from: string | null;
	/** Last day of use, an epoch day; null: no end is known. */
	last_day: number | null;
}

/** A month that was closed (締め); reopened with a reason, it may be closed again. */
export interface MonthClosingTable {
	company_id: string;
	month: string;
	closing_id: string;
	closed_at: number;
	closed_by: string;
	reopened_at: number | null;
	reopened_by: string | null;
	reason: string | null;
}

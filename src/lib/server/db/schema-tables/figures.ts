/** Figures of a day or a stretch of days, and the series that they belong to. */

export interface WeatherStationTable {
	company_id: string;
	weather_station_id: string;
	/** As the file prints it; unique within a company. */
	name: string;
	created_at: number;
}

export interface DriverTable {
	company_id: string;
	driver_id: string;
	/** null: of the whole company. */
	site_id: string | null;
	/** production, hours, floor_area, staff, sales, value_added, other */
	kind: string;
	name: string;
	/** In the company's own words: t, 個, 百万円. */
	unit: string;
	created_at: number;
	/** null: in use. A removed one keeps its figures and is on no list but that of removed ones. */
	removed_at: number | null;
}

interface FigureColumns {
	company_id: string;
	import_id: string;
	record_index: number;
	/** Position within the record; part of the key. */
	number: number;
	/** delivery, stock_take, driver, weather */
	kind: string;
	start_day: number;
	end_day: number;
	/** null: there is none; what stands there goes out of force. */
	quantity: number | null;
	quantity_scale: number;
	cost_yen: number | null;
	/** Of weather: 8 complete, 5 nearly complete; null where the file has none. */
	quality: number | null;
	sheet: string | null;
	row: number;
	column_name: string;
}

/** Read from a file or typed, not yet counted. */
export type FigureCandidateTable = FigureColumns;

/** The ledger: rows never change. */
export interface FigureTable extends FigureColumns {
	/** Metering point, driver or weather station. */
	series_id: string;
	/** `assert` (new, same or replacing), `both` (adds beside), `declined` (kept out by a person). */
	disposition: string;
}

/** Derived: fold of all figures not undone. */
export interface FigureInForceTable {
	company_id: string;
	series_id: string;
	kind: string;
	start_day: number;
	import_id: string;
	record_index: number;
	number: number;
}

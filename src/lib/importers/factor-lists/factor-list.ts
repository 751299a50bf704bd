/**
 * Lists of emission factors as the ministries publish them, and as this application ships them.
 *
 * A list of suppliers is a table of blocks: number, name and coverage of a supplier are printed
 * once (or merged) beside all its menus, each with a basic and an adjusted figure. Heads of pages
 * come again, notes stand between, and a default (代替値) closes the table. Which column is which
 * is told by its heading (columns.ts), which unit by the heading or the row below it.
 *
 * Figures stay text, exactly as printed but for the decimal point: the list of electricity prints
 * t-CO2 per kWh with six decimals, an edition holds kg with three. What is odd is a finding;
 * where one is blocking there is no content.
 */
import type { Finding } from '$lib/domain/finding';

export interface ListedFigure {
	/** Running number in the list, which is part of the factor's id. */
	row: number;
	kind: 'single' | 'menu' | 'residual' | 'company_average' | 'default' | 'national_average';
	menu: string | null;
	label: string | null;
	area: string | null;
	basic: string;
	adjusted: string;
	/** `yes`: the ministries put a default in place of an abnormal result (※). */
	substitute: 'yes' | 'no';
	note: string | null;
}

export type Section = 'retailer' | 'grid_operator' | 'supplier';

export interface ListedSupplier {
	section: Section;
	registrationNo: string;
	name: string;
	searchName: string | null;
	formerName: string | null;
	coveragePercent: string | null;
	figures: ListedFigure[];
}

export interface SupplierListContent {
	kind: 'supplier_list';
	carrier: string;
	label: string;
	source: string;
	sourceUrl: string | null;
	listDate: string;
	resultYear: number;
	useYear: number;
	printedUnit: 'kg-CO2/kWh' | 't-CO2/thousand_m3' | 't-CO2/GJ';
	default: ListedFigure;
	nationalAverage: ListedFigure | null;
	suppliers: ListedSupplier[];
}

export interface ListedFuel {
	row: number;
	carriers: string[];
	name: string;
	supplier: string | null;
	unit: 'MWh' | 'thousand_m3' | 'kL' | 't' | 'GJ';
	fromYear: number;
	toYear: number | null;
	tCo2PerUnit: string;
	heatGjPerUnit: null;
	carbonTPerGj: null;
	source: string;
	confidence: 'high';
	note: string | null;
}

export interface FuelTableContent {
	kind: 'fuel_table';
	label: string;
	source: string;
	sourceUrl: string | null;
	rows: ListedFuel[];
}

/** What a person says of a list, where the list itself does not. */
export interface ListFacts {
	listDate: string | null;
	resultYear: number | null;
}

/** `content` is null exactly where a finding is blocking. */
export interface FactorListOutcome {
	content: SupplierListContent | FuelTableContent | null;
	findings: Finding[];
}

/**
 * What the manufacturers of the sample consortium are made of. They are invented; real are only
 * the places, the carriers and the suppliers, as the factor library names them.
 */
import type { Month } from '$lib/domain/time/day';
import type { Tariff } from './prices';
import type { Season, Shift } from './work';

export interface Manufacturer {
	key: string;
	/** Without （見本）, which every sample company carries behind its name. */
	name: string;
	industry: string;
	municipality: string;
	employees: number;
	fiscalYearStartMonth?: number;
	monthsBehind?: number;
	sites: SiteDefinition[];
	papers: Paper[];
	oddities?: Oddity[];
}

export interface SiteDefinition {
	name: string;
	floorAreaM2: number;
	points: PointDefinition[];
}

export interface PointDefinition {
	key: string;
	name: string;
	carrier: string;
	unit: string;
	supplyPointNumber: string | null;
	supplier: string | null;
	menu: string | null;
	area: string | null;
	/** null: bills are for calendar months. */
	readingDay: number | null;
	tariff: Tariff;
	/** Share of the usual price that this customer pays. */
	priceLevel: number;
	/** `measured`: 実量制, the highest demand of twelve months; a number: agreed. */
	contract: 'measured' | number | null;
	use: ElectricityUse | MatterUse;
}

/** Loads in kW; bills and readings are both sums of these half-hours. */
export interface ElectricityUse {
	kind: 'electricity';
	shift: Shift;
	season: Season;
	/** Day and night, on holidays too. */
	baseKw: number;
	/** Of the process at full work. */
	productionKw: number;
	coolingKw: number;
	heatingKw: number;
	/** Work on a Saturday and a Sunday as a share of a weekday's. */
	saturday: number;
	sunday: number;
	trendPerYear: number;
	/** A measure that worked: from this month on the process needs less. */
	improved: { from: Month; savedShare: number } | null;
}

/** Everything that is not supplied as half-hours: fuels, heat, water, power of the own roof. */
export interface MatterUse {
	kind: 'matter';
	season: Season;
	perWorkday: number;
	perDay: number;
	/** On the coldest day. */
	perWinterDay: number;
	saturday: number;
	trendPerYear: number;
}

/** A file that is uploaded, and how whoever made it lays it out. */
export interface Paper {
	name: string;
	points: string[];
	layout: PaperLayout;
	encoding: 'utf-8' | 'cp932';
	/** `twice`: uploaded again later, as it happens. */
	uploaded: 'once' | 'twice';
}

export type PaperLayout =
	| 'retailer_list'
	| 'invoice_rows'
	| 'era_list'
	| 'reading_days'
	| 'slip_list'
	| 'ledger_columns'
	| 'months_across'
	| 'interval_rows'
	| 'wide_days'
	| 'tepco_kurashi';

/** Something wrong with a paper, in one year of three. */
export interface Oddity {
	kind: OddityKind;
	/** Key of the metering point. */
	point: string;
	/** 1–12 */
	month: number;
	/** The calendar year modulo 3: 2025 is 0. */
	year: 0 | 1 | 2;
}

export type OddityKind =
	/** The bill was lost. */
	| 'missing'
	/** Nobody could read the figure: the row is rejected. */
	| 'unreadable'
	/** The meter reader could not get in; the next bill settles it. */
	| 'estimated'
	/** One zero too many in the yen. */
	| 'tenfold_yen'
	/** The same row twice. */
	| 'repeated'
	/** Two rows for one month that do not agree: the second is rejected. */
	| 'contradicted'
	/** The day of reading is in both bills. */
	| 'overlapping';

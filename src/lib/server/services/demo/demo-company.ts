import type { Month } from '$lib/domain/time/day';

/** Half-hours reach this far back: a year of bills, and what their first days need. */
export const MONTHS_OF_READINGS = 14;

/** A fictitious company (見本) as the loader needs it: what it is, and what it uploads. */
export interface DemoCompany {
	/** The same in every version: tests and other samples name the company by it. */
	key: string;
	name: string;
	/** Four digits of the Japan Standard Industrial Classification. */
	industry: string;
	municipality: string;
	employees: number;
	fiscalYearStartMonth: number;
	/** How far its newest data lie behind the newest month that is over. */
	monthsBehind: number;
	/** As they are when the company's own data end with `lastMonth`. */
	sites: (lastMonth: Month) => DemoSite[];
	/** In the order in which they were uploaded; the company's own data end with `lastMonth`. */
	files: (lastMonth: Month) => DemoFile[];
}

export interface DemoSite {
	name: string;
	address: string | null;
	floorAreaM2: number;
	points: DemoPoint[];
}

export interface DemoPoint {
	/** Within its company. */
	key: string;
	name: string;
	carrier: string;
	unit: string;
	supplyPointNumber: string | null;
	supplier: string | null;
	menu: string | null;
	area: string | null;
	readingDay: number | null;
	contractKw: number | null;
}

export interface DemoFile {
	name: string;
	/** Key of the metering point chosen at upload; null where the file names its points itself. */
	point: string | null;
	encoding: 'utf-8' | 'cp932';
	/** Worked out when it is wanted: a list of files needs their names only. */
	text: () => string;
}

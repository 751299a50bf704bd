/** The company's first page: a part of `views.ts`. */
import type { EnergyFigures } from '$lib/domain/energy/energy-row';
import type { Finding } from '$lib/domain/finding';
import type { CompanyRestatementLineView } from './restatements/views';
import type { CompanyView, FactorView } from './views';

export interface Comparison {
	/** Months, both included; null when there is nothing yet. */
	from: string;
	to: string;
	current: EnergyFigures;
	/** Bought electricity of `current` alone, in kWh; null when unknown. */
	electricityKwh?: number | null;
	/** The same months a year before; null when none of them has data. */
	previous: EnergyFigures | null;
	/** How the yen differ, split so that the parts add up to the whole; null without yen on both sides. */
	costDifference: { totalYen: number; useYen: number; priceYen: number } | null;
	/** How the adjusted CO2 differs; null when a side is not computed. */
	co2Difference: { totalKg: number; useKg: number; factorKg: number } | null;
	/** How the gigajoules differ: the use, and another rule of conversion; null as above. */
	energyDifference: { totalGj: number; useGj: number; ruleGj: number } | null;
	/** Where the list behind a carrier's factor changed between the two periods. */
	factorChanges: { carrier: string; before: number; after: number; unit: string }[];
}

export interface OverviewView {
	company: CompanyView;
	/** null while nothing is committed. */
	data: OverviewData | null;
	/** Lists of factors that wait for the company, or came to count lately. */
	editions: CompanyRestatementLineView[];
	nextSteps: {
		code: string;
		params: Record<string, string | number>;
		href: string;
		/** Where the same is done without a file. */
		byHand?: string;
	}[];
}

export interface OverviewData {
	fiscalYear: number;
	/** Fiscal years with data, newest first. */
	fiscalYears: number[];
	/** Newest month with data. */
	lastMonth: string;
	yearToDate: Comparison;
	month: Comparison;
	rolling12: Comparison;
	/** Carriers with data in the year or the year before, in reading order. */
	carriers: string[];
	/** Twelve months × carriers; months without data are rows with nulls. */
	months: {
		month: string;
		/** Nothing moves its figures any more (締め). */
		closed: 'yes' | 'no';
		total: EnergyFigures;
		previousTotal: EnergyFigures | null;
		byCarrier: { carrier: string; figures: EnergyFigures; meteringPointIds: string[] }[];
	}[];
	/** Factors behind the year's CO2, for the line under the table. */
	factors: { carrier: string; factor: Omit<FactorView, 'explanation' | 'editionId'> }[];
	findings: (Finding & { message: string })[];
}

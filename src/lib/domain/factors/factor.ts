/**
 * Emission factors and how one is found.
 *
 * A factor says how many kg of CO2 stand behind one base unit of a carrier, on two bases of the
 * Japanese reporting scheme: basic (基礎) and adjusted (調整後, with certificates). It is data of
 * an edition, a list as it was published on a day, and editions never change: a corrected list
 * is a new edition. Three years must not be mixed up: the year of the supplier's result, the
 * year of emissions that it serves (`useYear`), and the year in which those are reported
 * (edition-lags.ts says for each carrier how they hang together).
 *
 * Resolution (resolve-factor.ts) goes: own contract factor → supplier and menu → supplier's
 * residual, or its company figure where the list says so → national default, and records each
 * step. It never takes a later list backwards. Where nothing is found the answer is a factor of
 * `null` with status `not_computed`: a reason, not a zero. All years are April–March.
 */
import type { FactorStatus } from '../energy/energy-row';
import type { Finding } from '../finding';

export type Confidence = 'high' | 'medium' | 'low';

export interface Factor {
	/** Stable: edition and row of the list. */
	id: string;
	carrier: string;
	/** As printed in the list; null for fuels and defaults. */
	supplier: string | null;
	menu: string | null;
	area: string | null;
	/** kg-CO2 per base unit; null where the source has no figure on that basis. */
	valueBasic: number | null;
	valueAdjusted: number | null;
	/** `kg-CO2/kWh` */
	unit: string;
	/** Name of the edition as people call it. */
	edition: string;
	listDate: string | null;
	resultYear: number | null;
	useYear: number | null;
	source: string;
	confidence: Confidence;
}

/** A step of the search. `matched` is empty where the step was tried and found nothing. */
export interface FoundStep {
	step:
		| 'own_factor'
		| 'supplier_menu'
		| 'supplier_residual'
		| 'supplier_company_figure'
		| 'supplier_only_figure'
		| 'national_default'
		| 'fuel_table'
		| 'not_energy';
	matched: string;
}

export interface FactorResolution {
	/** null exactly when the status is `not_computed`. */
	factor: Factor | null;
	status: FactorStatus;
	found: FoundStep[];
	findings: Finding[];
}

/** kg-CO2 per base unit, from outside the lists. */
export interface GivenFactor {
	id: string;
	valueBasic: number | null;
	valueAdjusted: number | null;
	source: string;
}

export interface FactorQuery {
	carrier: string;
	/** `YYYY-MM` of the use. */
	month: string;
	supplier?: string | null;
	/** The list's letter, `residual` or `company_average`. */
	menu?: string | null;
	area?: string | null;
	/** The company's own factor, which comes before all lists. */
	own?: GivenFactor | null;
}

export type FactorRefusal =
	| 'carrier.unknown'
	| 'carrier.ambiguous'
	| 'date.out_of_range'
	| 'supplier.unknown'
	| 'menu.unknown'
	| 'area.required';

import { useYearOf } from '$lib/domain/factors/edition-lags';
import { CARRIER_CODES } from '$lib/domain/carriers/carriers';
import { z } from 'zod';

/** The shipped editions as files hold them: values stay text, exactly as the list prints them. */
const figureText = z.string().regex(/^\d+(\.\d+)?$/);
const year = z.int().min(2000).max(2100);
const confidence = z.enum(['high', 'medium', 'low']);
const row = z.int().min(1);

const edition = {
	id: z.string(),
	/** What it stands in for, where that is not told by carrier and year; its own id otherwise. */
	series: z.string().optional(),
	label: z.string(),
	source: z.string(),
	sourceUrl: z.string().nullable()
};

/** Where a row comes from, and how far it can be relied on. */
const evidence = {
	source: z.string(),
	sourceUrl: z.string().nullable(),
	confidence,
	note: z.string().nullable()
};

/** Fiscal years, both included; null is open. */
const validYears = { fromYear: year.nullable(), toYear: year.nullable() };

const listedFigure = z.strictObject({
	row,
	kind: z.enum(['single', 'menu', 'residual', 'company_average', 'default', 'national_average']),
	menu: z.string().nullable(),
	label: z.string().nullable(),
	area: z.string().nullable(),
	basic: figureText,
	adjusted: figureText,
	substitute: z.enum(['yes', 'no']),
	note: z.string().nullable()
});

export const supplierListFile = z
	.strictObject({
		...edition,
		kind: z.literal('supplier_list'),
		carrier: z.string(),
		listDate: z.iso.date(),
		resultYear: year,
		useYear: year,
		printedUnit: z.enum(['kg-CO2/kWh', 't-CO2/thousand_m3', 't-CO2/GJ']),
		default: listedFigure,
		nationalAverage: listedFigure.nullable(),
		suppliers: z.array(
			z.strictObject({
				section: z.enum(['retailer', 'grid_operator', 'supplier']),
				registrationNo: z.string(),
				name: z.string(),
				searchName: z.string().nullable(),
				formerName: z.string().nullable(),
				coveragePercent: figureText.nullable(),
				figures: z.array(listedFigure).min(1)
			})
		)
	})
	.refine(fitsLag, { path: ['useYear'] });

/** A list whose years do not fit the lag of its carrier would be used in the wrong year. */
function fitsLag(list: { carrier: string; resultYear: number; useYear: number }): boolean {
	return useYearOf(list.carrier, list.resultYear) === list.useYear;
}

export const historyFile = z.strictObject({
	...edition,
	kind: z.literal('history'),
	carrier: z.string(),
	printedUnit: z.literal('kg-CO2/kWh'),
	rows: z.array(
		z.strictObject({
			row,
			kind: z.enum([
				'residual',
				'main_menu',
				'company',
				'company_average',
				'company_basic_residual_adjusted',
				'not_stated',
				'national_average',
				'default'
			]),
			supplier: z.string(),
			supplierEn: z.string().nullable(),
			menuText: z.string(),
			menu: z.string().nullable(),
			/** Preliminary figures of a company are shown in the library and never used. */
			standing: z.enum(['final', 'preliminary']),
			resultYear: year,
			useYear: year.nullable(),
			basic: figureText.nullable(),
			adjusted: figureText.nullable(),
			unadjusted: figureText.nullable(),
			...evidence
		})
	)
});

const perUnit = z.enum(['MWh', 'thousand_m3', 'kL', 't', 'GJ']);

export const fuelTableFile = z.strictObject({
	...edition,
	kind: z.literal('fuel_table'),
	rows: z.array(
		z.strictObject({
			row,
			carriers: z.array(z.string()).min(1),
			name: z.string(),
			/** Set where the figure is one supplier's only. */
			supplier: z.string().nullable(),
			unit: perUnit,
			fromYear: year,
			toYear: year.nullable(),
			/** The listed figure; null where the rule is heat × carbon × 44/12. */
			tCo2PerUnit: figureText.nullable(),
			heatGjPerUnit: figureText.nullable(),
			carbonTPerGj: figureText.nullable(),
			source: z.string(),
			confidence,
			note: z.string().nullable()
		})
	)
});

export const energyRulesFile = z.strictObject({
	...edition,
	kind: z.literal('energy_rules'),
	rows: z.array(
		z.strictObject({
			row,
			item: z.string(),
			carriers: z.array(z.string()).min(1),
			timeOfUse: z.enum(['day', 'night']).nullable(),
			name: z.string(),
			gjPerUnit: figureText,
			unit: perUnit,
			...validYears,
			...evidence
		})
	),
	rules: z.array(
		z.strictObject({
			row,
			item: z.string(),
			name: z.string(),
			value: figureText,
			unit: z.string(),
			...validYears,
			...evidence
		})
	)
});

export const scope3File = z.strictObject({
	...edition,
	kind: z.literal('scope3'),
	rows: z.array(
		z.strictObject({
			row,
			key: z.string(),
			name: z.string(),
			category: z.string(),
			kind: z.string(),
			unit: z.string(),
			value: figureText
		})
	)
});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Factors that a consortium brought in for its companies: what no list of the ministries has. */
export const ownFactorsFile = z.strictObject({
	...edition,
	kind: z.literal('own_factors'),
	rows: z.array(
		z.strictObject({
			row,
			carrier: z.enum(CARRIER_CODES),
			/** null: whoever supplies. */
			supplier: z.string().nullable(),
			fromMonth: month,
			toMonth: month.nullable(),
			/** kg-CO2 per base unit of the carrier. */
			basic: figureText.nullable(),
			adjusted: figureText.nullable(),
			/** GJ per base unit. */
			energy: figureText.nullable(),
			/** Of LPG by volume, and of metered gas. */
			kgPerM3: figureText.nullable(),
			standardM3PerM3: figureText.nullable(),
			source: z.string()
		})
	)
});

export const editionFile = z.discriminatedUnion('kind', [
	supplierListFile,
	historyFile,
	fuelTableFile,
	energyRulesFile,
	scope3File,
	ownFactorsFile
]);

export type EditionFile = z.output<typeof editionFile>;
export type SupplierListFile = z.output<typeof supplierListFile>;
export type HistoryFile = z.output<typeof historyFile>;
export type FuelTableFile = z.output<typeof fuelTableFile>;
export type EnergyRulesFile = z.output<typeof energyRulesFile>;

/**
 * A year's energy in the words of the GHG Protocol, beside those of the Japanese scheme.
 *
 * Scope 1 is what is burnt on the premises, fuel by fuel. Scope 2 is bought power, steam, hot and
 * cold water: location-based with the national average of the year for power (Japan has no official
 * location-based list; it is the usual stand-in), market-based with the factor of supplier and menu
 * less certificates (deductions.ts). Heat has its supplier's factor in both. Solar power of one's
 * own counts as energy and emits nothing; power sold is income, and is subtracted from nothing.
 *
 * Every figure is a sum of derived months and does not change them. What one part lacks, the sum
 * lacks: null, with the statutory years whose national average is not known.
 */
import { CARRIER_CODES, carrierOf, scopeOf } from '../carriers/carriers';
import { toBaseUnit } from '../carriers/convert';
import type { EnergyTotals, UsageMonth } from '../energy/energy-row';
import { rollUp, type RollUpQuestion } from '../energy/roll-up';
import { sumFigures } from '../energy/sum-figures';
import { fiscalYearOf } from '../time/day';
import { exactProduct } from '../units/exact-product';
import type { Purchase } from './certificate';
import type { NationalAverage } from './national-average';

export interface CarrierLine {
	carrier: string;
	figures: EnergyTotals;
}

export interface Scopes {
	scope1: { lines: CarrierLine[]; total: EnergyTotals };
	scope2: {
		electricity: CarrierLine | null;
		heat: CarrierLine[];
		total: EnergyTotals;
		/** Bought power × national average; heat is not in it. 0 where none was bought. */
		locationBased: LocationBased;
	};
	/** Own generation used on the premises. */
	solar: CarrierLine | null;
	/** Power sold: income, never negative use. */
	sold: CarrierLine | null;
	/** Scopes 1 and 2 as the months have them. */
	total: EnergyTotals;
}

export interface LocationBased {
	co2Kg: number | null;
	averages: NationalAverage[];
	/** Statutory years with power and without a national average. */
	missingYears: number[];
}

/** A year of a company: every point and month counts, with data or without. */
export interface GhgYear extends Pick<
	RollUpQuestion,
	'points' | 'months' | 'fiscalYearStartMonth'
> {
	usage: readonly UsageMonth[];
	/** The national average of a statutory year. */
	averageOf: (year: number) => NationalAverage | null;
}

export function scopesOf(year: GhgYear): Scopes {
	const lines = linesOf(year);
	const ofScope = (scope: 1 | 2) =>
		lines.filter(({ carrier }) => scopeOf(carrierOf(carrier)) === scope);
	const line = (code: string) => lines.find(({ carrier }) => carrier === code) ?? null;
	return {
		scope1: { lines: ofScope(1), total: totalOf(year, [1]) },
		scope2: {
			electricity: line('electricity'),
			heat: ofScope(2).filter(({ carrier }) => carrier !== 'electricity'),
			total: totalOf(year, [2]),
			locationBased: locationBased(year)
		},
		solar: line('solar'),
		sold: line('electricity_export'),
		total: totalOf(year, [1, 2])
	};
}

/** In reading order; carriers of which nothing is known in the year are lines all the same. */
function linesOf(year: GhgYear): CarrierLine[] {
	const { rows } = rollUp({ ...year, by: ['carrier'] });
	const place = ({ carrier }: CarrierLine) => CARRIER_CODES.indexOf(carrier);
	return rows
		.map(({ carrier, figures }) => ({ carrier: carrier!, figures }))
		.sort((a, b) => place(a) - place(b));
}

function totalOf(year: GhgYear, scopes: readonly number[]): EnergyTotals {
	const counts = ({ carrier }: { carrier: string }) =>
		scopes.includes(scopeOf(carrierOf(carrier)) ?? 0);
	const of = { usage: year.usage.filter(counts), points: year.points.filter(counts) };
	return rollUp({ ...year, ...of, by: [] }).rows[0]?.figures ?? sumFigures([], 'carriers');
}

function locationBased({ usage, averageOf }: GhgYear): LocationBased {
	const purchases = purchasesOf(usage);
	const years = [...new Set(purchases.map(({ month }) => fiscalYearOf(month)))].sort();
	const averages = years.flatMap((year) => averageOf(year) ?? []);
	const known = new Map(averages.map((one) => [one.year, one.kgCo2PerKwh]));
	const missingYears = years.filter((year) => !known.has(year));
	if (missingYears.length > 0) return { co2Kg: null, averages, missingYears };
	const co2Kg = purchases
		.map(({ month, kwh }) => exactProduct(kwh, known.get(fiscalYearOf(month))!))
		.reduce((a, b) => a + b, 0);
	return { co2Kg, averages, missingYears };
}

/** Bought power by metering point and month, where it is known. */
export function purchasesOf(rows: readonly UsageMonth[]): Purchase[] {
	return rows.flatMap(({ carrier, quantity, unit, meteringPointId, month, co2KgAdjusted }) => {
		if (carrier !== 'electricity' || quantity === null || unit === null) return [];
		const base = toBaseUnit({ carrier, quantity, unit, gjPerBaseUnit: null });
		if (!base.ok) return [];
		return [{ meteringPointId, month, kwh: base.value.quantity, adjustedKgCo2: co2KgAdjusted }];
	});
}

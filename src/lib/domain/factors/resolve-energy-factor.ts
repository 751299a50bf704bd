import { carrierOf } from '../carriers/carriers';
import { fiscalYearOf, type Month } from '../time/day';
import type { EnergyFactor, EnergyResolution } from './energy-factor';
import type { FactorLibrary } from './factor-library';

export interface EnergyQuery {
	/** A carrier's code. */
	carrier: string;
	month: Month;
	/** Where the bill separates day and night; matters for power before FY2023. */
	timeOfUse?: 'day' | 'night' | null;
	/** The company's own figure, GJ per base unit. */
	own?: { gjPerUnit: number; source: string } | null;
}

/**
 * Gigajoules per base unit by the energy law of the month's statutory year: bought power 8.64
 * GJ/MWh from FY2023 and 9.76 before (9.97 by day, 9.28 by night where the bill separates them),
 * city gas 45 GJ per metered thousand m3, fuels their heating value, steam and heat their
 * conversion. `not_computed` where the library has no figure.
 */
export function resolveEnergyFactor(query: EnergyQuery, library: FactorLibrary): EnergyResolution {
	const { own, carrier } = query;
	if (carrierOf(carrier).role === 'record')
		return { energyFactor: flat(carrier, 0, 'エネルギー使用量に含めない'), status: 'official' };
	if (own) return { energyFactor: flat(carrier, own.gjPerUnit, own.source), status: 'own' };
	const entry = entryOf(query, library);
	if (!entry) return { energyFactor: null, status: 'not_computed' };
	return { energyFactor: entry, status: entry.confidence === 'low' ? 'unverified' : 'official' };
}

function entryOf({ carrier, month, timeOfUse }: EnergyQuery, { energyFactors }: FactorLibrary) {
	const year = fiscalYearOf(month);
	const held = energyFactors.filter(
		(one) =>
			one.carrier === carrier &&
			(one.fromYear ?? -Infinity) <= year &&
			year <= (one.toYear ?? Infinity)
	);
	return (
		held.find((one) => one.timeOfUse === (timeOfUse ?? null)) ??
		held.find((one) => one.timeOfUse === null)
	);
}

/** GJ per base unit of a flat figure, the company's own or none of the law's; null of the law's. */
export function flatGjPerUnit(id: string): number | null {
	return id.startsWith(FLAT) ? Number(id.split('/').at(-1)) : null;
}

const FLAT = 'flat/';

function flat(carrier: string, gjPerUnit: number, source: string): EnergyFactor {
	const unit = `GJ/${carrierOf(carrier).baseUnit}`;
	return {
		id: `${FLAT}${carrier}/${gjPerUnit}`,
		carrier,
		timeOfUse: null,
		gjPerUnit,
		unit,
		printed: { value: gjPerUnit, unit },
		name: source,
		fromYear: null,
		toYear: null,
		source,
		confidence: 'high'
	};
}

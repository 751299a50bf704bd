import type { Carrier } from '../carriers/carrier';
import { readCarrier } from '../carriers/carriers';
import { finding } from '../finding';
import { no, yes, type Outcome } from '../outcome';
import { fiscalYearOf } from '../time/day';
import { FIRST_YEAR, YEARS_AHEAD } from './constants';
import type {
	Factor,
	FactorQuery,
	FactorRefusal,
	FactorResolution,
	FoundStep,
	GivenFactor
} from './factor';
import { holdsIn, type FactorLibrary } from './factor-library';
import { resolveSuppliedFactor } from './resolve-supplied-factor';
import { resolution } from './resolution';
import { unusedChoices } from './unused-choices';

/**
 * The emission factor of a carrier in a month. Refuses what a person must correct: a carrier,
 * supplier or menu that does not exist, an area that is needed and missing (with the choices), a
 * month outside the library. Everything else is an answer, if need be `not_computed`; a menu or
 * area that decided nothing is named.
 */
export function resolveFactor(
	query: FactorQuery,
	library: FactorLibrary
): Outcome<FactorResolution, FactorRefusal> {
	const resolved = resolve(query, library);
	if (!resolved.ok) return resolved;
	const { findings, ...found } = resolved.value;
	const unused = unusedChoices(choices(query), resolved.value);
	return yes({ ...found, findings: [...findings, ...unused] });
}

function resolve(
	query: FactorQuery,
	library: FactorLibrary
): Outcome<FactorResolution, FactorRefusal> {
	const read = readCarrier(query.carrier);
	if (!read.ok) return read;
	const carrier = read.value;
	const year = fiscalYearOf(query.month);
	const range = yearsOf(library);
	if (!(year >= range.from && year <= range.to))
		return no('date.out_of_range', { month: query.month, ...range });
	if (carrier.role === 'record') return yes(notEnergy(carrier));
	if (query.own) return yes(ownFactor(carrier, query.own));
	if (carrier.role.startsWith('supplied'))
		return resolveSuppliedFactor({ carrier, year, ...choices(query) }, library);
	return yes(tableFactor(carrier, year, library));
}

function choices({ supplier, menu, area }: FactorQuery) {
	return {
		supplier: supplier?.trim() || null,
		menu: menu?.trim() || null,
		area: area?.trim() || null
	};
}

/** Statutory years that can be asked for. */
function yearsOf(library: FactorLibrary): { from: number; to: number } {
	const newest = Math.max(...library.supplierLists.map((list) => list.useYear));
	return { from: FIRST_YEAR, to: newest + YEARS_AHEAD };
}

function tableFactor(carrier: Carrier, year: number, library: FactorLibrary): FactorResolution {
	const entry = library.fuels.find((fuel) => fuel.carrier === carrier.code && holdsIn(fuel, year));
	const found: FoundStep[] = [
		{ step: 'own_factor', matched: '' },
		{ step: 'fuel_table', matched: entry?.label ?? '' }
	];
	if (entry) return resolution(entry.factor, found);
	const missing = finding('warning', 'factor.not_computed', { carrier: carrier.code, year });
	return { factor: null, status: 'not_computed', found, findings: [missing] };
}

function ownFactor(carrier: Carrier, own: GivenFactor): FactorResolution {
	const { id, valueBasic, valueAdjusted, source } = own;
	const factor: Factor = {
		...unlisted(carrier, valueBasic),
		...{ id: `own/${id}`, valueAdjusted, edition: source, source }
	};
	const values = [...new Set([valueBasic, valueAdjusted])].filter((value) => value !== null);
	const matched = `${values.join(' / ')} ${factor.unit}`;
	const found: FoundStep[] = [{ step: 'own_factor', matched }];
	return { ...resolution(factor, found), status: 'own' };
}

/** Power sold, water and waste: kept for reports, no energy use and no energy CO2. */
function notEnergy(carrier: Carrier): FactorResolution {
	const reason = 'エネルギー使用量・エネルギー起源CO2に含めない';
	const factor: Factor = {
		...unlisted(carrier, 0),
		id: `not-energy/${carrier.code}`,
		edition: reason,
		source: reason
	};
	const found: FoundStep[] = [{ step: 'not_energy', matched: carrier.code }];
	return { factor, status: 'official', found, findings: [] };
}

function unlisted(
	carrier: Carrier,
	value: number | null
): Omit<Factor, 'id' | 'edition' | 'source'> {
	return {
		carrier: carrier.code,
		supplier: null,
		menu: null,
		area: null,
		valueBasic: value,
		valueAdjusted: value,
		unit: `kg-CO2/${carrier.baseUnit}`,
		listDate: null,
		resultYear: null,
		useYear: null,
		confidence: 'high'
	};
}

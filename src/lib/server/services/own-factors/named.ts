import {
	AS_METERED,
	LPG_KG_PER_M3,
	LPG_KG_PER_M3_SOURCE,
	OTHER_LPG,
	STANDARD_M3_PER_METERED_M3,
	STANDARD_M3_SOURCE
} from '$lib/domain/carriers/constants';

/** Conversions with a name, each with its figure and who says so. */
const NAMED: Record<string, Record<string, string>> = {
	mixed: mass(LPG_KG_PER_M3, LPG_KG_PER_M3_SOURCE),
	propane: mass(OTHER_LPG.propane.kgPerM3, OTHER_LPG.propane.source),
	household: mass(OTHER_LPG.household.kgPerM3, OTHER_LPG.household.source),
	metered: volume(AS_METERED.standardM3PerM3, AS_METERED.source),
	converted: volume(STANDARD_M3_PER_METERED_M3, STANDARD_M3_SOURCE)
};

/** The name of a conversion, which a form has, in place of its figure and source. */
export function withNamed(input: unknown): unknown {
	if (typeof input !== 'object' || input === null || !('choice' in input)) return input;
	const { choice, ...fields } = input;
	return { ...fields, ...(typeof choice === 'string' ? NAMED[choice] : undefined) };
}

function mass(kgPerM3: number, source: string) {
	return { kgPerM3: String(kgPerM3), source };
}

function volume(standardM3PerM3: number, source: string) {
	return { standardM3PerM3: String(standardM3PerM3), source };
}

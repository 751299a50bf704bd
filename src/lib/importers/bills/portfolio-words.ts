import type { UnitReading } from '../cells/unit-words';

/**
 * What ENERGY STAR Portfolio Manager calls meters and units. It prints the unit's abbreviation and
 * in brackets its words; only the words count, for MBtu and MCF mean a million here and a thousand
 * elsewhere.
 */
const TYPES: [words: RegExp, carrier: string][] = [
	[/^electric\b.*\bgrid\b|^electric$/, 'electricity'],
	[/^electric\b.*\bsolar\b/, 'solar'],
	[/^natural gas/, 'natural_gas'],
	[/^propane/, 'lpg'],
	[/^kerosene/, 'kerosene'],
	[/^diesel/, 'diesel'],
	[/^district (?:steam|hot water|chilled water)/, 'heat_other'],
	[/^coke/, 'coke'],
	[/^wood/, 'wood'],
	[/^(?:municipally supplied )?(?:potable|reclaimed) water|^well water|^water/, 'water'],
	[/^disposed waste/, 'waste']
];

const UNITS: [words: RegExp, unit: string, power: number][] = [
	[/thousand watt-?hours|^kwh\b/, 'kWh', 0],
	[/million watt-?hours|^mwh\b/, 'kWh', 3],
	[/thousand btu|^kbtu\b/, 'kBtu', 0],
	[/million btu|^mmbtu\b/, 'kBtu', 3],
	[/^therms?\b/, 'kBtu', 2],
	[/^gj\b|gigajoule/, 'GJ', 0],
	[/million cubic feet/, 'ft3', 6],
	[/thousand cubic feet|^kcf\b/, 'ft3', 3],
	[/hundred cubic feet|^ccf\b/, 'ft3', 2],
	[/cubic feet|^cf\b/, 'ft3', 0],
	[/cubic met(?:er|re)s|^cm\b/, 'm3', 0],
	[/million gallons.*\(us\)/, 'gal_us', 6],
	[/thousand gallons.*\(us\)/, 'gal_us', 3],
	[/hundred gallons.*\(us\)/, 'gal_us', 2],
	[/gallons.*\(us\)/, 'gal_us', 0],
	[/^lit(?:er|re)s\b/, 'L', 0],
	[/million pounds/, 'lb', 6],
	[/thousand pounds/, 'lb', 3],
	[/pounds/, 'lb', 0],
	[/^kg\b|kilogram/, 'kg', 0],
	[/^tonnes\b|metric ton/, 'kg', 3]
];

const MAX_LENGTH = 80;

/** null for what is none of our carriers (fuel oil of a number, wind, bituminous coal). */
export function portfolioCarrier(type: string): string | null {
	const words = plain(type);
	return TYPES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

export function portfolioUnit(printed: string): UnitReading | null {
	const words = plain(printed);
	const found = UNITS.find(([pattern]) => pattern.test(words));
	return found ? { unit: found[1], power: found[2] } : null;
}

function plain(text: string): string {
	return text.slice(0, MAX_LENGTH).normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

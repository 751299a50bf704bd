import type { Section, SupplierListContent } from './factor-list';

/** What is known of the list of each supplied carrier before it is read. */
export interface ListKind {
	carrier: string;
	printedUnit: SupplierListContent['printedUnit'];
	/** How the list itself is named, and what a column of its figures is measured in. */
	words: RegExp;
	unit: RegExp;
	/** From the printed unit to that of the edition, by powers of ten. */
	powers: readonly [unit: RegExp, power: number][];
	/** Where no unit is printed: that of the ministries' list. */
	usualPower: number;
	/** Decimals that the edition holds at least: a spreadsheet drops zeros at the end. */
	decimals: number;
	/** Beyond these no supplier's figure lies; a slip of the unit does. */
	plausible: { from: number; to: number };
	section: Section;
}

export const LIST_KINDS: readonly ListKind[] = [
	{
		carrier: 'electricity',
		printedUnit: 'kg-CO2/kWh',
		words: /電気事業者/,
		unit: /kwh|mwh/,
		powers: [
			[/kg-?co2\/?(?:per)?kwh/, 0],
			[/t-?co2\/?(?:per)?(?:千|1,?000)kwh|t-?co2\/?(?:per)?mwh/, 0],
			[/t-?co2\/?(?:per)?kwh/, 3]
		],
		usualPower: 3,
		decimals: 3,
		plausible: { from: 0.0005, to: 3 },
		section: 'retailer'
	},
	{
		carrier: 'city_gas',
		printedUnit: 't-CO2/thousand_m3',
		words: /ガス事業者|導管/,
		unit: /m3/,
		powers: [
			[/kg-?co2\/?(?:per)?n?m3/, 0],
			[/t-?co2\/?(?:per)?(?:千|1,?000)n?m3/, 0],
			[/t-?co2\/?(?:per)?n?m3/, 3]
		],
		usualPower: 0,
		decimals: 2,
		plausible: { from: 0.005, to: 30 },
		section: 'supplier'
	},
	{
		carrier: 'heat_other',
		printedUnit: 't-CO2/GJ',
		words: /熱供給事業者/,
		unit: /gj/,
		powers: [
			[/kg-?co2\/?(?:per)?gj/, -3],
			[/t-?co2\/?(?:per)?gj/, 0]
		],
		usualPower: 0,
		decimals: 4,
		plausible: { from: 0.0005, to: 0.5 },
		section: 'supplier'
	}
];

/** By the unit of its figures before its words: a list of gas may name power companies. */
export function kindOfList(units: string, words: string): ListKind | null {
	return (
		LIST_KINDS.find(({ unit }) => unit.test(units)) ??
		LIST_KINDS.find((kind) => kind.words.test(words)) ??
		null
	);
}

/** null where no unit is printed. */
export function powerOf({ powers }: ListKind, units: string): number | null {
	return powers.find(([unit]) => unit.test(units))?.[1] ?? null;
}

/**
 * One colour per energy carrier. Neighbours in a stack differ in lightness as well as in hue, so
 * that they part in greyscale print and for red-green and blue-yellow blind readers
 * (tests/unit/charts/palette.test.ts). Base colours: Digital Agency design tokens 1.1.9.
 */
export const CARRIER_COLOURS: Record<string, string> = {
	electricity: '#0055ad',
	city_gas: '#ffc700',
	natural_gas: '#b78f00',
	lpg: '#57b8ff',
	heavy_oil_a: '#8b3200',
	heavy_oil_bc: '#541e00',
	kerosene: '#ff8d44',
	diesel: '#4d4d4d',
	gasoline: '#c000c0',
	lng: '#99f2ff',
	jet_fuel: '#ddc2ff',
	coal: '#1a1a1a',
	coke: '#666666',
	steam_industrial: '#71c598',
	heat_other: '#115a36',
	wood: '#618e00',
	solar: '#ffe380'
};

/** A ratio is of no carrier: none of the colours above. */
export const RATIO = '#6b5fb3';

export const INK = '#1a1a1a';
export const SUB = '#4d4d4d';
export const RULE = '#e6e6e6';
export const CARE = '#6e5600';
export const PAPER = '#ffffff';

const OTHER = '#7f7f7f';

export function carrierColour(carrier: string): string {
	return CARRIER_COLOURS[carrier] ?? OTHER;
}

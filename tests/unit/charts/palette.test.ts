import { describe, expect, test } from 'vitest';
import { CARRIER_COLOURS } from '$lib/charts/palette';

type Rgb = [number, number, number];

/**
 * Machado, Oliveira, Fernandes: A Physiologically-based Model for Simulation of Color Vision
 * Deficiency (IEEE TVCG 15, 2009), severity 1.0, on linear RGB.
 */
const SIGHTS: Record<string, [Rgb, Rgb, Rgb]> = {
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998]
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881]
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039]
	],
	'greyscale print': [
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722]
	]
};

/** The carriers that a small manufacturer has, in the order in which they are stacked. */
const STACKED = ['electricity', 'city_gas', 'heavy_oil_a', 'lpg', 'diesel', 'kerosene'];

const linear = (hex: string): Rgb =>
	[1, 3, 5].map((at) => {
		const part = parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as Rgb;

const seen = (colour: Rgb, matrix: [Rgb, Rgb, Rgb]): Rgb =>
	matrix.map((row) => {
		const sum = row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2];
		return Math.min(1, Math.max(0, sum));
	}) as Rgb;

/** CIE L*a*b* under D65. */
function lab([r, g, b]: Rgb): Rgb {
	const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
	const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
	const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b);
	const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(a: Rgb, b: Rgb): number {
	return Math.hypot(...lab(a).map((value, index) => value - (lab(b)[index] ?? 0)));
}

describe.each(Object.entries(SIGHTS))('under %s', (_name, matrix) => {
	test.each(STACKED.slice(1).map((carrier, index) => [STACKED[index]!, carrier]))(
		'%s and %s, which touch in a stack, stay apart (ΔE ≥ 20)',
		(below, above) => {
			const colours = [below, above].map((code) => seen(linear(CARRIER_COLOURS[code]!), matrix));
			expect(distance(colours[0]!, colours[1]!)).toBeGreaterThanOrEqual(20);
		}
	);
});

test('no two carriers share a colour', () => {
	const colours = Object.values(CARRIER_COLOURS);
	expect(new Set(colours).size).toBe(colours.length);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING } from '$lib/domain/readings/load-day';
import { packRows, packSlots, unpackRows, unpackSlots } from '$lib/domain/readings/pack';

const narrow = fc.oneof(fc.integer({ min: -2147483647, max: 2147483647 }), fc.constant(MISSING));
const wide = fc.oneof(
	fc.integer({ min: Number.MIN_SAFE_INTEGER + 1, max: Number.MAX_SAFE_INTEGER }),
	fc.constant(MISSING)
);

describe('packed slots', () => {
	it('come back as they went in, four bytes each where all fit', () => {
		fc.assert(
			fc.property(fc.array(narrow, { maxLength: 96 }), (values) => {
				const bytes = packSlots(Float64Array.from(values));
				expect(bytes.length).toBe(1 + 4 * values.length);
				expect([...unpackSlots(bytes)]).toEqual(values);
			}),
			{ seed: 1 }
		);
	});

	it('come back as they went in when one passes 2^31', () => {
		fc.assert(
			fc.property(fc.array(wide, { maxLength: 96 }), (values) => {
				const bytes = packSlots(Float64Array.from([...values, 2147483648]));
				expect(bytes.length).toBe(1 + 8 * (values.length + 1));
				expect([...unpackSlots(bytes)]).toEqual([...values, 2147483648]);
			}),
			{ seed: 2 }
		);
	});

	it('the number that stands for missing in four bytes is kept apart from a real one', () => {
		const slots = Float64Array.from([-2147483648, MISSING]);
		expect([...unpackSlots(packSlots(slots))]).toEqual([-2147483648, MISSING]);
	});

	it('are read from a view at an odd offset of a shared buffer', () => {
		const bytes = packSlots(Float64Array.from([12, 34]));
		const pool = Buffer.alloc(32);
		pool.set(bytes, 3);
		expect([...unpackSlots(pool.subarray(3, 3 + bytes.length))]).toEqual([12, 34]);
	});

	it('are little-endian with the width in front', () => {
		expect([...packSlots(Float64Array.from([258]))]).toEqual([4, 2, 1, 0, 0]);
	});

	it('are refused when cut short', () => {
		const bytes = packSlots(Float64Array.from([1, 2]));
		expect(() => unpackSlots(bytes.subarray(0, 6))).toThrow(RangeError);
		expect(() => unpackSlots(new Uint8Array([7]))).toThrow(RangeError);
	});
});

describe('packed rows', () => {
	it('come back as they went in', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000 })), (rows) => {
				expect([...unpackRows(packRows(Int32Array.from(rows)))]).toEqual(rows);
			}),
			{ seed: 3 }
		);
	});
});

/**
 * Counters: the differences of a steel plant's quarter-hours (2018-01-01 from 0:15 on, UCI "Steel
 * Industry Energy Consumption", CC BY 4.0) put on a counter of five digits just below its end.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING, type LoadDay } from '$lib/domain/readings/load-day';
import { registerUse, timesMultiplier } from '$lib/domain/readings/register';
import { isRising, registerDays } from '$lib/domain/readings/register-days';
import { decimalOf } from '$lib/domain/units/decimal';
import { propertyRuns } from '../../../property-runs';

const STEEL = [3.17, 4, 3.24, 3.31, 3.82, 3.28, 3.6, 3.6, 3.28, 3.78, 3.46, 3.24];

function day(at: number, slots: number[], scale = 2): LoadDay {
	const whole = slots.map((value) =>
		value === MISSING ? MISSING : Math.round(value * 10 ** scale)
	);
	const place = { firstRow: 2, rowStep: 1, rows: null };
	return { day: at, slotMinutes: 60, scale, slots: Float64Array.from(whole), ...place };
}

/** Counter readings after each use. */
function counted(start: number, uses: number[], size = 100_000): number[] {
	let counter = start;
	return uses.map((use) => (counter = (counter + use) % size));
}

describe('a counter between two readings', () => {
	const use = (before: number, after: number) => registerUse(decimalOf(before), decimalOf(after));

	it('rises by what was used', () => {
		expect(use(12_345.6, 12_400)).toEqual({ use: { coefficient: 544, scale: 1 }, counter: 'rose' });
	});

	it('goes through zero behind its last digit', () => {
		expect(use(99_987, 23)).toEqual({ use: { coefficient: 36, scale: 0 }, counter: 'rolled_over' });
		expect(use(9_999.5, 0.5)?.use).toEqual({ coefficient: 10, scale: 1 });
	});

	it('has not been read where it falls otherwise, or is negative', () => {
		expect([use(54_321, 23), use(99_987, 50_000), use(-1, 5)]).toEqual([null, null, null]);
	});

	it('counts times its multiplier', () => {
		expect(timesMultiplier({ coefficient: 638, scale: 1 }, decimalOf(60))).toEqual({
			coefficient: 38_280,
			scale: 1
		});
		expect(timesMultiplier(decimalOf(2 ** 50), decimalOf(60))).toBeNull();
	});
});

describe('counter readings slot by slot', () => {
	it('become the use of each slot, through zero; the first has none before it', () => {
		const counter = counted(99_980, STEEL);
		const { days, rollOvers, falls } = registerDays([day(1, counter)]);
		expect([...days[0]!.slots].slice(1)).toEqual(
			STEEL.slice(1).map((kwh) => Math.round(kwh * 100))
		);
		expect(days[0]!.slots[0]).toBe(MISSING);
		expect({ rollOvers, falls }).toEqual({ rollOvers: 1, falls: 0 });
	});

	it('over a gap nothing is told slot by slot, and a fall is counted with its row', () => {
		const gap = registerDays([day(1, [10, MISSING, 14, 15])]);
		expect([...gap.days[0]!.slots]).toEqual([MISSING, MISSING, MISSING, 100]);
		const exchanged = registerDays([day(1, [50_000, 50_002, 3, 5])]);
		expect([...exchanged.days[0]!.slots]).toEqual([MISSING, 200, MISSING, 200]);
		expect(exchanged).toMatchObject({ falls: 1, fallRow: 4 });
	});

	it('days go on where the day before ended, also with other decimals', () => {
		const days = registerDays([day(1, [1, 2], 0), day(2, [2.5, 4], 1)]).days;
		expect(days.map(({ slots, scale }) => [[...slots], scale])).toEqual([
			[[MISSING, 1], 0],
			[[5, 15], 1]
		]);
	});

	it('any uses come back from their counter, in every order of size', () => {
		const uses = fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 2, maxLength: 60 });
		fc.assert(
			fc.property(uses, fc.integer({ min: 0, max: 99_999 }), (list, start) => {
				const { days } = registerDays([day(1, counted(start, list), 0)]);
				const told = list.length > 1 ? [...days[0]!.slots].slice(1) : [];
				const small = counted(start, list).every((value, at) => at === 0 || value >= 10_000);
				if (small) expect(told).toEqual(list.slice(1));
			}),
			propertyRuns('judging', 300)
		);
	});
});

describe('figures that only rise', () => {
	const twoDays = (slots: number[]) => [
		day(1, slots.slice(0, 24)),
		day(2, slots.slice(24, 48)),
		day(3, slots.slice(48))
	];
	/** Base load, a shift, an evening. */
	const aDay = Array.from({ length: 24 }, (_, hour) => (hour < 8 ? 3 : hour < 18 ? 14 : 5));
	const uses = [...aDay, ...aDay, 3];

	it('are a counter, also one that goes through zero', () => {
		expect(isRising(twoDays(counted(1_234, uses)))).toBe(true);
		expect(isRising(twoDays(counted(99_850, uses)))).toBe(true);
	});

	it('are none for a morning, nor where they stand still or fall', () => {
		expect(isRising([day(1, counted(1_234, aDay))])).toBe(false);
		expect(isRising(twoDays(uses.map((_, at) => at * 0.1)))).toBe(false);
		expect(isRising(twoDays(uses))).toBe(false);
		expect(isRising(twoDays(uses.map(() => 5)))).toBe(false);
		expect(isRising([])).toBe(false);
	});
});

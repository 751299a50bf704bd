import { describe, expect, it } from 'vitest';
import { judgeLoadDay, mergeLoadDays, type LoadDayRow } from '$lib/domain/ledger/merge-load-days';
import { MISSING } from '$lib/domain/readings/load-day';

const row = (
	importId: string,
	values: (number | null)[],
	more: Partial<LoadDayRow> = {}
): LoadDayRow => ({
	importId,
	slotMinutes: 60,
	scale: 1,
	slots: Float64Array.from(values, (value) => value ?? MISSING),
	declined: null,
	...more
});

const values = (rows: LoadDayRow[]) =>
	[...(mergeLoadDays(rows)?.slots ?? [])].map((value) => (value === MISSING ? null : value));

describe('merging the readings of a day', () => {
	it('a later import fills the gaps of an earlier one', () => {
		expect(values([row('a', [1, null, 3]), row('b', [null, 2, null])])).toEqual([1, 2, 3]);
	});

	it('a later assertion replaces, and without it the earlier value is back', () => {
		const first = row('a', [1, 1, 1]);
		expect(values([first, row('b', [null, 5, null])])).toEqual([1, 5, 1]);
		expect(values([first])).toEqual([1, 1, 1]);
	});

	it('a declined slot stays out, even when it stands alone', () => {
		const declined = row('b', [9, 9, 9], { declined: Uint8Array.of(0b010) });
		expect(values([declined])).toEqual([9, null, 9]);
	});

	it('figures of different decimals keep their size', () => {
		const merged = mergeLoadDays([
			row('a', [10, 20, null]),
			row('b', [null, null, 3075], { scale: 2 })
		]);
		expect(merged?.scale).toBe(2);
		expect([...(merged?.slots ?? [])]).toEqual([100, 200, 3075]);
		expect([...(merged?.origins ?? [])]).toEqual([0, 0, 1]);
	});

	it('a day of another slot length replaces the whole day', () => {
		const merged = mergeLoadDays([
			row('a', [1, 2, 3]),
			row('b', [1, 1, 1, 1, 1, 1], { slotMinutes: 30 })
		]);
		expect(merged?.slotMinutes).toBe(30);
		expect(merged?.importIds).toEqual(['b']);
	});
});

describe('judging a day of readings', () => {
	const inForce = mergeLoadDays([row('a', [1, 2, null, 4])]);

	it('counts slot by slot; an empty slot is neither new nor in conflict', () => {
		const judged = judgeLoadDay(row('b', [1, 9, 3, null]), inForce);
		expect(judged).toMatchObject({ new: 1, same: 1, conflict: 1 });
		expect([...judged.conflicts]).toEqual([0b0010]);
	});

	it('1.0 and 1.00 are the same reading', () => {
		expect(judgeLoadDay(row('b', [100, 200, null, 400], { scale: 2 }), inForce).same).toBe(0);
		expect(judgeLoadDay(row('b', [10, 20, null, 40], { scale: 2 }), inForce).same).toBe(3);
	});
});

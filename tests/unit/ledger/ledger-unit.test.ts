import { describe, expect, it } from 'vitest';
import {
	inLedgerUnit,
	ledgerUnit,
	slotsToLedgerUnit,
	toLedgerUnit
} from '$lib/domain/ledger/ledger-unit';
import { MISSING } from '$lib/domain/readings/load-day';

describe('the unit of the ledger', () => {
	it.each([
		['MWh', 'kWh'],
		['thousand_m3', 'm3'],
		['kL', 'L'],
		['t', 'kg'],
		['MJ', 'GJ'],
		['kWh', 'kWh'],
		['m3', 'm3']
	])('%s is held as %s', (unit, held) => {
		expect(ledgerUnit(unit)).toBe(held);
		expect(inLedgerUnit({ unit, name: 'x' })).toEqual({ unit: held, name: 'x' });
	});

	it('the decimal point moves, the digits stay', () => {
		expect(toLedgerUnit({ coefficient: 12345, scale: 4 }, 'MWh')).toEqual({
			coefficient: 12345,
			scale: 1
		});
		expect(toLedgerUnit({ coefficient: 12, scale: 0 }, 'kL')).toEqual({
			coefficient: 12000,
			scale: 0
		});
		expect(toLedgerUnit({ coefficient: 45, scale: 0 }, 'MJ')).toEqual({
			coefficient: 45,
			scale: 3
		});
		expect(toLedgerUnit({ coefficient: 7, scale: 2 }, 'kWh')).toEqual({ coefficient: 7, scale: 2 });
	});

	it('an empty slot stays empty', () => {
		const day = { scale: 1, slots: Float64Array.of(5, MISSING) };
		const moved = slotsToLedgerUnit(day, 'MWh');
		expect([moved.scale, ...moved.slots]).toEqual([0, 500, MISSING]);
	});

	it('a figure that no longer fits is refused', () => {
		expect(() => toLedgerUnit({ coefficient: 9e15, scale: 0 }, 'MWh')).toThrow(RangeError);
	});
});

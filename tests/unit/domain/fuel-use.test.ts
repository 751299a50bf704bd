import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitBill } from '$lib/domain/calendarisation/calendarise';
import { besideBills, fuelUses, type Delivery } from '$lib/domain/deliveries/fuel-use';
import { epochDay } from '$lib/domain/time/day';
import { add, equals, toNumber, type Decimal } from '$lib/domain/units/decimal';

const on = (
	month: number,
	day: number,
	litres: number,
	costYen: number | null = null
): Delivery => ({
	start: epochDay(2026, month, day),
	quantity: { coefficient: Math.round(litres * 10), scale: 1 },
	costYen
});
const ZERO: Decimal = { coefficient: 0, scale: 0 };
const sum = (all: readonly { quantity: Decimal }[]) =>
	all.map(({ quantity }) => quantity).reduce(add, ZERO);
const told = (uses: readonly { start: number; end: number; quantity: Decimal }[]) =>
	uses.map(({ start, end, quantity }) => [end - start, toNumber(quantity)]);

describe('averaging', () => {
	it('a delivery is used up evenly until the next; the last one is not used up yet', () => {
		const { uses, open } = fuelUses('averaging', [on(1, 1, 300, 30_000), on(1, 11, 200)], []);
		expect(told(uses)).toEqual([[10, 300]]);
		expect(uses[0]).toMatchObject({ costYen: 30_000, reading: 'estimated' });
		expect(open.map(({ quantity }) => toNumber(quantity))).toEqual([200]);
	});

	it('all that came on one day is one delivery, in whatever order it is told', () => {
		const { uses } = fuelUses('averaging', [on(2, 1, 5), on(1, 1, 30), on(1, 1, 40.5)], []);
		expect(told(uses)).toEqual([[31, 70.5]]);
	});

	it('one delivery alone, or several of one day, tell no use', () => {
		expect(fuelUses('averaging', [on(1, 1, 300), on(1, 1, 200)], []).uses).toEqual([]);
	});
});

describe('stock takes', () => {
	it('use is opening stock + deliveries − closing stock, and is measured', () => {
		const takes = [on(1, 1, 300), on(2, 1, 250)];
		const { uses, open } = fuelUses('stock_takes', [on(1, 20, 1000, 118_000)], takes);
		expect(told(uses)).toEqual([[31, 1050]]);
		expect(uses[0]).toMatchObject({ costYen: 118_000, reading: 'actual' });
		expect(open).toEqual([]);
	});

	it('a stock is taken before what comes on its day: that belongs to the next stretch', () => {
		const takes = [on(1, 1, 300), on(2, 1, 250), on(3, 1, 100)];
		const { uses } = fuelUses('stock_takes', [on(2, 1, 500)], takes);
		expect(told(uses)).toEqual([
			[31, 50],
			[28, 650]
		]);
	});

	it('nothing delivered is nothing paid; one without yen leaves them open', () => {
		const takes = [on(1, 1, 300), on(2, 1, 250), on(3, 1, 100)];
		const { uses } = fuelUses('stock_takes', [on(2, 5, 500)], takes);
		expect(uses.map(({ costYen }) => costYen)).toEqual([0, null]);
	});

	it('what lies before the first and after the last stock take is open', () => {
		const deliveries = [on(1, 5, 10), on(2, 5, 20), on(3, 5, 30)];
		const { open } = fuelUses('stock_takes', deliveries, [on(2, 1, 5), on(3, 1, 5)]);
		expect(told(open.map((one) => ({ ...one, end: one.start })))).toEqual([
			[0, 10],
			[0, 30]
		]);
	});

	it('more than there can have been is named, and not computed', () => {
		const { uses, findings } = fuelUses('stock_takes', [], [on(1, 1, 100), on(2, 1, 200)]);
		expect(uses).toEqual([]);
		expect(findings).toMatchObject([
			{ code: 'delivery.use_negative', params: { from: '2026-01-01', to: '2026-01-31' } }
		]);
	});
});

describe('laws', () => {
	const deliveries = fc.array(
		fc.record({
			start: fc.integer({ min: 20_000, max: 20_400 }),
			quantity: fc.record({
				coefficient: fc.integer({ min: 0, max: 1_000_000 }),
				scale: fc.integer({ min: 0, max: 3 })
			}),
			costYen: fc.option(fc.integer({ min: 0, max: 1_000_000 }))
		}),
		{ maxLength: 30 }
	);

	it('by averaging, what was used and what is open are what was delivered, also month by month', () => {
		fc.assert(
			fc.property(deliveries, (all) => {
				const { uses, open } = fuelUses('averaging', all, []);
				const months = uses.flatMap((use) => splitBill(use));
				expect(equals(add(sum(uses), sum(open)), sum(all))).toBe(true);
				expect(equals(sum(months), sum(uses))).toBe(true);
			})
		);
	});

	it('stretches follow each other without a gap or an overlap', () => {
		fc.assert(
			fc.property(deliveries, (all) => {
				const { uses } = fuelUses('averaging', all, []);
				uses.slice(1).forEach(({ start }, at) => expect(start).toBe(uses[at]!.end));
			})
		);
	});

	it('between stock takes, use + closing stock = opening stock + deliveries', () => {
		fc.assert(
			fc.property(deliveries, fc.integer({ min: 0, max: 500 }), (all, opening) => {
				const first = { ...on(1, 1, opening), start: 20_000 };
				const last = { ...on(1, 1, 1), start: 20_401 };
				const { uses } = fuelUses('stock_takes', all, [first, last]);
				const came = add(first.quantity, sum(all));
				for (const use of uses) expect(equals(add(use.quantity, last.quantity), came)).toBe(true);
			})
		);
	});
});

it('a stretch that a bill touches is left out, and named', () => {
	const { uses } = fuelUses('averaging', [on(1, 1, 1), on(1, 11, 1), on(1, 21, 1)], []);
	const bill = { start: epochDay(2026, 1, 15), end: epochDay(2026, 1, 16) };
	const beside = besideBills(uses, [bill]);
	expect(beside.uses).toEqual([uses[0]]);
	expect(beside.findings).toMatchObject([
		{ code: 'delivery.billed_too', params: { from: '2026-01-11', to: '2026-01-20' } }
	]);
});

import { describe, expect, test } from 'vitest';
import { amountOf, costChange, pointsOf } from '../../../src/routes/companies/[company]/ledger';
import type { LedgerMonth } from '../../../src/routes/companies/[company]/ledger';

type Figures = LedgerMonth['total'];

const official = 'official' as const;
const figures = (change: Partial<Figures> = {}): Figures => ({
	quantity: 1000,
	unit: 'kWh',
	gigajoules: 8.64,
	crudeOilKl: 0.223,
	costYen: 30_000,
	costDays: 30,
	co2KgBasic: 452,
	co2KgAdjusted: 452,
	coveredDays: 30,
	days: 30,
	dataStatus: 'measured',
	factorStatus: {
		gigajoules: official,
		crudeOilKl: official,
		co2KgBasic: official,
		co2KgAdjusted: official
	},
	...change
});

const month = (total: Figures, previousTotal: Figures | null = figures()): LedgerMonth => ({
	...{ month: '2026-09', closed: 'no', total, previousTotal },
	byCarrier: [
		{ carrier: 'electricity', figures: total, meteringPointIds: ['e1', 'e2'] },
		{ carrier: 'city_gas', figures: total, meteringPointIds: ['g1'] }
	]
});

describe('a row of the ledger', () => {
	test('whole months are compared in yen', () => {
		expect(costChange(month(figures({ costYen: 31_500 })))).toBe(1_500);
	});

	test('half a bill is not compared with a whole one, on either side', () => {
		const half = figures({ costYen: 15_000, costDays: 15 });
		expect(costChange(month(half))).toBeNull();
		expect(costChange(month(figures(), half))).toBeNull();
		expect(costChange(month(figures(), null))).toBeNull();
	});

	test('a month whose yen are for part of its days says so', () => {
		expect(amountOf(month(figures({ costDays: 11 })))).toContain('36 %');
		expect(amountOf(month(figures({ costDays: 11 })))).toContain('金額');
	});

	test('a month of which only part has come in says how much', () => {
		const part = { costYen: null, costDays: 0, coveredDays: 17, dataStatus: 'partial' } as const;
		expect(amountOf(month(figures(part)))).toContain('56 %');
	});

	test('a whole month and a missing one need no such word', () => {
		expect(amountOf(month(figures()))).toBe('');
		const missing = { costYen: null, costDays: 0, coveredDays: 0, dataStatus: 'missing' } as const;
		expect(amountOf(month(figures(missing)))).toBe('');
	});

	test('a figure leads to the metering points of its carrier, or to all', () => {
		expect(pointsOf(month(figures()), 'city_gas')).toEqual(['g1']);
		expect(pointsOf(month(figures()))).toEqual(['e1', 'e2', 'g1']);
	});
});

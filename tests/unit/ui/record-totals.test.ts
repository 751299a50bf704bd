import { expect, test } from 'vitest';
import { recordTotals } from '../../../src/routes/companies/[company]/imports/[import]/record-totals';
import type { RecordView } from '../../../src/routes/companies/[company]/imports/[import]/types';

const record = (change: Partial<RecordView>): RecordView => ({
	kind: 'bill',
	carrier: 'electricity',
	unit: 'kWh',
	meteringPointId: null,
	meteringPointName: null,
	supplyPointNumber: null,
	label: null,
	from: '2026-07-01',
	to: '2026-07-31',
	count: 1,
	missing: 0,
	quantity: 0,
	costYen: null,
	peakKw: null,
	byMonth: [],
	candidates: [],
	...change
});

test('places of one carrier and unit are added up, others stand for themselves', () => {
	const records = [
		record({ quantity: 12_345, costYen: 300_000 }),
		record({ quantity: 6_789, costYen: 170_000 }),
		record({ carrier: 'city_gas', unit: 'm3', quantity: 500, costYen: 90_000 })
	];
	expect(recordTotals(records)).toEqual([
		{ carrier: 'electricity', unit: 'kWh', count: 2, quantity: 19_134, costYen: 470_000 },
		{ carrier: 'city_gas', unit: 'm3', count: 1, quantity: 500, costYen: 90_000 }
	]);
});

test('yen are not added up where one place has none', () => {
	const [total] = recordTotals([record({ costYen: 300_000 }), record({ costYen: null })]);
	expect(total?.costYen).toBeNull();
});

test('a bill and the readings of the same meter are not added together', () => {
	const records = [record({ quantity: 100 }), record({ kind: 'interval', quantity: 100 })];
	expect(recordTotals(records).map(({ quantity }) => quantity)).toEqual([100, 100]);
});

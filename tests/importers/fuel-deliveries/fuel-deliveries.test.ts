import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { RecordSet } from '$lib/importers/importer';
import { codesOf, read, readText, recordsOf, rejectedOf } from '../documents';

const told = ({ carrier, unit, figures }: RecordSet) => [
	...[carrier, unit],
	...figures!.map(({ start, quantity, costYen }) => [
		...[isoDay(start), quantity && toNumber(quantity), costYen]
	])
];

describe('tables of deliveries', () => {
	it('the title says which fuel; the total is not a delivery', () => {
		const outcome = read('fuel-deliveries/kerosene_cp932.csv');
		expect(recordsOf(outcome).map(told)).toEqual([
			[
				...['kerosene', 'L'],
				['2026-01-08', 1000, 118_000],
				['2026-01-22', 800, 95_200],
				['2026-02-09', 950.5, 114_060]
			]
		]);
		expect(codesOf(outcome)).toContain('row.total_skipped');
		expect(recordsOf(outcome)[0]!.kind).toBe('delivery');
	});

	it('a card lists fuelings: two alike on one day are two, each fuel is a record', () => {
		const records = recordsOf(read('fuel-deliveries/fuel_card.csv'));
		expect(records.map(told)).toEqual([
			[
				...['gasoline', 'L'],
				['2026-04-01', 35.2, 5914],
				['2026-04-01', 35.2, 5914],
				['2026-04-09', 30, 5370]
			],
			['diesel', 'L', ['2026-04-03', 80, 11_840]]
		]);
	});

	it('each row may have its unit; 重油 alone and cylinders are asked about', () => {
		const outcome = read('fuel-deliveries/fuels_with_units.csv');
		expect(recordsOf(outcome).map(told)).toEqual([
			['heavy_oil_a', 'L', ['2026-01-10', 4000, 420_000], ['2026-02-12', 3500, 371_000]],
			['lpg', 'kg', ['2026-01-20', 150, 42_000]]
		]);
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[5, 'delivery.fuel_unknown'],
			[6, 'unit.unknown_row']
		]);
	});

	it('the metering point named at upload says which fuel where nothing else does', () => {
		const text = '納品日,数量,金額\n2026/1/8,500,59000\n';
		expect(recordsOf(readText(text, { carrier: 'kerosene', unit: 'L' })).map(told)).toEqual([
			['kerosene', 'L', ['2026-01-08', 500, 59_000]]
		]);
		expect(codesOf(readText(text))).toContain('table.nothing_readable');
	});

	it('a stock take is told by its row, and 削除 says that there is none', () => {
		const text =
			'納品日,品名,区分,数量,単位,金額\n2026/1/1,灯油,在庫,300,L,\n2026/1/8,灯油,納品,削除,L,\n';
		const [record] = recordsOf(readText(text));
		expect(record!.figures).toMatchObject([
			{ kind: 'stock_take', quantity: { coefficient: 300 } },
			{ kind: 'delivery', quantity: null, says: 'none' }
		]);
	});
});

describe('bills are left to the layouts of bills', () => {
	it.each([
		'使用期間開始,使用期間終了,納入量(L),金額\n2026/1/1,2026/1/31,500,59000\n',
		'年月,灯油(L),金額\n2026/1,500,59000\n',
		'利用日,店名,数量,金額\n2026/1/1,文具店,5,500\n'
	])('%j', (text) => {
		expect(readText(text).layout?.id).not.toBe('fuel-deliveries');
	});
});

/** 使用量 = (当月指示数 − 前月指示数) × 乗率, as 検針票 print it. */
import { describe, expect, it } from 'vitest';
import { codesOf, findingOf, quantityOf, readText, recordsOf, rejectedOf } from '../documents';

const table = (...rows: string[]) => readText(rows.join('\n'));
const billsOf = (outcome: ReturnType<typeof table>) =>
	recordsOf(outcome)[0]!.bills.map(
		({ bill }) => bill.quantity.coefficient / 10 ** bill.quantity.scale
	);

describe('counter readings of a meter', () => {
	const headings = '年月,前月指示数,当月指示数,乗率,電気料金(円)';

	it('of both months and a multiplier are the use', () => {
		const outcome = table(
			headings,
			'2025/04,1234.5,1298.3,60,98000',
			'2025/05,1298.3,1350,60,80000'
		);
		expect(billsOf(outcome)).toEqual([3828, 3102]);
		expect(recordsOf(outcome)[0]!.bills[0]!.bill.costYen).toBe(98_000);
		expect(codesOf(outcome)).toContain('register.read');
	});

	it('through zero are noted, and a fall is rejected with its figures', () => {
		const outcome = table(headings, '2025/04,99987,00023,1,900', '2025/05,54321,23,1,900');
		expect(billsOf(outcome)).toEqual([36]);
		expect(findingOf(outcome, 'register.rolled_over').params).toEqual({
			before: 99_987,
			after: 23,
			use: 36
		});
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[3, 'register.fell']
		]);
	});

	it('that stand alone give the use between two rows, the first none', () => {
		const outcome = table(
			'検針日,ガスメーター指示数(m3)',
			'2025/04/25,1000',
			'2025/05/26,1180.5',
			'2025/06/25,1320'
		);
		const [record] = recordsOf(outcome);
		expect([record!.carrier, quantityOf(record!)]).toEqual(['city_gas', 320]);
		expect(billsOf(outcome)).toEqual([180.5, 139.5]);
		expect(findingOf(outcome, 'register.first')).toMatchObject({
			params: { value: 1000 },
			where: { row: 2 }
		});
		expect(codesOf(outcome)).not.toContain('bill.first_period_assumed');
	});

	it('beside the printed use only check it', () => {
		const beside = (use: number) =>
			table('年月,前月指示数,当月指示数,乗率,使用電力量(kWh)', `2025/04,1234.5,1298.3,60,${use}`);
		expect(billsOf(beside(3828))).toEqual([3828]);
		expect(codesOf(beside(3827))).not.toContain('register.disagrees');
		expect(findingOf(beside(3288), 'register.disagrees')).toMatchObject({
			params: { value: 3288, use: 3828 },
			where: { row: 2, column: '使用電力量(kWh)' }
		});
	});
});

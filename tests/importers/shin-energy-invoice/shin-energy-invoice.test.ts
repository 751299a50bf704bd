import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import { codesOf, findingOf, read, readText, recordsOf } from '../documents';

for (const name of ['three_places_utf8bom.csv', 'tab_separated_cp932.txt'])
	describe(name, () => {
		const outcome = read(`shin-energy-invoice/${name}`);
		const records = recordsOf(outcome);

		it('a row a place: period, quantity, yen and tax as printed', () => {
			const told = records.map(({ label, bills: [first] }) => {
				const { start, end, quantity, costYen, taxYen } = first!.bill;
				const { coefficient, scale } = quantity;
				return [label, isoDay(start), isoDay(end), coefficient, scale, costYen, taxYen];
			});
			expect(told).toEqual([
				['本社工場', '2026-04-13', '2026-05-13', 1000, 0, 45285, 4116],
				['第二工場', '2026-04-13', '2026-05-13', 25005, 1, 90570, 8233],
				['倉庫', '2026-04-13', '2026-05-13', 300, 0, 12000, 0]
			]);
		});
		it('menu, supply point, power factor and contract power; ampere are no power', () => {
			expect(records.map(({ menu }) => menu)).toEqual(['高圧電力A', '低圧電力', '従量電灯B']);
			expect(records[0]!.supplyPointNumber).toBe('0300111000000000000101');
			const bills = records.map(({ bills: [first] }) => first!.bill);
			expect(bills.map(({ powerFactorPercent }) => powerFactorPercent)).toEqual([100, 90, null]);
			expect(bills.map(({ contractKw }) => contractKw?.coefficient ?? null)).toEqual([
				120,
				30,
				null
			]);
		});
		it('合 計 is compared and not added, the remark is no row', () => {
			expect(codesOf(outcome)).toEqual(['row.total_skipped']);
		});
	});

it('a total that disagrees is pointed out', () => {
	const headings = [
		'供給地点特定番号',
		'使用期間',
		'',
		'',
		'使用電力量（kWh）',
		'請求金額合計（円）'
	];
	const text = [
		headings.join(','),
		'0300111000000000000101,2025/12/13,〜,2026/01/12,1000,45285',
		'合 計,,,,1100,45285'
	].join('\r\n');
	const outcome = readText(text);
	const [bill] = recordsOf(outcome)[0]!.bills;
	expect([isoDay(bill!.bill.start), isoDay(bill!.bill.end)]).toEqual(['2025-12-13', '2026-01-13']);
	expect(findingOf(outcome, 'total.disagrees').params).toEqual({ printed: 1100, summed: 1000 });
});

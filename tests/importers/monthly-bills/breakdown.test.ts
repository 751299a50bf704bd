import { describe, expect, it } from 'vitest';
import { codesOf, findingOf, readText } from '../documents';

const HEADINGS =
	'年月,使用電力量(kWh),基本料金(円),電力量料金(円),燃料費調整額(円),再エネ賦課金(円),請求金額(円)';
const table = (...rows: string[]) => readText([HEADINGS, ...rows].join('\n'));

/** 500 kW × 1,890 yen × 0.85; the other lines with sen, as suppliers print them. */
const RIGHT = [
	'2025/04,52000,803250,1031680.40,-118040.00,206960,1923850',
	'2025/05,50500,803250,1001920.20,-113625.00,200990,1892535',
	'2025/06,56000,803250,"1,111,040.00",-112000.00,222880,2025170'
];

describe('the yen lines of a bill add up to its total', () => {
	it('within one yen nothing is said, and 銭 are lines too', () => {
		expect(codesOf(table(...RIGHT))).not.toContain('bill.breakdown_disagrees');
		const sen = RIGHT[0]!.replace('1031680.40', '1031680円40銭');
		expect(codesOf(table(sen, ...RIGHT.slice(1)))).not.toContain('bill.breakdown_disagrees');
	});

	it('a row that does not is named with both sums', () => {
		const wrong = '2025/07,58000,803250,1150720.00,-110200.00,230840,2047610';
		expect(findingOf(table(...RIGHT, wrong), 'bill.breakdown_disagrees')).toMatchObject({
			severity: 'warning',
			params: { summed: 2_074_610, total: 2_047_610 },
			where: { row: 5, column: '請求金額(円)' }
		});
	});

	it('two yen apart is named, one is rounding', () => {
		const by = (total: number) =>
			codesOf(table(...RIGHT, `2025/07,58000,803250,1150720.00,-110200.00,230840,${total}`));
		expect(by(2_074_611)).not.toContain('bill.breakdown_disagrees');
		expect(by(2_074_612)).toContain('bill.breakdown_disagrees');
	});

	it('tax on top and discounts without their minus are seen from the rows', () => {
		const headings =
			'年月,使用量(kWh),基本料金(円),電力量料金(円),口座振替割引(円),消費税(円),請求金額(円)';
		const rows = [
			'2025/04,300,1000,9000,55,995,10940',
			'2025/05,200,1000,6000,55,695,7640',
			'2025/06,100,1000,3000,55,395,4340'
		];
		expect(codesOf(readText([headings, ...rows].join('\n')))).not.toContain(
			'bill.breakdown_disagrees'
		);
		const off = [...rows, '2025/07,100,1000,3000,55,395,4430'];
		expect(
			findingOf(readText([headings, ...off].join('\n')), 'bill.breakdown_disagrees').params
		).toEqual({
			summed: 4340,
			total: 4430
		});
	});

	it('columns that are only part of the bill say nothing', () => {
		const headings = '年月,使用量(kWh),基本料金(円),再エネ賦課金(円),請求金額(円)';
		const rows = [
			'2025/04,300,1000,900,12000',
			'2025/05,200,1000,600,8000',
			'2025/06,100,1000,300,4500'
		];
		expect(codesOf(readText([headings, ...rows].join('\n')))).not.toContain(
			'bill.breakdown_disagrees'
		);
	});
});

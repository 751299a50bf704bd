import { describe, expect, it } from 'vitest';
import { calendarise } from '$lib/domain/calendarisation/calendarise';
import { parseIsoDay } from '$lib/domain/time/day';
import { decimalOf, toNumber } from '$lib/domain/units/decimal';

/** Worked by hand; half-open periods. [start, end, quantity, yen] → [month, quantity, yen, days]. */
type BillRow = [start: string, end: string, quantity: number, costYen: number | null];
type MonthRow = [month: string, quantity: number, costYen: number | null, daysCovered: number];

interface Case {
	title: string;
	bills: BillRow[];
	months: MonthRow[];
	findings?: string[];
}

const CASES: Case[] = [
	{
		title: '1: a bill of one calendar month stays what it is',
		bills: [['2025-04-01', '2025-05-01', 300, 9000]],
		months: [['2025-04', 300, 9000, 30]]
	},
	{
		title: '2: a bill from the 13th gives 18 days to its first month and 12 to the next',
		bills: [['2025-04-13', '2025-05-13', 300, 9000]],
		months: [
			['2025-04', 180, 5400, 18],
			['2025-05', 120, 3600, 12]
		]
	},
	{
		title: '3: a leap February has 29 days',
		bills: [
			['2024-02-01', '2024-03-01', 290, null],
			['2024-03-01', '2024-04-01', 310, null]
		],
		months: [
			['2024-02', 290, null, 29],
			['2024-03', 310, null, 31]
		]
	},
	{
		title: '4: a common February has 28 days',
		bills: [['2023-02-15', '2023-03-15', 280, null]],
		months: [
			['2023-02', 140, null, 14],
			['2023-03', 140, null, 14]
		]
	},
	{
		title: '5: a bimonthly bill read on the 31st touches three months',
		bills: [['2025-01-31', '2025-03-31', 590, null]],
		months: [
			['2025-01', 10, null, 1],
			['2025-02', 280, null, 28],
			['2025-03', 300, null, 30]
		]
	},
	{
		title: '6: a bill crossing New Year is split by days, yen by largest remainder',
		bills: [['2025-12-20', '2026-01-20', 310, 100]],
		months: [
			['2025-12', 120, 39, 12],
			['2026-01', 190, 61, 19]
		]
	},
	{
		title: '7: two bills of 28 days share June',
		bills: [
			['2025-06-01', '2025-06-29', 280, null],
			['2025-06-29', '2025-07-27', 280, null]
		],
		months: [
			['2025-06', 300, null, 30],
			['2025-07', 260, null, 26]
		]
	},
	{
		title: '8: ten days in the middle of a month cover ten days',
		bills: [['2025-08-10', '2025-08-20', 50, 1000]],
		months: [['2025-08', 50, 1000, 10]]
	},
	{
		title: '9: two bills of one period add up and are named',
		bills: [
			['2025-09-01', '2025-10-01', 100, null],
			['2025-09-01', '2025-10-01', 100, null]
		],
		months: [['2025-09', 200, null, 30]],
		findings: ['bill.overlap']
	},
	{
		title: '10: bills that overlap by ten days add up, a day counts once',
		bills: [
			['2025-09-01', '2025-10-01', 300, null],
			['2025-09-21', '2025-10-11', 200, null]
		],
		months: [
			['2025-09', 400, null, 30],
			['2025-10', 100, null, 10]
		],
		findings: ['bill.overlap']
	},
	{
		title: '11: a credit is kept with its sign and named',
		bills: [['2025-05-01', '2025-06-01', -31, null]],
		months: [['2025-05', -31, null, 31]],
		findings: ['bill.negative']
	},
	{
		title: '12: one unit over 31 days splits at six decimals, one yen goes to the larger part',
		bills: [['2025-01-10', '2025-02-10', 1, 1]],
		months: [
			['2025-01', 0.709677, 1, 22],
			['2025-02', 0.290323, 0, 9]
		]
	},
	{
		title: '13: a bill of one day',
		bills: [['2025-03-31', '2025-04-01', 7, null]],
		months: [['2025-03', 7, null, 1]]
	},
	{
		title: '14: a bill that ends on the day it starts is left out and blocks',
		bills: [['2025-03-31', '2025-03-31', 7, null]],
		months: [],
		findings: ['bill.period_inverted']
	},
	{
		title: '14: a bill that ends before it starts is left out and blocks',
		bills: [['2025-03-31', '2025-03-30', 7, null]],
		months: [],
		findings: ['bill.period_inverted']
	}
];

describe('calendarisation, worked by hand', () => {
	it.each(CASES)('$title', ({ bills, months, findings = [] }) => {
		const result = calendarise(
			bills.map(([start, end, quantity, costYen]) => ({
				start: parseIsoDay(start)!,
				end: parseIsoDay(end)!,
				quantity: decimalOf(quantity),
				costYen
			}))
		);
		expect(
			result.months.map((one) => [one.month, toNumber(one.quantity), one.costYen, one.daysCovered])
		).toEqual(months);
		expect(result.findings.map((one) => one.code)).toEqual(findings);
	});
});

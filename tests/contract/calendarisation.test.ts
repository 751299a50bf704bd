/** The fourteen cases worked by hand: months → quantity; yen; days covered. */
import { expect, test } from 'vitest';
import { calculateCalendarisation } from '$lib/server/services/api-schemas/calculations';
import { ask, refused } from './client';

type Bill = [start: string, end: string, quantity: number, costYen?: number];
type Month = [month: string, quantity: number, costYen: number | null, daysCovered: number];

interface Case {
	title: string;
	bills: Bill[];
	months: Month[];
	finding?: string;
}

const cases: Case[] = [
	{
		title: '1: a bill of one calendar month stays what it is',
		bills: [['2025-04-01', '2025-05-01', 300, 9000]],
		months: [['2025-04', 300, 9000, 30]]
	},
	{
		title: '2: a bill over two months is split by days',
		bills: [['2025-04-13', '2025-05-13', 300, 9000]],
		months: [
			['2025-04', 180, 5400, 18],
			['2025-05', 120, 3600, 12]
		]
	},
	{
		title: '3: February of a leap year has 29 days',
		bills: [
			['2024-02-01', '2024-03-01', 290],
			['2024-03-01', '2024-04-01', 310]
		],
		months: [
			['2024-02', 290, null, 29],
			['2024-03', 310, null, 31]
		]
	},
	{
		title: '4: a 28-day bill is halved at the end of February',
		bills: [['2023-02-15', '2023-03-15', 280]],
		months: [
			['2023-02', 140, null, 14],
			['2023-03', 140, null, 14]
		]
	},
	{
		title: '5: a bimonthly bill read on the 31st touches three months',
		bills: [['2025-01-31', '2025-03-31', 590]],
		months: [
			['2025-01', 10, null, 1],
			['2025-02', 280, null, 28],
			['2025-03', 300, null, 30]
		]
	},
	{
		title: '6: yen go by largest remainder over New Year',
		bills: [['2025-12-20', '2026-01-20', 310, 100]],
		months: [
			['2025-12', 120, 39, 12],
			['2026-01', 190, 61, 19]
		]
	},
	{
		title: '7: two 28-day bills share June',
		bills: [
			['2025-06-01', '2025-06-29', 280],
			['2025-06-29', '2025-07-27', 280]
		],
		months: [
			['2025-06', 300, null, 30],
			['2025-07', 260, null, 26]
		]
	},
	{
		title: '8: a lone bill of ten days covers ten days',
		bills: [['2025-08-10', '2025-08-20', 50, 1000]],
		months: [['2025-08', 50, 1000, 10]]
	},
	{
		title: '9: two bills of one period add up and are named',
		bills: [
			['2025-09-01', '2025-10-01', 100],
			['2025-09-01', '2025-10-01', 100]
		],
		months: [['2025-09', 200, null, 30]],
		finding: 'bill.overlap'
	},
	{
		title: '10: in an overlap of ten days each day counts once',
		bills: [
			['2025-09-01', '2025-10-01', 300],
			['2025-09-21', '2025-10-11', 200]
		],
		months: [
			['2025-09', 400, null, 30],
			['2025-10', 100, null, 10]
		],
		finding: 'bill.overlap'
	},
	{
		title: '11: a credit stays negative and is named',
		bills: [['2025-05-01', '2025-06-01', -31]],
		months: [['2025-05', -31, null, 31]],
		finding: 'bill.negative'
	},
	{
		title: '12: one kWh over 31 days is split at six decimals, one yen at one yen',
		bills: [['2025-01-10', '2025-02-10', 1, 1]],
		months: [
			['2025-01', 0.709677, 1, 22],
			['2025-02', 0.290323, 0, 9]
		]
	},
	{
		title: '13: a bill of one day',
		bills: [['2025-03-31', '2025-04-01', 7]],
		months: [['2025-03', 7, null, 1]]
	}
];

const request = (bills: Bill[]) => ({
	method: 'days',
	bills: bills.map(([start, end, quantity, costYen]) => ({ start, end, quantity, costYen }))
});

test.for(cases)('$title', async ({ bills, months, finding }) => {
	const answer = await ask(calculateCalendarisation, { body: request(bills) });
	expect(answer.months.map((m) => [m.month, m.quantity, m.costYen, m.daysCovered])).toEqual(months);
	expect(answer.findings.map(({ code }) => code)).toEqual(finding ? [finding] : []);
});

test.for([
	['2025-05-01', '2025-05-01'],
	['2025-05-02', '2025-05-01']
] as const)('14: a bill from %s to %s is refused', async ([start, end]) => {
	const problem = await refused(calculateCalendarisation, { body: request([[start, end, 1]]) });
	expect(problem).toMatchObject({ status: 422, code: 'bill.period_inverted' });
});

test('days in a month are the calendar’s, covered or not', async () => {
	const { months } = await ask(calculateCalendarisation, {
		body: request([['2024-02-10', '2024-02-20', 5]])
	});
	expect(months[0]).toMatchObject({ daysCovered: 10, daysInMonth: 29 });
});

test('no bills make no months', async () => {
	expect(await ask(calculateCalendarisation, { body: request([]) })).toEqual({
		months: [],
		findings: []
	});
});

test('a day that the calendar lacks is refused by name', async () => {
	const problem = await refused(calculateCalendarisation, {
		body: request([['2025-02-30', '2025-03-30', 1]])
	});
	expect(problem).toMatchObject({ status: 422, code: 'day.invalid' });
});

test('a method that does not exist is refused', async () => {
	const problem = await refused(calculateCalendarisation, {
		body: { bills: [], method: 'degree_days' }
	});
	expect(problem).toMatchObject({ status: 422, code: 'request.invalid' });
	expect(problem.findings?.map(({ where }) => where?.column)).toEqual(['method']);
});

import { describe, expect, it } from 'vitest';
import { isoDay } from '$lib/domain/time/day';
import {
	codesOf,
	findingOf,
	quantityOf,
	read,
	readText,
	recordsOf,
	rejectedOf
} from '../documents';

const told = (outcome: ReturnType<typeof read>) =>
	recordsOf(outcome).map((record) => [
		record.supplyPointNumber,
		record.carrier,
		record.unit,
		quantityOf(record),
		...record.bills.map(({ bill }) => `${isoDay(bill.start)}/${isoDay(bill.end)}`)
	]);

describe('entries whose last day is the first of the next', () => {
	const outcome = read('portfolio-manager/shared_days_utf8bom.csv');

	it('are read up to that day, each meter by its number, in the unit of the file', () => {
		const [january, february] = ['2016-01-01/2016-02-01', '2016-02-01/2016-03-01'];
		expect(told(outcome)).toEqual([
			['1-0', 'electricity', 'kBtu', 1_146_082.6, january, february],
			['2-0', 'electricity', 'kBtu', 154_572.2, january],
			['1-1', 'natural_gas', 'kBtu', 1_064_000.3, january, february]
		]);
		expect(codesOf(outcome)).toEqual(['row.without_quantity', 'bill.end_excluded']);
	});
	it('have names, demand and the mark of an estimate', () => {
		const [meter] = recordsOf(outcome);
		expect(meter!.label).toBe('Hitachi Plant / Grid meter');
		expect(
			meter!.bills.map(({ bill }) => [bill.peakKw?.coefficient ?? null, bill.reading])
		).toEqual([
			[3105, 'actual'],
			[null, 'estimated']
		]);
	});
	it('keep the row and the heading of each figure', () => {
		const [meter] = recordsOf(outcome);
		expect(meter!.bills.map(({ row, column }) => [row, column])).toEqual([
			[7, 'Usage/Quantity'],
			[8, 'Usage/Quantity']
		]);
	});
});

describe('entries of whole months in other units', () => {
	const outcome = read('portfolio-manager/whole_days_other_units.csv');
	const [january, february] = ['2024-01-01/2024-02-01', '2024-02-01/2024-03-01'];

	it('MWh join kWh, MBtu is a million and therms a hundred thousand Btu, ccf a hundred cubic feet', () => {
		expect(told(outcome)).toEqual([
			['1-0', 'electricity', 'kWh', 2434.5, january, february],
			['1-1', 'natural_gas', 'kBtu', 2750, january, february],
			['1-2', 'natural_gas', 'ft3', 300, january],
			['1-3', 'water', 'gal_us', 2000, january],
			['1-4', 'heat_other', 'GJ', 0.5, january]
		]);
	});
	it('what is none of our carriers or units, or has no period, is rejected with the reason', () => {
		expect(rejectedOf(outcome).map(({ row, finding }) => [row, finding.code])).toEqual([
			[14, 'carrier.unknown_word'],
			[15, 'bill.delivered'],
			[16, 'unit.unknown_word']
		]);
	});
	it('dollars are no yen and green power is pointed out', () => {
		expect(
			recordsOf(outcome).flatMap(({ bills }) => bills.map(({ bill }) => bill.costYen))
		).toEqual(Array(7).fill(null));
		expect(findingOf(outcome, 'cost.not_in_yen').where).toMatchObject({
			row: 7,
			column: 'Cost ($)'
		});
		expect(findingOf(outcome, 'bill.green_power').where).toMatchObject({ row: 7 });
	});
});

const HEADINGS = 'Meter Name,Meter Type,Start Date,End Date,Usage/Quantity,Usage Units';
const entry = (start: string, end: string) =>
	`Main,Electric - Grid,${start},${end},100,kWh (thousand Watt-hours)`;
const periodsOf = (...rows: string[]) =>
	recordsOf(readText([HEADINGS, ...rows].join('\r\n')))[0]!.bills.map(
		({ bill }) => `${isoDay(bill.start)}/${isoDay(bill.end)}`
	);

describe('whether the last day belongs to an entry', () => {
	it('a lone entry from the 1st to the 1st ends before its last day', () =>
		expect(periodsOf(entry('2016-02-01', '2016-03-01'))).toEqual(['2016-02-01/2016-03-01']));
	it('a lone entry to the last of the month includes it', () =>
		expect(periodsOf(entry('2016-02-01', '2016-02-29'))).toEqual(['2016-02-01/2016-03-01']));
	it('the last entry goes with the ones before it', () =>
		expect(
			periodsOf(
				entry('2015-11-13', '2015-12-14'),
				entry('2015-12-14', '2016-01-12'),
				entry('2016-02-01', '2016-02-29')
			)
		).toEqual(['2015-11-13/2015-12-14', '2015-12-14/2016-01-12', '2016-02-01/2016-02-29']));
});

it('dates of which no day is above 12 are read month first, and said so', () => {
	const outcome = readText([HEADINGS, entry('1/2/2024', '2/2/2024')].join('\n'));
	expect(isoDay(recordsOf(outcome)[0]!.bills[0]!.bill.start)).toBe('2024-01-02');
	expect(codesOf(outcome)).toContain('date.american');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeReadings } from '$lib/domain/readings/judge-readings';
import type { PointReadings, ReadDay } from '$lib/domain/readings/read-day';
import { epochDay } from '$lib/domain/time/day';
import { propertyRuns } from '../../../property-runs';
import { monthly, told } from './bills';

const at = (row: number) => ({ sheet: null, row });

/** Days of half-hours from 2018-01-01 on, a row a slot below one heading. */
function days(totals: number[], more: Partial<ReadDay> = {}): ReadDay[] {
	return totals.map((total, index) => ({
		...{ day: epochDay(2018, 1, 1) + index, slotMinutes: 30, slotCount: 48, missing: 0 },
		...{ total, peak: total / 30, peakAt: at(index * 48 + 20), firstAt: at(index * 48 + 2) },
		...more
	}));
}

function point(own: ReadDay[], more: Partial<PointReadings> = {}): PointReadings {
	return { unit: 'kWh', contractKw: null, own, before: [], sameDays: [], bills: [], ...more };
}

/** kWh of the first 31 days of a steel plant: New Year, then five working days a week. */
const JANUARY = Array.from({ length: 31 }, (_, index) =>
	index % 7 > 4 ? 900 : 5_100 + index * 10
);

describe('readings of a point', () => {
	it('a month of a plant, with its quiet weekends, is not odd', () => {
		expect(judgeReadings(point(days(JANUARY)))).toEqual([]);
	});

	it('a reading far above all others is named with its day and row', () => {
		const own = days(JANUARY).map((one, at) => (at === 9 ? { ...one, peak: 5_000 } : one));
		expect(judgeReadings(point(own))).toMatchObject([
			{
				code: 'reading.spike',
				params: { count: 1, day: '2018-01-10', value: 5_000 },
				where: { row: 452 }
			}
		]);
	});

	it('fewer than fourteen days say nothing of sizes', () => {
		const own = days(JANUARY.slice(0, 13)).map((one, at) => (at ? one : { ...one, peak: 9_000 }));
		expect(judgeReadings(point(own))).toEqual([]);
	});

	it('a day of zero where the meter is never still, but not the Sundays of a shut plant', () => {
		const dead = days(JANUARY.map((total, at) => (at === 11 ? 0 : total)));
		expect(told(judgeReadings(point(dead)))).toEqual(['reading.zero_days 530']);
		const shut = days(JANUARY.map((total, at) => (at % 7 > 4 ? 0 : total)));
		expect(judgeReadings(point(shut))).toEqual([]);
		const empty = days(JANUARY).map((one, at) =>
			at === 11 ? { ...one, total: 0, peak: 0, missing: 48 } : one
		);
		expect(judgeReadings(point(empty))).toEqual([]);
	});

	it('Wh beside kWh in force', () => {
		const before = days(JANUARY).map((one) => ({ ...one, day: one.day - 31, firstAt: null }));
		const own = days(JANUARY.map((total) => total * 1000));
		expect(told(judgeReadings(point(own, { before })))).toContain('reading.thousandfold 2');
	});

	it('the same days in force with one ratio: another unit; corrected days are none', () => {
		const own = days(JANUARY);
		const inForce = (by: (at: number) => number) =>
			days(JANUARY.map((total, at) => total / by(at))).map((one) => ({ ...one, firstAt: null }));
		const found = judgeReadings(point(own, { sameDays: inForce(() => 2) }));
		expect(found).toMatchObject([
			{ code: 'reading.ratio_to_known', params: { count: 31, ratio: 2 }, where: { row: 2 } }
		]);
		expect(judgeReadings(point(own, { sameDays: inForce((at) => 1 + (at % 5)) }))).toEqual([]);
		expect(judgeReadings(point(own, { sameDays: inForce(() => 1) }))).toEqual([]);
	});

	it('the demand of a grid area', () => {
		const area = days(Array(10).fill(600_000_000));
		expect(told(judgeReadings(point(area)))).toEqual(['reading.grid_sized 2']);
	});

	it('peaks far above the contract on most days', () => {
		const codes = (contractKw: number) => told(judgeReadings(point(days(JANUARY), { contractKw })));
		expect(codes(400)).toEqual([]);
		expect(codes(150)).toEqual(['reading.above_contract 2']);
	});
});

describe('readings beside the bills of the same days', () => {
	const sum = JANUARY.reduce((total, one) => total + one, 0);
	const against = (billed: number, more: Partial<ReadDay> = {}) =>
		judgeReadings(point(days(JANUARY, more), { bills: monthly('2018-01', [billed]) }));

	it('within two per cent they tell the same story', () => {
		expect(against(sum)).toEqual([]);
		expect(against(Math.round(sum / 1.015))).toEqual([]);
		expect(told(against(Math.round(sum / 1.2)))).toEqual(['bill.differs_from_readings 2']);
	});

	it('twice the bill in half-hours, four times in quarters: kW taken for kWh', () => {
		expect(told(against(Math.round(sum / 2)))).toEqual(['reading.kw_for_kwh 2']);
		expect(told(against(Math.round(sum / 4), { slotMinutes: 15, slotCount: 96 }))).toEqual([
			'reading.kw_for_kwh 2'
		]);
		expect(told(against(Math.round(sum / 4)))).toEqual(['bill.differs_from_readings 2']);
	});

	it('3.6 times the bill: MJ', () => {
		expect(told(against(Math.round(sum / 3.6)))).toEqual(['reading.megajoules 2']);
	});

	it('a day that is missing in part is not compared', () => {
		expect(against(Math.round(sum / 2), { missing: 1 })).toEqual([]);
	});
});

describe('laws', () => {
	const totals = fc.array(fc.integer({ min: 0, max: 9_000 }), { maxLength: 90 });
	const relative = ['reading.spike', 'reading.zero_days'];
	const codes = (own: ReadDay[], before: ReadDay[] = []) =>
		judgeReadings(point(own, { before, unit: 'm3' })).filter(({ code }) => relative.includes(code));

	it('another unit for all readings changes nothing that is found', () => {
		fc.assert(
			fc.property(totals, fc.constantFrom(1 / 1024, 8, 1024), (list, factor) => {
				const scaled = days(list.map((total) => total * factor));
				expect(told(codes(scaled))).toEqual(told(codes(days(list))));
			}),
			propertyRuns('judging', 200)
		);
	});

	it('days in force judge as days of the file do', () => {
		fc.assert(
			fc.property(totals, fc.nat(90), (list, at) => {
				const all = days(list);
				const [before, own] = [all.slice(0, at), all.slice(at)];
				const spikes = (found: ReturnType<typeof codes>) =>
					found.filter(({ code }) => code === 'reading.spike').map(({ params }) => params.usual);
				const split = spikes(codes(own, before));
				if (split.length > 0) expect(spikes(codes(all))).toEqual(split);
			}),
			propertyRuns('judging', 200)
		);
	});
});

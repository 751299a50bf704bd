/** Sizes and periods: each check is tried on the mistake it is for, and on true figures that look like one. */
import { describe, expect, it } from 'vitest';
import { gaps } from '$lib/domain/bills/checks/gaps';
import { overlaps } from '$lib/domain/bills/checks/overlaps';
import { spikes } from '$lib/domain/bills/checks/spikes';
import { megajoules } from '$lib/domain/bills/checks/thermal-units';
import { unitSlips } from '$lib/domain/bills/checks/unit-slips';
import { wrongYears } from '$lib/domain/bills/checks/wrong-year';
import { judgePoint } from '$lib/domain/bills/judge-point';
import { epochDay } from '$lib/domain/time/day';
import { decimalOf } from '$lib/domain/units/decimal';
import { but, HEATING, inForce, monthly, point, priced, STEEL, told } from './bills';

const NONE = new Set<never>();

describe('spikes', () => {
	const twoYears = monthly('2024-01', [...STEEL, ...STEEL.map((kwh) => Math.round(kwh * 0.97))]);

	it('a digit too many is told against the same month of the other year', () => {
		const own = but(twoYears, 17, ({ quantity }) => ({
			quantity: { ...quantity, coefficient: quantity.coefficient * 10 }
		}));
		expect(told(spikes(point(own), NONE).findings)).toEqual(['bill.spike_against_season 19']);
	});

	it('without another year it is told against the usual month', () => {
		const own = but(monthly('2018-01', STEEL), 5, () => ({ quantity: decimalOf(654_046) }));
		expect(told(spikes(point(own), NONE).findings)).toEqual(['bill.spike 7']);
	});

	it('a real plant’s year, heating and equal months are none', () => {
		expect(spikes(point(monthly('2018-01', STEEL)), NONE).findings).toEqual([]);
		expect(spikes(point(monthly('2024-01', [...HEATING, ...HEATING])), NONE).findings).toEqual([]);
		expect(spikes(point(monthly('2024-01', HEATING)), NONE).findings).toEqual([]);
		expect(spikes(point(monthly('2024-01', Array(12).fill(500))), NONE).findings).toEqual([]);
	});

	it('the bill of this month is compared with those in force', () => {
		const before = inForce(monthly('2017-06', [...STEEL.slice(5), ...STEEL.slice(0, 5)]));
		const own = (kwh: number) => point(monthly('2018-06', [kwh]), { before });
		expect(told(spikes(own(654_046), NONE).findings)).toEqual(['bill.spike_against_season 2']);
		expect(spikes(own(65_404), NONE).findings).toEqual([]);
	});

	it('fewer than eight bills say nothing', () => {
		expect(spikes(point(monthly('2024-01', [5, 5, 5, 5, 5, 5, 5000])), NONE).findings).toEqual([]);
	});

	it('several in a row are a new level, told once', () => {
		const own = monthly('2023-01', [...Array(24).fill(1000), ...Array(5).fill(2500)]);
		const [found, ...others] = spikes(point(own), NONE).findings;
		expect(others).toEqual([]);
		expect(found).toMatchObject({
			code: 'bill.level_changed',
			severity: 'note',
			params: { count: 5, from: '2025-01-01', to: '2025-05-31' }
		});
	});

	it('what is in force already is not told again', () => {
		const before = inForce(but(twoYears, 17, () => ({ quantity: decimalOf(654_046) })));
		expect(spikes(point(monthly('2026-01', [126_000]), { before }), NONE).findings).toEqual([]);
	});
});

it('what is wrong about a bill is said once, also where its peak and yen say it too', () => {
	const paid = priced(monthly('2018-01', STEEL, { peakKw: decimalOf(300) }), 22);
	const own = but(paid, 3, () => ({ quantity: decimalOf(78.7698) }));
	expect(told(judgePoint(point(own)))).toEqual(['bill.thousandth 5']);
});

describe('unit slips', () => {
	it('a row in MWh among rows in kWh, and one in kWh among MWh', () => {
		const low = but(monthly('2018-01', STEEL), 3, () => ({ quantity: decimalOf(78.7698) }));
		expect(told(unitSlips(point(low)).findings)).toEqual(['bill.thousandth 5']);
		const high = but(
			monthly(
				'2018-01',
				STEEL.map((kwh) => kwh / 1000)
			),
			3,
			() => ({
				quantity: decimalOf(78_769.8)
			})
		);
		expect(told(unitSlips(point(high)).findings)).toEqual(['bill.thousandfold 5']);
	});

	it('a file in MWh beside what is in force in kWh, every row', () => {
		const before = inForce(monthly('2017-01', STEEL));
		const own = monthly(
			'2018-01',
			STEEL.map((kwh) => kwh / 1000)
		);
		expect(unitSlips(point(own, { before })).findings).toHaveLength(12);
	});

	it('a boiler that only keeps its flame in summer is none', () => {
		const gas = [2100, 1900, 1500, 1300, 2, 1, 1, 1, 2, 1200, 1600, 1900];
		expect(unitSlips(point(monthly('2024-01', gas))).findings).toEqual([]);
		expect(unitSlips(point(priced(monthly('2024-01', [...gas, ...gas]), 120))).findings).toEqual(
			[]
		);
	});

	it('yen that kept their size say that the unit has slipped', () => {
		const own = but(priced(monthly('2018-01', STEEL), 22), 11, () => ({
			quantity: decimalOf(59.437)
		}));
		expect(told(unitSlips(point(own)).findings)).toEqual(['bill.thousandth 13']);
	});

	it('MJ for kWh show beside the year before', () => {
		const before = inForce(monthly('2017-01', STEEL));
		const own = monthly(
			'2018-01',
			STEEL.map((kwh) => kwh * 3.6 * 1.02)
		);
		expect(told(megajoules(point(own, { before })).findings)).toEqual(['bill.megajoules 2']);
		const more = monthly(
			'2018-01',
			STEEL.map((kwh) => kwh * 1.4)
		);
		expect(megajoules(point(more, { before })).findings).toEqual([]);
	});
});

describe('periods', () => {
	const year = monthly('2025-01', STEEL);

	it('a lost month is named with its days, behind it the row', () => {
		const own = year.filter((_, index) => index !== 6);
		const [found] = gaps(point(own));
		expect(found).toMatchObject({
			code: 'bill.gap',
			params: { from: '2025-07-01', to: '2025-07-31', days: 31 },
			where: { row: 9 }
		});
	});

	it('what is in force fills a gap, and a gap to it is a note', () => {
		const own = year.filter((_, index) => index !== 6);
		expect(gaps(point(own, { before: inForce(year.slice(6, 7)) }))).toEqual([]);
		const later = gaps(point(year.slice(8), { before: inForce(year.slice(0, 6)) }));
		expect(told(later)).toEqual(['bill.gap_to_earlier 10']);
	});

	it('a row that could not be read is no gap on top', () => {
		const own = year.filter((_, index) => index !== 6);
		expect(gaps(point(own, { unreadRows: [{ sheet: null, row: 8 }] }))).toEqual([]);
		expect(told(gaps(point(own, { unreadRows: [{ sheet: null, row: 2 }] })))).toEqual([
			'bill.gap 9'
		]);
	});

	it('a bill for two months without its period is asked about once', () => {
		const own = year.filter((_, index) => index % 2 === 1);
		expect(told(gaps(point(own, { carrier: 'water', unit: 'm3' })))).toEqual([
			'bill.gaps_regular 5'
		]);
	});

	it('oil comes when it is needed, but a list of every month lacks one', () => {
		const oil = { carrier: 'kerosene', unit: 'L' };
		expect(
			gaps(
				point(
					year.filter((_, at) => at % 3 !== 0),
					oil
				)
			)
		).toEqual([]);
		const long = monthly('2024-01', [...STEEL, ...STEEL]).filter((_, at) => at !== 6);
		expect(told(gaps(point(long, oil)))).toEqual(['bill.gap 9']);
	});

	it('a reading day in both bills is told once, a single overlap with its row', () => {
		const both = year.map((bill) => ({ ...bill, end: bill.end + 1 }));
		expect(told(overlaps(point(both)))).toEqual(['bill.reading_day_twice 3']);
		const one = but(year, 4, ({ start }) => ({ start: start - 1 }));
		expect(told(overlaps(point(one)))).toEqual(['bill.overlap 6']);
	});

	it('a year off between its neighbours is put right for the other checks', () => {
		const own = but(monthly('2024-10', STEEL), 3, () => ({
			start: epochDay(2024, 1, 1),
			end: epochDay(2024, 2, 1)
		}));
		const { bills, findings } = wrongYears(own);
		expect(findings).toMatchObject([
			{ code: 'bill.year_off', params: { printed: '2024-01-01', meant: '2025-01-01' } }
		]);
		expect(gaps(point(bills))).toEqual([]);
		expect(told(judgePoint(point(own)))).toEqual(['bill.year_off 5']);
	});

	it('newest first, gaps and several years are no wrong year; the 1980s are', () => {
		expect(wrongYears([...year].reverse()).findings).toEqual([]);
		expect(wrongYears(monthly('2020-01', [1, 2, 3])).findings).toEqual([]);
		const apart = [
			...monthly('2022-01', [1]),
			...monthly('2024-01', [1]),
			...monthly('2025-01', [1])
		];
		expect(wrongYears(apart).findings).toEqual([]);
		expect(told(wrongYears(monthly('1925-04', [1])).findings)).toEqual(['bill.year_too_early 2']);
	});
});

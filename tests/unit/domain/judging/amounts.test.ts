/** Yen, kW and the marks of a bill; the plant is the one of `bills.ts`. */
import { describe, expect, it } from 'vitest';
import { estimated, missingYen } from '$lib/domain/bills/checks/completeness';
import { copies, twins } from '$lib/domain/bills/checks/copies';
import { demand } from '$lib/domain/bills/checks/demand';
import { unitPrices } from '$lib/domain/bills/checks/unit-prices';
import { zeroUse } from '$lib/domain/bills/checks/zero-use';
import { decimalOf } from '$lib/domain/units/decimal';
import { but, HEATING, monthly, point, priced, STEEL, told } from './bills';

const NONE = new Set<never>();

describe('yen', () => {
	const year = priced(monthly('2018-01', STEEL), 22);

	it('one zero too many, and one too few', () => {
		const more = but(year, 4, ({ costYen }) => ({ costYen: costYen! * 10 }));
		expect(told(unitPrices(point(more), NONE))).toEqual(['bill.unit_price_unusual 6']);
		const less = but(year, 4, ({ costYen }) => ({ costYen: Math.round(costYen! / 10) }));
		expect(told(unitPrices(point(less), NONE))).toEqual(['bill.unit_price_unusual 6']);
	});

	it('a column in thousands of yen is told once', () => {
		const thousands = year.map((bill) => ({ ...bill, costYen: Math.round(bill.costYen! / 1000) }));
		expect(told(unitPrices(point(thousands), NONE))).toEqual(['bill.unit_prices_implausible 2']);
	});

	it('a basic charge on little use is none', () => {
		const quiet = but(year, 7, () => ({ quantity: decimalOf(900), costYen: 480_000 }));
		expect(unitPrices(point(quiet), NONE)).toEqual([]);
	});

	it('prices of 2020 to 2023, which doubled, are none', () => {
		const own = [
			...priced(monthly('2020-01', STEEL), 14),
			...priced(monthly('2023-01', STEEL), 29)
		];
		expect(unitPrices(point(own), NONE)).toEqual([]);
	});

	it('a single row without yen is named, a file without yen is not', () => {
		expect(told(missingYen(point(but(year, 2, () => ({ costYen: null })))))).toEqual([
			'bill.yen_missing 4'
		]);
		expect(missingYen(point(monthly('2018-01', STEEL)))).toEqual([]);
	});

	it('last month’s row copied, but not a flat charge, an estimate or round litres', () => {
		const copied = but(year, 5, () => ({ quantity: year[4]!.quantity, costYen: year[4]!.costYen }));
		expect(told(copies(point(copied)))).toEqual(['bill.copied 7']);
		expect(copies(point(priced(monthly('2018-01', Array(12).fill(4321)), 20)))).toEqual([]);
		expect(copies(point(but(copied, 5, () => ({ reading: 'estimated' }))))).toEqual([]);
		expect(copies(point(monthly('2018-01', [200, 200, 400, 300])))).toEqual([]);
		const chance = priced(monthly('2026-11', [6_621, 6_454, 6_454, 6_852]), 27.4);
		expect(copies(point(chance))).toEqual([]);
	});

	it('one point under two names', () => {
		const named = (name: string, own = year) => ({ ...point(own), name });
		expect(twins([named('本社'), named('第一工場')])).toMatchObject([
			{ code: 'bill.twins', params: { first: '本社', second: '第一工場' } }
		]);
		expect(twins([named('本社'), named('第二工場', monthly('2018-01', STEEL))])).toEqual([]);
	});
});

describe('kW', () => {
	const [bill] = monthly('2018-01', [126_238], { peakKw: decimalOf(629) });

	it('a peak above the contract, of the bill or of the point', () => {
		const own = [{ ...bill!, contractKw: decimalOf(600) }];
		expect(told(demand(point(own)))).toEqual(['bill.peak_above_contract 2']);
		expect(told(demand(point([bill!], { contractKw: 500 })))).toEqual([
			'bill.peak_above_contract 2'
		]);
		expect(demand(point([{ ...bill!, contractKw: decimalOf(629) }]))).toEqual([]);
	});

	it('more than the peak day and night, less than the half-hour of the peak', () => {
		const most = 629 * 24 * 31;
		const of = (kwh: number) => told(demand(point([{ ...bill!, quantity: decimalOf(kwh) }])));
		expect(of(most)).toEqual([]);
		expect(of(most * 1.03)).toEqual(['bill.more_than_peak_allows 2']);
		expect(of(315)).toEqual([]);
		expect(of(126.238)).toEqual(['bill.less_than_peak_implies 2']);
	});

	it('a power factor beyond 100, below zero, or as a fraction', () => {
		const of = (powerFactorPercent: number) =>
			told(demand(point([{ ...bill!, powerFactorPercent }])));
		expect([of(100), of(85)]).toEqual([[], []]);
		expect(of(109)).toEqual(['bill.power_factor_impossible 2']);
		expect(of(-1)).toEqual(['bill.power_factor_impossible 2']);
		expect(of(0.98)).toEqual(['bill.power_factor_fraction 2']);
	});

	it('the demand of a grid area', () => {
		const area = monthly('2022-12', [25_000_000_000]);
		expect(told(demand(point(area)))).toEqual(['bill.grid_sized 2']);
	});
});

describe('zero and estimates', () => {
	it('zero among used months, but not a summer without heating', () => {
		expect(
			told(zeroUse(point(but(monthly('2018-01', STEEL), 7, () => ({ quantity: decimalOf(0) })))))
		).toEqual(['bill.zero 9']);
		expect(zeroUse(point(monthly('2024-01', HEATING)))).toEqual([]);
		expect(
			zeroUse(point(monthly('2024-01', [...STEEL.slice(1), 0, ...STEEL.slice(1), 0])))
		).toEqual([]);
	});

	it('estimates are counted in one note', () => {
		const own = but(monthly('2018-01', STEEL), 3, () => ({ reading: 'estimated' }));
		expect(estimated(point(own))).toMatchObject([
			{ code: 'bill.estimated', severity: 'note', params: { count: 1, of: 12 }, where: { row: 5 } }
		]);
	});
});

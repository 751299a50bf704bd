import { finding, type Finding } from '../../finding';
import { median, medianDeviation } from '../../statistics/robust';
import { isoDay } from '../../time/day';
import { toNumber } from '../../units/decimal';
import {
	allBills,
	ratePerDay,
	roughly,
	sameSeason,
	type PlacedBill,
	type PointBills
} from '../placed-bill';

/** Bills of the point with a use above zero, below which nothing is said. */
const FEWEST_BILLS = 8;
/** product.md A8: median ± 5 MAD. */
const DEVIATIONS = 5;
/** Of the median: equal months have no deviation at all, and are no reason to alarm. */
const LEAST_DEVIATION = 0.05;
/** Against the same weeks of another year, this many times more or less. */
const YEARLY_RATIO = 1.5;
/** Where no other year is known: against the highest or lowest of all others. */
const EXTREME_RATIO = 2;
/** So many odd bills in a row are a new level of use, not a slip. */
const LEVEL_BILLS = 3;

/**
 * Bills whose use a day lies outside the median ± 5 median deviations of the point and is far
 * from the same weeks of the year before (or after). Both must hold, so that seasonal use is
 * left in peace; without another year it must be twice or half of any other bill.
 */
export function spikes(
	point: PointBills,
	leftOut: ReadonlySet<PlacedBill>
): { bills: PlacedBill[]; findings: Finding[] } {
	const usual = allBills(point).filter((bill) => !leftOut.has(bill) && ratePerDay(bill) > 0);
	if (usual.length < FEWEST_BILLS) return { bills: [], findings: [] };
	const rates = usual.map(ratePerDay);
	const centre = median(rates);
	const band = DEVIATIONS * Math.max(medianDeviation(rates, centre), LEAST_DEVIATION * centre);
	const outside = usual.filter((bill) => Math.abs(ratePerDay(bill) - centre) > band);
	const odd = new Set(outside.filter((bill) => isFarFromItsSeason(bill, usual)));
	const found = runs(usual, odd);
	return {
		bills: found.filter(({ length }) => length < LEVEL_BILLS).flat(),
		findings: found.flatMap((run) => findingsOf(run, { point, usual, centre }))
	};
}

function isFarFromItsSeason(bill: PlacedBill, usual: readonly PlacedBill[]): boolean {
	const rate = ratePerDay(bill);
	const season = sameSeason(bill, usual);
	if (season.length > 0) return isApart(rate, median(season.map(ratePerDay)), YEARLY_RATIO);
	const others = usual.filter((other) => other !== bill).map(ratePerDay);
	return rate > EXTREME_RATIO * Math.max(...others) || EXTREME_RATIO * rate < Math.min(...others);
}

function isApart(a: number, b: number, ratio: number): boolean {
	return a > ratio * b || b > ratio * a;
}

/** Odd bills that follow each other, each to the same side. */
function runs(usual: readonly PlacedBill[], odd: ReadonlySet<PlacedBill>): PlacedBill[][] {
	const found: PlacedBill[][] = [];
	let before: PlacedBill | null = null;
	for (const bill of usual) {
		if (odd.has(bill)) {
			if (before && odd.has(before)) found.at(-1)!.push(bill);
			else found.push([bill]);
		}
		before = bill;
	}
	return found;
}

interface Usual {
	point: PointBills;
	usual: readonly PlacedBill[];
	centre: number;
}

function findingsOf(run: PlacedBill[], known: Usual): Finding[] {
	const own = run.filter((bill) => bill.where !== null);
	if (run.length < LEVEL_BILLS) return own.map((bill) => spike(bill, known));
	const [first] = own;
	if (!first) return [];
	const params = {
		count: run.length,
		from: isoDay(run[0]!.start),
		to: isoDay(run.at(-1)!.end - 1),
		usual: roughly(known.centre),
		now: roughly(median(run.map(ratePerDay))),
		unit: known.point.unit
	};
	return [finding('note', 'bill.level_changed', params, first.where)];
}

function spike(bill: PlacedBill, { point, usual, centre }: Usual): Finding {
	const season = sameSeason(bill, usual);
	const expected = season.length > 0 ? median(season.map(ratePerDay)) : centre;
	const params = {
		value: toNumber(bill.quantity),
		unit: point.unit,
		usual: roughly(expected * (bill.end - bill.start)),
		ratio: roughly(ratePerDay(bill) / expected)
	};
	return season.length > 0
		? finding('warning', 'bill.spike_against_season', params, bill.where)
		: finding('warning', 'bill.spike', params, bill.where);
}

import { finding, type Finding } from '../../finding';
import { median } from '../../statistics/robust';
import { toNumber } from '../../units/decimal';
import {
	allBills,
	ratePerDay,
	roughly,
	sameSeason,
	unitPrice,
	type PlacedBill,
	type PointBills
} from '../placed-bill';

const FEWEST_BILLS = 4;
/** Between the two sizes of figures nothing lies: no season makes such a step. */
const LEAST_STEP = 100;
/** A thousand times, give or take what use itself varies. */
const THOUSANDFOLD = { least: 400, most: 2_500 };
/** A price so many times off goes with the unit; one within this goes with real use. */
const PRICE_STEP = 30;

/** A bill whose figure is of another size than the point's others. */
interface Slip {
	bill: PlacedBill;
	factor: number;
	usual: number;
}

/**
 * Bills of the file a thousand times above or below the others of the point: kWh in a column of
 * 千kWh or MWh, m3 in 千m3. Needs four bills. Yen beside the figure decide where there are any;
 * otherwise a row of low bills in the low season is believed.
 */
export function unitSlips(point: PointBills): { slips: Set<PlacedBill>; findings: Finding[] } {
	const found = slipsOf(point);
	const findings = found.map(({ bill, factor, usual }) => {
		const params = {
			value: toNumber(bill.quantity),
			unit: point.unit,
			usual: roughly(usual * (bill.end - bill.start))
		};
		return factor > 1
			? finding('warning', 'bill.thousandfold', params, bill.where)
			: finding('warning', 'bill.thousandth', params, bill.where);
	});
	return { slips: new Set(found.map(({ bill }) => bill)), findings };
}

function slipsOf(point: PointBills): Slip[] {
	const used = allBills(point)
		.filter((bill) => ratePerDay(bill) > 0)
		.sort((a, b) => ratePerDay(a) - ratePerDay(b));
	if (used.length < FEWEST_BILLS) return [];
	const split = widestStep(used);
	if (split === null) return [];
	const [low, high] = [used.slice(0, split), used.slice(split)];
	const factor = median(high.map(ratePerDay)) / median(low.map(ratePerDay));
	if (factor < THOUSANDFOLD.least || factor > THOUSANDFOLD.most) return [];
	const [strange, right] = isRight(high, low) ? [low, high] : [high, low];
	const usual = median(right.map(ratePerDay));
	return strange
		.filter((bill) => bill.where !== null && isSlip(bill, right))
		.sort((a, b) => a.start - b.start)
		.map((bill) => ({ bill, factor: ratePerDay(bill) / usual, usual }));
}

/** Index of the first bill above the widest step; null where no step is wide enough. */
function widestStep(ascending: readonly PlacedBill[]): number | null {
	let widest = LEAST_STEP;
	let at: number | null = null;
	for (let index = 1; index < ascending.length; index++) {
		const step = ratePerDay(ascending[index]!) / ratePerDay(ascending[index - 1]!);
		if (step > widest) [widest, at] = [step, index];
	}
	return at;
}

/** What is in force says which size is right; otherwise most bills do. */
function isRight(these: readonly PlacedBill[], those: readonly PlacedBill[]): boolean {
	const known = (bills: readonly PlacedBill[]) =>
		bills.filter(({ where }) => where === null).length;
	if (known(these) !== known(those)) return known(these) > known(those);
	return these.length >= those.length;
}

function isSlip(bill: PlacedBill, right: readonly PlacedBill[]): boolean {
	const price = unitPrice(bill);
	const prices = right.map(unitPrice).filter((one) => one !== null);
	if (price !== null && prices.length > 0) {
		const usual = median(prices);
		return Math.max(price / usual, usual / price) > PRICE_STEP;
	}
	return sameSeason(bill, right).length > 0 || standsAlone(bill, right);
}

/** The bills next to it on both sides are of the usual size. */
function standsAlone(bill: PlacedBill, right: readonly PlacedBill[]): boolean {
	return (
		right.some(({ end }) => Math.abs(bill.start - end) <= 1) &&
		right.some(({ start }) => Math.abs(start - bill.end) <= 1)
	);
}

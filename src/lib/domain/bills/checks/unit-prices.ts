import { finding, type Finding } from '../../finding';
import { median } from '../../statistics/robust';
import { toNumber } from '../../units/decimal';
import { PLAUSIBLE_YEN_PER_UNIT } from '../constants';
import {
	allBills,
	roughly,
	rowOf,
	unitPrice,
	type PlacedBill,
	type PointBills
} from '../placed-bill';

const FEWEST_PRICES = 4;
/** Against the point's own median: prices have moved by less in any two years since 2010. */
const OWN_RATIO = 3;
/** A dear unit on a small bill is the basic charge; the amount must be out of the ordinary too. */
const AMOUNT_RATIO = 2;
/** Below this use the basic charge decides the price. */
const SMALL_QUANTITY = 100;

/**
 * Yen a unit that cannot be right: far from the point's own bills or, where there are fewer than
 * four, outside what anybody pays. Where most bills of the file are outside, the column is meant,
 * and said once.
 */
export function unitPrices(point: PointBills, leftOut: ReadonlySet<PlacedBill>): Finding[] {
	const priced = allBills(point).filter((bill) => !leftOut.has(bill) && unitPrice(bill) !== null);
	const own = priced.filter(({ where }) => where !== null);
	const outside = own.filter((bill) => isOutside(bill, point));
	if (outside.length > own.length / 2) return [wholeColumn(outside, point)];
	if (priced.length < FEWEST_PRICES) return outside.map((bill) => outOfRange(bill, point));
	const usual = {
		price: median(priced.map((bill) => unitPrice(bill)!)),
		costYen: median(priced.map(({ costYen }) => costYen!))
	};
	return own
		.filter((bill) => isUnlike(bill, usual))
		.map((bill) => unlikeOthers(bill, point, usual));
}

function isOutside(bill: PlacedBill, { carrier, unit }: PointBills): boolean {
	const range = PLAUSIBLE_YEN_PER_UNIT[`${carrier} ${unit}`];
	const price = unitPrice(bill);
	if (!range || price === null) return false;
	const dear = price > range.most && toNumber(bill.quantity) >= SMALL_QUANTITY;
	return price < range.least || dear;
}

interface UsualBill {
	price: number;
	costYen: number;
}

function isUnlike(bill: PlacedBill, usual: UsualBill): boolean {
	const price = unitPrice(bill)!;
	if (price * OWN_RATIO < usual.price) return true;
	return price > OWN_RATIO * usual.price && bill.costYen! > AMOUNT_RATIO * usual.costYen;
}

function figuresOf(bill: PlacedBill, { unit }: PointBills) {
	const costYen = bill.costYen!;
	return { price: roughly(unitPrice(bill)!), unit, costYen, value: toNumber(bill.quantity) };
}

function unlikeOthers(bill: PlacedBill, point: PointBills, { price }: UsualBill): Finding {
	const params = { ...figuresOf(bill, point), usual: roughly(price) };
	return finding('warning', 'bill.unit_price_unusual', params, rowOf(bill));
}

function outOfRange(bill: PlacedBill, point: PointBills): Finding {
	const params = { ...figuresOf(bill, point), ...rangeOf(point) };
	return finding('warning', 'bill.unit_price_implausible', params, rowOf(bill));
}

function wholeColumn(outside: readonly PlacedBill[], point: PointBills): Finding {
	const params = {
		count: outside.length,
		price: roughly(median(outside.map((bill) => unitPrice(bill)!))),
		unit: point.unit,
		...rangeOf(point)
	};
	return finding('warning', 'bill.unit_prices_implausible', params, rowOf(outside[0]!));
}

function rangeOf({ carrier, unit }: PointBills) {
	return { ...PLAUSIBLE_YEN_PER_UNIT[`${carrier} ${unit}`]! };
}

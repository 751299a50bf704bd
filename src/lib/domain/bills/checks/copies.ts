import { finding, type Finding } from '../../finding';
import { toNumber } from '../../units/decimal';
import { allBills, unitPrice, type PlacedBill, type PointBills } from '../placed-bill';

/** Quantities of so many digits do not come out the same twice by chance. */
const TELLING_DIGITS = 5;
/** So many are enough where the price moves every month, and yen are the same all the same. */
const TELLING_DIGITS_WITH_YEN = 4;
/** Prices this close are one price. */
const SAME_PRICE = 0.0005;
/** Where a figure comes three times it is a flat charge or an estimate. */
const MOST_COPIES = 2;
const FEWEST_BILLS = 4;
/** Two points that agree in so many different figures are one. */
const TWIN_FIGURES = 3;

/**
 * A bill with quantity and yen of the one before it: last month's row, copied and not filled in.
 * Estimated bills carry last month's use by intention.
 */
export function copies(point: PointBills): Finding[] {
	const bills = allBills(point);
	if (bills.length < FEWEST_BILLS) return [];
	const sizes = Map.groupBy(bills, figuresOf);
	return bills.flatMap((bill, index) => {
		const before = bills[index - 1];
		if (!before || bill.where === null || figuresOf(before) !== figuresOf(bill)) return [];
		const estimated = [before, bill].some(({ reading }) => reading === 'estimated');
		const chance = !isTelling(bills, index) || sizes.get(figuresOf(bill))!.length > MOST_COPIES;
		if (estimated || chance || before.start === bill.start) return [];
		const value = toNumber(bill.quantity);
		return [finding('warning', 'bill.copied', { value, unit: point.unit }, bill.where)];
	});
}

function figuresOf({ quantity, costYen }: PlacedBill): string {
	return `${toNumber(quantity)} ${costYen}`;
}

/** Whether the figures of the bill at `index` could not be those of the one before by chance. */
function isTelling(bills: readonly PlacedBill[], index: number): boolean {
	const digits = String(Math.abs(bills[index]!.quantity.coefficient)).replace(/0+$/, '').length;
	if (digits >= TELLING_DIGITS) return true;
	return digits >= TELLING_DIGITS_WITH_YEN && priceMoves(bills, index);
}

/** The bills before and after the pair were charged at other prices. */
function priceMoves(bills: readonly PlacedBill[], index: number): boolean {
	const price = unitPrice(bills[index]!);
	const around = [bills[index - 2], bills[index + 1]].flatMap((bill) =>
		bill ? [unitPrice(bill)] : []
	);
	if (price === null || around.length === 0) return false;
	return around.every((one) => one !== null && Math.abs(one / price - 1) > SAME_PRICE);
}

/** Points of one file with the same bills throughout: one of them counts twice. */
export function twins(points: readonly (PointBills & { name: string })[]): Finding[] {
	const alike = Map.groupBy(points.filter(isVaried), ({ carrier, own }) =>
		JSON.stringify([
			carrier,
			...own.map((bill) => `${bill.start} ${bill.end} ${figuresOf(bill)}`).sort()
		])
	);
	return [...alike.values()].flatMap(([first, ...others]) =>
		others.map(({ name, own }) =>
			finding('warning', 'bill.twins', { first: first!.name, second: name }, own[0]!.where)
		)
	);
}

function isVaried({ own }: PointBills): boolean {
	return new Set(own.map(({ quantity }) => toNumber(quantity))).size >= TWIN_FIGURES;
}

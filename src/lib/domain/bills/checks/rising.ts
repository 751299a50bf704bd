import { finding, type Finding } from '../../finding';
import { isoDay } from '../../time/day';
import { toNumber } from '../../units/decimal';
import { unitPrice, type PointBills } from '../placed-bill';

/** By chance twelve months stand in rising order once in 12! = 479 million. */
const FEWEST_BILLS = 12;
/** A counter's yen go by its differences, so that its unit grows cheaper and cheaper. */
const PRICE_FALL = 2;

/** Quantities that only rise from bill to bill: the meter's counter (指示数) instead of the use. */
export function rising({ own }: PointBills): Finding[] {
	const ordered = [...own].sort((a, b) => a.start - b.start);
	const [first, last] = [ordered[0], ordered.at(-1)];
	if (!first || !last || ordered.length < FEWEST_BILLS) return [];
	const rises = ordered.every(
		({ quantity }, index) =>
			index === 0 || toNumber(quantity) > toNumber(ordered[index - 1]!.quantity)
	);
	const [before, now] = [unitPrice(first), unitPrice(last)];
	const isPaidAsUse = before !== null && now !== null && before < PRICE_FALL * now;
	if (!rises || isPaidAsUse) return [];
	const params = { count: own.length, from: isoDay(first.start), to: isoDay(last.end - 1) };
	return [finding('warning', 'bill.rising', params, first.where)];
}

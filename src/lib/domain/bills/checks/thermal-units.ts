import { finding, type Finding } from '../../finding';
import { median } from '../../statistics/robust';
import {
	ratePerDay,
	roughly,
	sameSeason,
	unitPrice,
	type PlacedBill,
	type PointBills
} from '../placed-bill';

const FEWEST_PAIRS = 3;
/** 1 kWh = 3.6 MJ. */
const MJ_PER_KWH = 3.6;
/** Of each pair and of their median, around the ratio. */
const SPREAD = { pair: 1.3, median: 1.1 };

/**
 * MJ taken for kWh: every bill of the file is 3.6 times that of the same weeks in force. Needs
 * three such pairs; where yen are known, a kWh must have become cheaper by as much.
 */
export function megajoules(point: PointBills): { slips: Set<PlacedBill>; findings: Finding[] } {
	const none = { slips: new Set<PlacedBill>(), findings: [] };
	if (point.unit !== 'kWh') return none;
	const pairs = point.own.flatMap((bill) => {
		const season = sameSeason(bill, point.before).filter((one) => ratePerDay(one) > 0);
		const [known] = season;
		return known ? [{ bill, known, ratio: ratePerDay(bill) / ratePerDay(known) }] : [];
	});
	if (pairs.length < FEWEST_PAIRS || !pairs.every(({ ratio }) => isNear(ratio, SPREAD.pair)))
		return none;
	const ratio = median(pairs.map((pair) => pair.ratio));
	const prices = pairs.flatMap(({ bill, known }) => {
		const [now, then] = [unitPrice(bill), unitPrice(known)];
		return now !== null && then !== null ? [then / now] : [];
	});
	const samePrice = prices.length > 0 && !isNear(median(prices), SPREAD.pair);
	if (!isNear(ratio, SPREAD.median) || samePrice) return none;
	const params = { count: pairs.length, ratio: roughly(ratio) };
	const found = finding('warning', 'bill.megajoules', params, pairs[0]!.bill.where);
	return { slips: new Set(point.own), findings: [found] };
}

function isNear(ratio: number, spread: number): boolean {
	return ratio <= MJ_PER_KWH * spread && ratio >= MJ_PER_KWH / spread;
}

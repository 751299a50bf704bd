import { finding, type Finding } from '../../finding';
import { ratePerDay, allBills, sameSeason, type PointBills } from '../placed-bill';

const FEWEST_USED = 3;
/** More zeros than this share, and zero is what the point usually says. */
const MOST_ZEROS = 0.2;

/**
 * A bill of zero where the point is otherwise used: often an empty cell that was filled in. Three
 * other bills must be above zero, and the same weeks of another year must not be zero too.
 */
export function zeroUse(point: PointBills): Finding[] {
	const bills = allBills(point);
	const zero = bills.filter((bill) => ratePerDay(bill) === 0);
	if (bills.length - zero.length < FEWEST_USED) return [];
	if (zero.length > MOST_ZEROS * bills.length) return [];
	const odd = zero.filter(
		(bill) => bill.where !== null && sameSeason(bill, bills).every((other) => ratePerDay(other) > 0)
	);
	return odd.map(({ where }) => finding('warning', 'bill.zero', {}, where));
}

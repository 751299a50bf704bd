import { finding, type Finding } from '../../finding';
import { rowOf, type PointBills } from '../placed-bill';

const FEWEST_WITH_YEN = 3;
/** More bills without yen than this, and the file simply has none for them. */
const MOST_WITHOUT = 0.2;

/** Bills without yen among others that have them. */
export function missingYen({ own }: PointBills): Finding[] {
	const without = own.filter(({ costYen }) => costYen === null);
	if (own.length - without.length < FEWEST_WITH_YEN) return [];
	if (without.length > MOST_WITHOUT * own.length) return [];
	return without.map((bill) => finding('warning', 'bill.yen_missing', {}, rowOf(bill)));
}

/** How many bills of the point the supplier estimated; the next true reading settles them. */
export function estimated({ own }: PointBills): Finding[] {
	const marked = own.filter(({ reading }) => reading === 'estimated');
	if (marked.length === 0) return [];
	const params = { count: marked.length, of: own.length };
	return [finding('note', 'bill.estimated', params, rowOf(marked[0]!))];
}

import { columnsOf, type Column } from './columns';
import { comparable } from '../cells/half-width';

/** The yen lines of a bill beside its total. */
export interface Breakdown {
	lines: Column[];
	total: Column;
	tax: Column | undefined;
}

const LINE =
	/基本料金|電力量料金|従量料金|調整[額費]|燃料費?調整|燃調|再エネ|賦課金|割引|値引|控除|basiccharge|energycharge|levy|surcharge|discount/;
const NO_AMOUNT = /単価|率|kw|数量|unitprice|rate/;
/** Printed with or without its minus. */
export const DISCOUNT = /割引|値引|控除|discount/;

/** Two lines at least, and one total for all of them; null where a table has no breakdown. */
export function breakdownOf(
	columns: Column[],
	costs: readonly { column: Column }[]
): Breakdown | null {
	const lines = columns.filter(({ means, header, unit }) => {
		const words = comparable(header);
		const amount = unit === null || unit.unit === 'yen';
		return means === 'ignore' && amount && LINE.test(words) && !NO_AMOUNT.test(words);
	});
	const [cost, ...others] = costs;
	return cost && others.length === 0 && lines.length >= 2
		? { lines, total: cost.column, tax: columnsOf(columns, 'taxYen')[0] }
		: null;
}

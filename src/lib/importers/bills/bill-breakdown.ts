import { finding, type Finding } from '$lib/domain/finding';
import { yenIn } from './bill-cost';
import { DISCOUNT, type Breakdown } from '../headings/breakdown-columns';
import type { Column } from '../headings/columns';
import { comparable } from '../cells/half-width';
import { columnName } from '../cells/table-words';

/** How a bill adds up: whether tax comes on top, and discounts are printed without their minus. */
const RULES = [
	{ tax: 0, discounts: 1 },
	{ tax: 1, discounts: 1 },
	{ tax: 0, discounts: -1 },
	{ tax: 1, discounts: -1 }
];
/** A8: a bill's lines are rounded one by one. */
const TOLERANCE_YEN = 1;
const FEWEST_ROWS = 3;

export interface PrintedRow {
	cells: string[];
	row: number;
}

/**
 * Rows whose lines do not add up to their total, ±1 yen. Which columns make up the total shows in
 * the rows themselves: the rule that most rows follow. Where no rule holds for half of them, the
 * columns are not the whole breakdown, and nothing is said.
 */
export function breakdownFindings(
	rows: readonly PrintedRow[],
	breakdown: Breakdown | null
): Finding[] {
	if (!breakdown || rows.length < FEWEST_ROWS) return [];
	const sums = rows.flatMap((row) => amountsOf(row, breakdown) ?? []);
	const tried = RULES.map((rule) => sums.filter((one) => !addsUp(one, rule)));
	const fewest = Math.min(...tried.map(({ length }) => length));
	if (sums.length < FEWEST_ROWS || fewest > sums.length / 2) return [];
	const rule = RULES[tried.findIndex(({ length }) => length === fewest)]!;
	const { header, index } = breakdown.total;
	return sums
		.filter((one) => !addsUp(one, rule))
		.map((one) => {
			const params = { summed: summed(one, rule), total: one.total };
			const where = { row: one.row, column: columnName(header, index) };
			return finding('warning', 'bill.breakdown_disagrees', params, where);
		});
}

interface Amounts {
	row: number;
	charges: number;
	discounts: number;
	tax: number;
	total: number;
}

/** null where one of the figures cannot be read: that has a finding of its own. */
function amountsOf({ cells, row }: PrintedRow, { lines, total, tax }: Breakdown): Amounts | null {
	const printed = yenIn(cells, total);
	const amounts = lines.map((line) => ({ line, yen: yenIn(cells, line) }));
	const taxed = tax ? yenIn(cells, tax) : 0;
	if (typeof printed !== 'number' || taxed === 'unreadable') return null;
	if (amounts.some(({ yen }) => yen === 'unreadable')) return null;
	const sum = (of: typeof amounts) => of.reduce((all, { yen }) => all + Number(yen ?? 0), 0);
	const isDiscount = ({ line }: { line: Column }) => DISCOUNT.test(comparable(line.header));
	return {
		row,
		charges: sum(amounts.filter((one) => !isDiscount(one))),
		discounts: sum(amounts.filter(isDiscount)),
		tax: taxed ?? 0,
		total: printed
	};
}

function summed({ charges, discounts, tax }: Amounts, rule: (typeof RULES)[number]): number {
	const yen = charges + discounts * rule.discounts + tax * rule.tax;
	return Math.round(yen * 100) / 100;
}

function addsUp(amounts: Amounts, rule: (typeof RULES)[number]): boolean {
	return Math.abs(summed(amounts, rule) - amounts.total) <= TOLERANCE_YEN;
}

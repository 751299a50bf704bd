import { finding, type Finding } from '$lib/domain/finding';
import { registerUse, timesMultiplier } from '$lib/domain/readings/register';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import { cellOf, readFigure, readQuantity } from '../cells/cells';
import { columnsOf, type Column } from './columns';
import type { ColumnMeaning } from '../importer';

/** What stands beside a counter (指示数): its previous reading and its multiplier (乗率). */
export interface RegisterColumns {
	before: Column | null;
	multiplier: Column | null;
}

export function besideRegister(register: Column, columns: Column[]): RegisterColumns {
	const one = (means: ColumnMeaning) => {
		const all = columnsOf(columns, means);
		const same = all.find(({ carrier }) => carrier === register.carrier);
		return same ?? (all.length === 1 ? all[0]! : null);
	};
	return { before: one('registerBefore'), multiplier: one('multiplier') };
}

/** Rows without a multiplier count as they are. */
export function multiplierOf(cells: string[], column: Column | null): Decimal {
	return (column && readFigure(cells, column)) ?? { coefficient: 1, scale: 0 };
}

interface Counter {
	cells: string[];
	columns: RegisterColumns;
	after: Decimal;
	power: number;
	where: Finding['where'];
}

/** The use of a row that prints both readings, or why it cannot be told. */
export function useBetween(counter: Counter): { use: Decimal; notes: Finding[] } | Finding {
	const { cells, columns, after, power, where } = counter;
	const printed = cellOf(cells, columns.before ?? undefined);
	const before = readQuantity(printed, { unit: null, power });
	if (before.kind !== 'number')
		return finding('warning', 'number.unreadable', { value: printed.slice(0, 40) }, where);
	return usedSince(before.value, after, {
		multiplier: multiplierOf(cells, columns.multiplier),
		where
	});
}

/** The counter's difference times its multiplier; through zero it is noted. */
export function usedSince(
	before: Decimal,
	after: Decimal,
	{ multiplier, where }: { multiplier: Decimal; where: Finding['where'] }
): { use: Decimal; notes: Finding[] } | Finding {
	const params = { before: toNumber(before), after: toNumber(after) };
	const read = registerUse(before, after);
	const use = read && timesMultiplier(read.use, multiplier);
	if (!read || !use) return finding('warning', 'register.fell', params, where);
	if (read.counter === 'rose') return { use, notes: [] };
	const told = { ...params, use: toNumber(use) };
	return { use, notes: [finding('note', 'register.rolled_over', told, where)] };
}

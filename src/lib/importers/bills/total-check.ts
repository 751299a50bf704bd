import { finding, type Finding } from '$lib/domain/finding';
import { add, toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { QuantityColumn } from '../headings/quantity-columns';
import { readColumn } from './time-of-use';

interface Sums {
	all: Decimal;
	sinceTotal: Decimal;
}

/** Compares printed totals with the rows above them; a total is never added. */
export class TotalCheck {
	private readonly sums = new Map<string, Sums>();

	constructor(private readonly columns: QuantityColumn[]) {
		for (const { name } of columns) this.sums.set(name, { all: ZERO, sinceTotal: ZERO });
	}

	add(figures: { column: string; quantity: Decimal }[]): void {
		for (const { column, quantity } of figures) {
			const sums = this.sums.get(column)!;
			sums.all = addFigures(sums.all, quantity);
			sums.sinceTotal = addFigures(sums.sinceTotal, quantity);
		}
	}

	compare(cells: string[], row: number, kind: 'total' | 'statistic'): Finding[] {
		const label = cells.find((cell) => cell.trim() !== '')!.trim();
		const findings = [finding('note', 'row.total_skipped', { label }, { row })];
		if (kind === 'statistic') return findings;
		for (const column of this.columns) {
			const disagreement = this.disagreement(cells, row, column);
			if (disagreement) findings.push(disagreement);
		}
		return findings;
	}

	private disagreement(cells: string[], row: number, column: QuantityColumn): Finding | null {
		const printed = readColumn(cells, column, column);
		const sums = this.sums.get(column.name)!;
		const { all, sinceTotal } = sums;
		sums.sinceTotal = ZERO;
		// Where each row has its own unit or carrier, a total of the column means nothing.
		if (printed.kind !== 'number' || column.unit === null || column.carrier === null) return null;
		if (sameFigure(printed.value, all) || sameFigure(printed.value, sinceTotal)) return null;
		const params = { printed: toNumber(printed.value), summed: toNumber(all) };
		return finding('warning', 'total.disagrees', params, { row, column: column.name });
	}
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };

/** Equal in value whatever the decimals (`equals` refuses to leave 2^53). */
export function sameFigure(a: Decimal, b: Decimal): boolean {
	const left = BigInt(a.coefficient) * 10n ** BigInt(b.scale);
	return left === BigInt(b.coefficient) * 10n ** BigInt(a.scale);
}

/** Sums beyond 2^53 keep their last value: such figures have findings of their own. */
export function addFigures(a: Decimal, b: Decimal): Decimal {
	try {
		return add(a, b);
	} catch {
		return a;
	}
}

/** A printed total of fewer decimals is rounded or cut: it agrees when its last digit does. */
export function agreesWithTotal(printed: Decimal, summed: Decimal): boolean {
	if (printed.scale >= summed.scale) return sameFigure(printed, summed);
	return Math.abs(toNumber(printed) - toNumber(summed)) < 10 ** -printed.scale;
}

import { finding, type Finding } from '$lib/domain/finding';
import { toNumber } from '$lib/domain/units/decimal';
import type { BillPlan, CostColumn } from './bill-plan';
import type { BillCell } from './bill-cell';
import { cellOf, readQuantity } from '../cells/cells';
import type { Column } from '../headings/columns';
import { halfWidth } from '../cells/half-width';
import { columnName } from '../cells/table-words';

export interface Cost {
	figures: { costYen: number | null; taxYen: number | null };
	findings: Finding[];
}

/** The yen of a bill: what was invoiced, tax included, and the tax in it. */
export function readCost(cell: Pick<BillCell, 'cells' | 'row' | 'plan'>, carrier: string): Cost {
	const { plan } = cell;
	const findings: Finding[] = [];
	const cost = plan.costs.find((entry) => entry.carrier === null || entry.carrier === carrier);
	const taxYen = readYen(cell, plan.columns.taxYen, findings);
	const printed = cost ? readYen(cell, cost.column, findings) : null;
	if (printed === null || !cost || cost.taxIncluded) {
		return { figures: { costYen: printed, taxYen }, findings };
	}
	if (taxYen === null) findings.push(taxMissing(cell.row, cost));
	return { figures: { costYen: taxYen === null ? null : printed + taxYen, taxYen }, findings };
}

/** 税抜 without the tax of its row is left out, and said so. */
function taxMissing(row: number, { column }: CostColumn): Finding {
	return finding('warning', 'cost.tax_excluded', {}, { row, column: column.header });
}

/** 2,996円26銭, as suppliers print lines of a bill, is 2,996.26円. */
function withSenAsDecimals(cell: string): string {
	return halfWidth(cell).replace(
		/円\s*(\d{1,2})\s*銭\s*$/,
		(_, sen: string) => `.${sen.padStart(2, '0')}円`
	);
}

/** No bill of anybody; sums of all rows stay exact. */
const MAX_YEN = 100_000_000_000;

/** The yen of a cell as printed, with sen; null where it is empty. */
export function yenIn(cells: string[], column: Column): number | null | 'unreadable' {
	const reading = yenReading(cells, column).reading;
	if (reading.kind === 'missing') return null;
	const yen = reading.kind === 'number' && reading.unit === 'yen' ? toNumber(reading.value) : NaN;
	return Math.abs(yen) <= MAX_YEN ? yen : 'unreadable';
}

function yenReading(cells: string[], column: Column | undefined) {
	const printed = withSenAsDecimals(cellOf(cells, column));
	const reading = readQuantity(printed, { unit: 'yen', power: column?.unit?.power ?? 0 });
	return { printed, reading };
}

function readYen(
	{ cells, row }: Pick<BillCell, 'cells' | 'row'>,
	column: BillPlan['columns']['taxYen'],
	findings: Finding[]
): number | null {
	const { printed, reading } = yenReading(cells, column);
	const place = { row, column: column ? columnName(column.header, column.index) : null };
	if (reading.kind === 'missing') return null;
	if (reading.kind === 'unreadable' || reading.unit !== 'yen') {
		findings.push(finding('warning', 'cost.unreadable', { value: printed.slice(0, 40) }, place));
		return null;
	}
	const yen = toNumber(reading.value);
	if (Math.abs(yen) > MAX_YEN) {
		findings.push(finding('warning', 'cost.unreadable', { value: printed.slice(0, 40) }, place));
		return null;
	}
	if (reading.bracketed)
		findings.push(finding('warning', 'number.bracketed', { value: printed }, place));
	if (!Number.isInteger(yen)) findings.push(finding('note', 'cost.rounded', { value: yen }, place));
	return Math.round(yen);
}

import { finding, type Finding } from '$lib/domain/finding';
import { ambiguous } from '../bills/bill-plan';
import { isBritish } from './british-points';
import type { Column } from './columns';
import { eachRow } from '../text/csv';
import type { DateOrder } from '../cells/dates';
import { isShortDate, OrderVote } from '../cells/order-vote';
import type { Header } from './header';
import type { Document } from '../importer';
import { columnName } from '../cells/table-words';

export type OrderOutcome = { order: DateOrder; findings: Finding[] } | { problem: Finding };

/** In which order a column's short dates are: as given, as all its rows tell, or as Britain prints. */
export function dateOrderOf(
	table: { header: Header; document: Document; order?: DateOrder },
	column: Column
): OrderOutcome {
	const { header, document } = table;
	const order = table.order ?? wholeColumnOrder(document, header.row, column);
	if (order !== 'ambiguous') return { order, findings: [] };
	if (!isBritish(header.columns)) return { problem: ambiguous(column, header.row) };
	const name = columnName(column.header, column.index);
	const place = { row: header.row + 1, column: name };
	return { order: 'dmy', findings: [finding('note', 'date.british', { column: name }, place)] };
}

/** Short dates are decided by the whole column, however long; others need no look. */
function wholeColumnOrder(
	document: Document,
	headerRow: number,
	column: Column
): DateOrder | 'ambiguous' {
	const body = document.head.slice(headerRow);
	if (!body.some((cells) => isShortDate(cells[column.index] ?? ''))) return 'ymd';
	const vote = new OrderVote();
	eachRow(document.text, document.delimiter, (cells, row) =>
		row <= headerRow ? true : vote.see(cells[column.index] ?? '')
	);
	return vote.order;
}

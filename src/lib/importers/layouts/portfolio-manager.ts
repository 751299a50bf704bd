import { finding, type Finding } from '$lib/domain/finding';
import { toNumber } from '$lib/domain/units/decimal';
import type { DatedBill } from '../bills/bill-periods';
import { toRecords, withoutAges } from '../bills/bill-table';
import { isBlank } from '../text/csv';
import type { DateOrder } from '../cells/dates';
import { OrderVote } from '../cells/order-vote';
import type { Header } from '../headings/header';
import type { Document, Layout, Reading } from '../importer';
import { findNamed } from '../headings/named-header';
import { readNumber } from '../cells/numbers';
import { fieldOf, HEADINGS, readEntry, type Entry } from '../bills/portfolio-entries';
import { lastDayBelongs } from '../bills/portfolio-periods';
import { emptyReading, fromRows, pushRejected, refusedReading, tooManyPoints } from '../reading';
import { isRemark } from '../cells/table-words';

/**
 * ENERGY STAR Portfolio Manager, export of meter entries: titles, then a row a meter and period.
 * Figures stay in the unit of the file (kBtu, therms, ccf …); costs are in dollars and not read.
 * Dates are American where their days do not tell.
 */
const { type, start, end, quantity, unit } = HEADINGS;

export const portfolioManager: Layout = {
	id: 'portfolio-manager',
	kind: 'named',
	recognise(document) {
		return headerOf(document) && { reason: 'portfolio_manager', params: {} };
	},
	read(document, options) {
		const header = headerOf(document)!;
		return fromRows(document, options.maxRows, (rows) => {
			const reading = emptyReading();
			const entries = readEntries(rows, header, reading);
			const bills = toBills(entries, reading);
			reading.records = toRecords(withoutAges(bills, reading), reading);
			reading.findings.push(...leftOut(rows, header));
			const crowded = tooManyPoints(reading.records.length);
			return crowded ? refusedReading(crowded) : reading;
		});
	}
};

function headerOf({ head }: Document): Header | null {
	return findNamed(head.slice(0, 20), [type, start, end, quantity, unit]);
}

function readEntries(rows: string[][], header: Header, reading: Reading): Entry[] {
	const order = orderOf(rows, header, reading);
	return rows.flatMap((cells, index) => {
		const row = index + 1;
		if (row <= header.row || isBlank(cells) || isRemark(cells)) return [];
		const entry = readEntry(header, { cells, row }, order);
		if (entry === null) {
			const place = { row, column: quantity };
			reading.findings.push(finding('note', 'row.without_quantity', {}, place));
			return [];
		}
		if (!('code' in entry)) return [entry];
		pushRejected(reading.rejected, { sheet: null, row, cells, finding: entry });
		return [];
	});
}

/** Month first, unless the days say otherwise. */
function orderOf(rows: string[][], header: Header, { findings }: Reading): DateOrder {
	const vote = new OrderVote();
	for (const cells of rows.slice(header.row)) {
		vote.see(fieldOf(header, cells, 'start'));
		vote.see(fieldOf(header, cells, 'end'));
	}
	if (vote.order !== 'ambiguous') return vote.order;
	const place = { row: header.row + 1, column: start };
	findings.push(finding('note', 'date.american', { column: start }, place));
	return 'mdy';
}

function toBills(entries: Entry[], { findings }: Reading): DatedBill[] {
	const meterOf = ({ meter, label, carrier }: Entry) => JSON.stringify([meter, label, carrier]);
	const belongs = lastDayBelongs(
		entries.map((entry) => ({ meter: meterOf(entry), start: entry.start, end: entry.end }))
	);
	const shared = entries.find((_, index) => !belongs[index]);
	if (shared)
		findings.push(finding('note', 'bill.end_excluded', {}, { row: shared.row, column: end }));
	for (const { row, rounded, quantity: figure } of entries) {
		if (!rounded) continue;
		const params = { value: toNumber(figure) };
		findings.push(finding('note', 'number.rounded', params, { row, column: quantity }));
	}
	return entries
		.map((entry, index) => toBill(entry, entry.end + (belongs[index] ? 1 : 0)))
		.filter((bill) => bill.end > bill.start);
}

function toBill({ meter, rounded: _, ...entry }: Entry, endDay: number): DatedBill {
	return {
		...entry,
		end: endDay,
		when: { precision: 'period', start: entry.start, end: endDay },
		column: quantity,
		supplyPointNumber: meter || null,
		...{ supplier: null, menu: null, costYen: null, taxYen: null, contractKw: null },
		powerFactorPercent: null
	};
}

/** Dollars are no yen, and power from a green contract is not told apart. */
function leftOut(rows: string[][], header: Header): Finding[] {
	const body = rows.map((cells, index) => ({ cells, row: index + 1 })).slice(header.row);
	const paid = body.find(
		({ cells }) => readNumber(fieldOf(header, cells, 'cost')).kind === 'number'
	);
	const green = body.find(({ cells }) => /^y/i.test(fieldOf(header, cells, 'greenPower')));
	const at = (code: string, row: number, column: string) =>
		finding('warning', code, {}, { row, column });
	return [
		...(paid ? [at('cost.not_in_yen', paid.row, HEADINGS.cost)] : []),
		...(green ? [at('bill.green_power', green.row, HEADINGS.greenPower)] : [])
	];
}

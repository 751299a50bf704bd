/** parse(print(table)) = table: every layout, in whatever encoding and style it is printed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING } from '$lib/domain/readings/load-day';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import type { RecordSet } from '$lib/importers/importer';
import { LAYOUTS, readDocument, type DocumentOutcome } from '$lib/importers/registry';
import { NO_HELP } from '../../importers/documents';
import { PRINTERS, type Printer } from '../../importers/printing/layouts';
import {
	print,
	styleOf,
	type ExpectedSet,
	type ModelCell,
	type ModelTable,
	type Style
} from '../../importers/printing/print';
import { isAmbiguous } from '../../importers/printing/styles';
import { propertyRuns, propertyTimeout } from '../../property-runs';

type Row = ExpectedSet['rows'][number];

function rowsOf({ bills, days, figures = [] }: RecordSet): Row[] {
	const rows = [
		...bills.map(({ bill }): Row => [
			...[isoDay(bill.start), isoDay(bill.end), toNumber(bill.quantity), bill.costYen]
		]),
		...days.map(({ day, slotMinutes, scale, slots }): Row => [
			...[isoDay(day), slotMinutes],
			...[...slots].map((slot) => (slot === MISSING ? null : slot / 10 ** scale))
		]),
		...figures.map(({ start, end, quantity, costYen }): Row => [
			...[isoDay(start), isoDay(end), quantity && toNumber(quantity), costYen]
		])
	];
	return rows.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
}

/** What was read, as far as the printer said what it is. */
function told(outcome: DocumentOutcome, { expected }: ModelTable) {
	if (outcome.status !== 'read') return [outcome.status, outcome.findings];
	return outcome.reading.records.map((set, at) => {
		const { label, supplyPointNumber } = expected[at] ?? {};
		return {
			...{ carrier: set.carrier, unit: set.unit },
			...(label !== undefined && { label: set.label }),
			...(supplyPointNumber !== undefined && { supplyPointNumber: set.supplyPointNumber }),
			rows: rowsOf(set)
		};
	});
}

/** A spreadsheet has days, but no periods: those stay texts. */
const isPeriod = (cell: ModelCell) => typeof cell === 'object' && 'period' in cell;

function law(printer: Printer, table: ModelTable, style: Style): void {
	const { bytes, fileName } = print(table, style);
	const outcome = readDocument(bytes, fileName, NO_HELP);
	const asText = style.form !== 'typed workbook' || table.rows.flat().some(isPeriod);
	if (outcome.status === 'needs_mapping' && asText && isAmbiguous(style.days, table.days ?? [])) {
		expect(outcome.findings.map(({ code }) => code)).toContain('date.ambiguous');
		return;
	}
	expect(told(outcome, table)).toEqual(table.expected);
	expect(outcome.layout?.id).toBe(printer.layout);
}

/** What `--count` says is tried over all printers together. */
const runs = () => {
	const { numRuns, ...seed } = propertyRuns('printed-tables', 12 * PRINTERS.length);
	return { numRuns: Math.ceil(numRuns / PRINTERS.length), ...seed };
};

describe('a printed table is read back as it was, or asked about', () => {
	it.each(PRINTERS.map((printer) => [printer.layout, printer.name, printer] as const))(
		'%s: %s',
		(_layout, _name, printer) => {
			const printed = fc.tuple(printer.table, styleOf(printer));
			fc.assert(
				fc.property(printed, ([table, style]) => law(printer, table, style)),
				{ seed: 20261120, ...runs() }
			);
		},
		propertyTimeout('printed-tables', 30_000)
	);

	it('every layout that is read is printed', () => {
		const read = LAYOUTS.map(({ id }) => id);
		const refused = ['area-demand', 'results-table'];
		expect(new Set(PRINTERS.map(({ layout }) => layout))).toEqual(
			new Set(read.filter((id) => !refused.includes(id)))
		);
	});
});

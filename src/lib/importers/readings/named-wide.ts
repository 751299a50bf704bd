import { columnsOf } from '../headings/columns';
import type { Header } from '../headings/header';
import type { Document, Reading, ReadOptions } from '../importer';
import { columnNamed, findNamed } from '../headings/named-header';
import { askForMapping } from '../reading';
import { findSlotColumns, type SlotColumns } from '../headings/slot-columns';
import { printsKwh, withUnitNoted } from './unit-printed';
import { planWide } from './wide-plan';
import { readWideTable } from './wide-table';

/** A supplier's table of a row a day, known by the names of its headings. */
export interface NamedWide {
	header: Header;
	slots: SlotColumns;
}

export function findNamedWide({ head }: Document, names: readonly string[]): NamedWide | null {
	const header = findNamed(head.slice(0, 10), names);
	const slots = header && findSlotColumns(header.columns.map((column) => column.header));
	return header && slots && { header, slots };
}

/**
 * Electricity in kWh, which these suppliers sell and their headings need not say. `points`: the
 * columns that tell one point of use from another.
 */
export function readNamedWide(
	document: Document,
	{ header, slots, points }: NamedWide & { points: readonly string[] },
	options: ReadOptions
): Reading {
	for (const column of columnsOf(header.columns, 'label')) column.means = null;
	for (const name of points) {
		const column = columnNamed(header, name);
		if (column) column.means = 'label';
	}
	const hints = { ...options, carrier: options.carrier ?? 'electricity', unit: 'kWh' };
	const inKwh = { ...slots, unit: slots.unit ?? { unit: 'kWh', power: 0 } };
	const planned = planWide({ header, slots: inKwh, document, options: hints });
	if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
	const reading = readWideTable(document, planned.plan, options);
	const told = { ...reading, findings: [...planned.findings, ...reading.findings] };
	if (slots.unit !== null || printsKwh(document)) return told;
	return withUnitNoted(told, { row: header.row, severity: 'note' });
}

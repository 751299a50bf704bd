import { finding, type Finding } from '$lib/domain/finding';
import { ambiguous } from './bill-plan';
import { carrierIn, carrierOfUnit, knownCarrier, usualUnit } from './carrier-words';
import { cellOf } from './cells';
import { columnsOf, type Column } from './columns';
import type { DateOrder } from './dates';
import type { Header } from './header';
import type { Document, ReadOptions } from './importer';
import { wholeColumnOrder } from './interval-plan';
import type { SlotColumns } from './slot-columns';
import { TOTAL_COLUMN } from './table-words';
import { readUnit, unitInHeading, type UnitReading } from './unit-words';
import type { WidePlan } from './wide-table';

export interface WideTable {
	header: Header;
	slots: SlotColumns;
	document: Document;
	options: ReadOptions;
	order?: DateOrder;
}

export type WidePlanOutcome = { plan: WidePlan; findings: Finding[] } | { problem: Finding };

export function planWide(table: WideTable): WidePlanOutcome {
	const { header, slots, document } = table;
	const date = columnsOf(header.columns, 'date')[0] ?? columnsOf(header.columns, 'start')[0]!;
	const order = table.order ?? wholeColumnOrder(document, header.row, date);
	if (order === 'ambiguous') return { problem: ambiguous(date, header.row) };
	const measured = measuredAs(table);
	if ('code' in measured) return { problem: measured };
	const side = header.columns.filter(({ index }) => !slots.indexes.includes(index));
	const plan: WidePlan = {
		headerRow: header.row,
		date,
		order,
		slots,
		headers: header.columns.map((column) => column.header),
		carrier: measured.carrier,
		unit: measured.unit,
		power: measured.power,
		carrierColumn: columnsOf(side, 'carrier')[0],
		supplyPoint: columnsOf(side, 'supplyPointNumber')[0],
		labels: columnsOf(side, 'label'),
		total: side.find((column) => TOTAL_COLUMN.test(column.header)),
		skipRows: new Set()
	};
	return { plan, findings: measured.findings };
}

interface Measured {
	carrier: string;
	unit: string;
	power: number;
	findings: Finding[];
}

/** Unit and carrier of all slots: their headings, the row's own columns, the titles, the point. */
function measuredAs(table: WideTable): Measured | Finding {
	const { header, options, document } = table;
	const place = { row: header.row };
	const unit = unitOf(table);
	if (unit?.unit === 'kW') return finding('blocking', 'unit.kw_not_kwh', {}, place);
	if (unit?.unit === 'normal_m3') return finding('blocking', 'unit.normal_m3', {}, place);
	const words = `${header.preamble} ${rowWord(table, 'carrier')} ${document.fileName}`;
	const word = carrierIn(words, unit?.unit ?? null);
	if (word === 'generation' && options.carrier === null)
		return finding('blocking', 'carrier.generation', {}, place);
	const told = options.carrier ?? knownCarrier(word);
	const measured = unit ?? assumedUnit(options, told);
	if (!measured)
		return finding(
			'blocking',
			'unit.unknown',
			{ column: header.columns[table.slots.indexes[0]!]!.header },
			place
		);
	if (told) return { carrier: told, unit: measured.unit, power: measured.power, findings: [] };
	const carrier = carrierOfUnit(measured.unit);
	if (!carrier) return finding('blocking', 'carrier.unknown', { column: '' }, place);
	const findings = [finding('note', 'carrier.assumed_electricity', {}, place)];
	return { carrier, unit: measured.unit, power: measured.power, findings };
}

function assumedUnit(options: ReadOptions, carrier: string | null): UnitReading | null {
	const unit = options.unit ?? (options.carrier && carrier ? usualUnit(carrier) : null);
	return unit === null ? null : { unit, power: 0 };
}

function unitOf(table: WideTable): UnitReading | null {
	const { header, slots } = table;
	const inRows = readUnit(rowWord(table, 'unit')) ?? readUnit(rowWord(table, 'carrier'));
	const side = header.columns.filter(({ index }) => !slots.indexes.includes(index));
	const total = side.find(({ header: text }) => TOTAL_COLUMN.test(text))?.unit;
	return slots.unit ?? inRows ?? total ?? unitInHeading(header.preamble.slice(0, 400));
}

/** What the first row below the headings says in its unit or carrier column. */
function rowWord({ header, document }: WideTable, means: Column['means'] & string): string {
	const cells = document.head.slice(header.row).find((row) => row.length > 1);
	return cellOf(cells ?? [], columnsOf(header.columns, means)[0]);
}

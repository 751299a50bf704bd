import { finding, type Finding } from '$lib/domain/finding';
import { carrierOfPoint } from '../headings/british-points';
import {
	carrierIn,
	carrierOfUnit,
	knownCarrier,
	usualUnit,
	wordsOfFile
} from '../cells/carrier-words';
import { cellOf } from '../cells/cells';
import { columnsOf, type Column } from '../headings/columns';
import { dateOrderOf } from '../headings/date-order';
import type { DateOrder } from '../cells/dates';
import type { Header } from '../headings/header';
import type { Document, ReadOptions } from '../importer';
import { powerSaid } from '../headings/quantity-columns';
import type { SlotColumns } from '../headings/slot-columns';
import { TOTAL_COLUMN } from '../cells/table-words';
import { readUnit, unitInHeading, type UnitReading } from '../cells/unit-words';
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
	const { header, slots } = table;
	const date = columnsOf(header.columns, 'date')[0] ?? columnsOf(header.columns, 'start')[0]!;
	const decided = dateOrderOf(table, date);
	if ('problem' in decided) return decided;
	const measured = measuredAs(table);
	if ('code' in measured) return { problem: measured };
	const side = sideColumns(table);
	const carrierColumn = columnsOf(side, 'carrier')[0];
	const unitColumn = columnsOf(side, 'unit')[0];
	const plan: WidePlan = {
		headerRow: header.row,
		date,
		order: decided.order,
		slots,
		headers: header.columns.map((column) => column.header),
		carrier: measured.carrier,
		unit: measured.unit,
		power: measured.power,
		rate: measured.rate,
		figures: figuresOf(table),
		unitFrom: measured.unitFrom,
		carrierColumn,
		unitColumn: unitColumn ?? (readUnit(rowWord(table, 'carrier')) ? carrierColumn : undefined),
		supplyPoint: columnsOf(side, 'supplyPointNumber')[0],
		reading: columnsOf(side, 'reading')[0],
		labels: columnsOf(side, 'label'),
		total: side.find((column) => TOTAL_COLUMN.test(column.header)),
		skipRows: new Set()
	};
	const findings = [...decided.findings, ...measured.findings, ...othersLeftOut(table)];
	return { plan, findings };
}

/** Figures under headings alone may be a counter's: a person is then asked. */
function figuresOf({ header, options }: WideTable): WidePlan['figures'] {
	if (header.mapped) return options.mapping?.figures ?? 'mapped';
	return 'by_headings';
}

function sideColumns({ header, slots }: WideTable): Column[] {
	return header.columns.filter(({ index }) => !slots.indexes.includes(index));
}

/** kVArh and power sold beside what was used are not read, and said so. */
function othersLeftOut({ slots, header }: WideTable): Finding[] {
	return slots.others.map((columns) =>
		finding('note', 'column.slots_skipped', { columns }, { row: header.row })
	);
}

interface Measured {
	carrier: string;
	unit: string;
	power: number;
	rate?: 'kW';
	unitFrom: WidePlan['unitFrom'];
	findings: Finding[];
}

/** Unit and carrier of all slots: their headings, the row's own columns, the titles, the point. */
function measuredAs(table: WideTable): Measured | Finding {
	const { header, options, document } = table;
	const place = { row: header.row };
	const power = powerSaid(options.mapping);
	const unit = power ? { unit: 'kWh', power: power.power } : unitOf(table);
	if (unit?.unit === 'kW') return finding('blocking', 'unit.kw_not_kwh', {}, place);
	if (unit?.unit === 'normal_m3') return finding('blocking', 'unit.normal_m3', {}, place);
	const words = `${header.preamble} ${rowWord(table, 'carrier')} ${wordsOfFile(document.fileName)}`;
	const word = carrierIn(words, unit?.unit ?? null);
	if (word === 'generation' && options.carrier === null)
		return finding('blocking', 'carrier.generation', {}, place);
	const told = options.carrier ?? knownCarrier(word) ?? pointCarrier(table);
	const measured = unit ?? assumedUnit(options, told);
	if (!measured)
		return finding(
			'blocking',
			'unit.unknown',
			{ column: header.columns[table.slots.indexes[0]!]!.header },
			place
		);
	const rate = power ? { rate: 'kW' as const } : {};
	const unitFrom = unit ? ('printed' as const) : ('assumed' as const);
	if (told) return { carrier: told, ...measured, ...rate, unitFrom, findings: [] };
	const carrier = carrierOfUnit(measured.unit);
	if (!carrier) return finding('blocking', 'carrier.unknown', { column: '' }, place);
	const findings = [finding('note', 'carrier.assumed_electricity', {}, place)];
	return { carrier, ...measured, ...rate, unitFrom, findings };
}

function assumedUnit(options: ReadOptions, carrier: string | null): UnitReading | null {
	const unit = options.unit ?? (options.carrier && carrier ? usualUnit(carrier) : null);
	return unit === null ? null : { unit, power: 0 };
}

function pointCarrier(table: WideTable): string | null {
	const column = columnsOf(table.header.columns, 'supplyPointNumber')[0];
	return carrierOfPoint(column, rowWord(table, 'supplyPointNumber'));
}

function unitOf(table: WideTable): UnitReading | null {
	const { header, slots } = table;
	const inRows = readUnit(rowWord(table, 'unit')) ?? readUnit(rowWord(table, 'carrier'));
	const side = sideColumns(table);
	const sum = side.find(
		(column) => TOTAL_COLUMN.test(column.header) || column.means === 'quantity'
	);
	return slots.unit ?? inRows ?? sum?.unit ?? unitInHeading(header.preamble.slice(0, 400));
}

/** What the first row below the headings says in a column. */
function rowWord({ header, document }: WideTable, means: Column['means'] & string): string {
	const cells = document.head.slice(header.row).find((row) => row.length > 1);
	return cellOf(cells ?? [], columnsOf(header.columns, means)[0]);
}

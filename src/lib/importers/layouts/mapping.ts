import { readCarrier } from '$lib/domain/carriers/carriers';
import { finding, type Finding } from '$lib/domain/finding';
import { parseIsoDay } from '$lib/domain/time/day';
import { planBills } from '../bills/bill-plan';
import { readBillTable } from '../bills/bill-table';
import { readStamp } from '../cells/clock';
import { columnsOf, readColumns, type Column } from '../headings/columns';
import { splitRows } from '../text/csv';
import type { DateOrder } from '../cells/dates';
import { oneLine } from '../cells/half-width';
import type { Header } from '../headings/header';
import type { Document, Layout, Mapping, Reading } from '../importer';
import { planIntervals } from '../readings/interval-plan';
import { readIntervalTable } from '../readings/interval-table';
import type { MappingTask } from '../mapping/mapping-task';
import { readMatrix } from '../readings/matrix-table';
import { askForMapping, refusedReading } from '../reading';
import { findSlotColumns, slotColumnsOf } from '../headings/slot-columns';
import { readUnit } from '../cells/unit-words';
import { planWide } from '../readings/wide-plan';
import { readWideTable } from '../readings/wide-table';

/** Carries out what a person said about a table; claims nothing by itself. */
export const mapping: Layout = {
	id: 'mapping',
	kind: 'generic',
	recognise: () => null,
	read(document, options) {
		if (!options.mapping) throw new Error('mapping is read only with a mapping');
		const { headerRow, shape } = options.mapping;
		const carrier = namedCarrier(options.mapping.carrier, headerRow);
		if (typeof carrier !== 'string') return askForMapping(document, headerRow, carrier);
		const given = { ...options.mapping, carrier };
		const header = mappedHeader(document, given);
		if ('code' in header) return askForMapping(document, headerRow, header);
		const task = { document, header, mapping: given, options: { ...options, carrier } };
		if (shape === 'matrix') return readMatrix(task);
		return shape === 'wide_day' ? readWide(task) : readRows(task);
	}
};

/** What the person named by word (灯油) by its code; what is none, or several, is asked for again. */
function namedCarrier(text: string, row: number): string | Finding {
	const carrier = readCarrier(text);
	if (carrier.ok) return carrier.value.code;
	return finding('blocking', carrier.code, { ...carrier.params, column: text }, { row });
}

/** The table's columns, meaning only what the person said; a column that is not there is a finding. */
function mappedHeader(document: Document, given: Mapping): Header | Finding {
	const headers = headersOf(document, given);
	const columns: Column[] = readColumns(headers).map((column) => ({
		...column,
		means: null,
		carrier: null
	}));
	for (const said of given.columns) {
		const column =
			said.index === undefined ? named(columns, said.header ?? '') : columns[said.index];
		if (!column) {
			const params = { column: said.header ?? String(said.index) };
			return finding('blocking', 'mapping.column_unknown', params, { row: given.headerRow });
		}
		column.means = said.means;
		if (said.means === 'quantity') {
			const carrier = namedCarrier(said.carrier ?? given.carrier, given.headerRow);
			if (typeof carrier !== 'string') return carrier;
			column.carrier = carrier;
		}
		const unit = said.unit === undefined ? null : readUnit(said.unit);
		if (said.unit !== undefined && !unit) return unknownUnit(said.unit, column, given);
		column.unit = unit ?? column.unit;
	}
	return { row: given.headerRow, columns, preamble: '', mapped: true };
}

/** Where a table has no headings (`headerRow` 0) its columns go by number. */
function headersOf({ head }: Document, { headerRow }: Mapping): string[] {
	const width = Math.max(0, ...head.map((cells) => cells.length));
	const cells = head[headerRow - 1] ?? [];
	return Array.from({ length: width }, (_, index) => cells[index] ?? '');
}

function named(columns: Column[], header: string): Column | undefined {
	return columns.find((column) => column.header === oneLine(header));
}

function unknownUnit(unit: string, { header }: Column, { headerRow }: Mapping): Finding {
	return finding('blocking', 'mapping.unit_unknown', { unit }, { row: headerRow, column: header });
}

function orderOf({ columns }: Mapping): DateOrder | undefined {
	const format = columns.find((column) => column.format !== undefined)?.format;
	return format === 'dmy' || format === 'mdy' || format === 'ymd' ? format : undefined;
}

function readRows(task: MappingTask): Reading {
	const { document, header, mapping: given } = task;
	const stamp = columnsOf(header.columns, 'date')[0] ?? columnsOf(header.columns, 'start')[0];
	const timed = given.rowIs
		? given.rowIs === 'reading'
		: given.slotMinutes !== undefined ||
			columnsOf(header.columns, 'time').length > 0 ||
			(stamp !== undefined && hasTimes(document, header, stamp));
	if (!stamp && !given.period) {
		return askForMapping(document, header.row, finding('blocking', 'column.date_missing'));
	}
	return timed && stamp ? readIntervals(task) : readBills(task);
}

function hasTimes({ head }: Document, { row }: Header, { index }: Column): boolean {
	const cells = head.slice(row).map((line) => line[index] ?? '');
	return cells.some((cell) => {
		const stamp = readStamp(cell, 'dmy') ?? readStamp(cell, 'mdy');
		return stamp !== null && stamp.minutes !== null;
	});
}

function readIntervals({ document, header, mapping: given, options }: MappingTask): Reading {
	const { slotMinutes, stamp: stampMeans } = given;
	const planned = planIntervals({
		header,
		document,
		options,
		order: orderOf(given),
		slotMinutes,
		stampMeans
	});
	if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
	const plan = { ...planned.plan, skipRows: new Set(given.skipRows) };
	const reading = readIntervalTable(document, plan, options);
	return { ...reading, findings: [...planned.findings, ...reading.findings] };
}

function readBills({ document, header, mapping: given, options }: MappingTask): Reading {
	const { rows, findings } = splitRows(document, options.maxRows);
	const blocking = findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return refusedReading(blocking);
	const period = periodOf(given);
	if (given.period && !period) {
		return askForMapping(
			document,
			header.row,
			finding('blocking', 'mapping.period_invalid', given.period)
		);
	}
	const planned = planBills({ header, document, rows, options, order: orderOf(given), period });
	if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
	const { skipRows, dayMeans } = given;
	const plan = { ...planned.plan, skipRows: new Set(skipRows), dayMeans };
	const reading = readBillTable(rows, plan, options);
	return { ...reading, findings: [...findings, ...planned.findings, ...reading.findings] };
}

function periodOf({ period }: Mapping): { start: number; end: number } | null {
	const start = period ? parseIsoDay(period.from) : null;
	const last = period ? parseIsoDay(period.to) : null;
	return start !== null && last !== null && last >= start ? { start, end: last + 1 } : null;
}

function readWide({ document, header, mapping: given, options }: MappingTask): Reading {
	const marked = columnsOf(header.columns, 'quantity');
	const headers = header.columns.map((column) => column.header);
	const slots = marked.length > 0 ? slotColumnsOf(marked) : findSlotColumns(headers);
	const dated =
		columnsOf(header.columns, 'date').length + columnsOf(header.columns, 'start').length > 0;
	if (!slots || !dated) {
		const code = dated ? 'reading.slot_unknown' : 'column.date_missing';
		return askForMapping(document, header.row, finding('blocking', code, {}, { row: header.row }));
	}
	const planned = planWide({ header, slots, document, options, order: orderOf(given) });
	if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
	const plan = { ...planned.plan, skipRows: new Set(given.skipRows) };
	const reading = readWideTable(document, plan, options);
	return { ...reading, findings: [...planned.findings, ...reading.findings] };
}

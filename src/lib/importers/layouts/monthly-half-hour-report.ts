import { finding, type Finding } from '$lib/domain/finding';
import type { Month } from '$lib/domain/time/day';
import { cellOf } from '../cells/cells';
import { readClock } from '../cells/clock';
import { readDayMatrix, type DayMatrix } from '../readings/day-matrix';
import { readMonth, validDay } from '../cells/dates';
import { halfWidth } from '../cells/half-width';
import type { Document, Layout } from '../importer';
import { stepOf } from '../readings/matrix-table';
import { readNumber } from '../cells/numbers';
import { numberOfPoint } from '../cells/point-number';
import { askForMapping, fromRows } from '../reading';
import { printsKwh, withUnitNoted } from '../readings/unit-printed';

/**
 * 電力会社帳票, the report of a month: `2026年6月分` in A1, columns 1日 … 30日 and 合計, a row a
 * half-hour. The columns of days that the month does not have are empty.
 */
const MONTH = /((?:\d{4}|(?:令和|平成|R|H)\s*(?:\d{1,2}|元))\s*年\s*\d{1,2}\s*月)分/i;
const DAY = /^(\d{1,2})日(?:\s*\(.\))?$/;
const TITLE_ROWS = 3;
const FEWEST_DAYS = 5;

export const monthlyHalfHourReport: Layout = {
	id: 'monthly-half-hour-report',
	kind: 'named',
	recognise(document) {
		return frameOf(document) && { reason: 'monthly_half_hour_report', params: {} };
	},
	read(document, options) {
		const { month, headerRow, columns, timeIndex } = frameOf(document)!;
		return fromRows(document, options.maxRows, (rows) => {
			const slotMinutes = stepOf(rows.slice(headerRow), timeIndex);
			if (slotMinutes === null) {
				const why = finding('blocking', 'reading.slot_unknown', {}, { row: headerRow });
				return askForMapping(document, headerRow, why);
			}
			const days = columns.flatMap((column) => dayOf(column, month) ?? []);
			const reading = readDayMatrix(rows, {
				...{ headerRow, days, timeIndex, slotMinutes, shiftMinutes: 0 },
				measure: { carrier: options.carrier ?? 'electricity', unit: 'kWh', power: 0 },
				point: { supplyPointNumber: numberOfPoint(rows.slice(0, headerRow)), label: null },
				total: totalColumn(rows[headerRow - 1]!, columns),
				skipRows: new Set()
			});
			const impossible = columns.filter((column) => dayOf(column, month) === null);
			const findings = [...reading.findings, ...filled(impossible, rows, headerRow)];
			if (printsKwh(document)) return { ...reading, findings };
			return withUnitNoted({ ...reading, findings }, { row: headerRow, severity: 'note' });
		});
	}
};

interface DayColumn {
	index: number;
	header: string;
	dayOfMonth: number;
}

interface Frame {
	month: Month;
	headerRow: number;
	columns: DayColumn[];
	timeIndex: number;
}

function frameOf({ head }: Document): Frame | null {
	const titles = head.slice(0, TITLE_ROWS).map((cells) => halfWidth(cells.join(' ')));
	const printed = titles.map((title) => MONTH.exec(title)?.[1]).find((text) => text);
	const month = printed ? readMonth(printed.replace(/\s/g, '')) : null;
	const at = head.slice(0, 10).findIndex((cells) => dayColumns(cells).length >= FEWEST_DAYS);
	if (month === null || at === -1) return null;
	const columns = dayColumns(head[at]!);
	const first = head[at + 1] ?? [];
	const timeIndex = first.findIndex((cell, index) => index < columns[0]!.index && isSlot(cell));
	return timeIndex === -1 ? null : { month, headerRow: at + 1, columns, timeIndex };
}

/** 1日, 2日, … side by side from the first on. */
function dayColumns(cells: string[]): DayColumn[] {
	const columns = cells.flatMap((header, index) => {
		const match = DAY.exec(halfWidth(header).trim());
		return match ? [{ index, header: header.trim(), dayOfMonth: Number(match[1]) }] : [];
	});
	return columns.every(({ dayOfMonth }, at) => dayOfMonth === at + 1) ? columns : [];
}

function isSlot(cell: string): boolean {
	return (readClock(cell)?.endMinutes ?? null) !== null;
}

function dayOf({ index, header, dayOfMonth }: DayColumn, month: Month) {
	const day = validDay(Number(month.slice(0, 4)), Number(month.slice(5)), dayOfMonth);
	return day === null ? null : { index, header, day };
}

function totalColumn(headings: string[], columns: DayColumn[]): DayMatrix['total'] {
	const last = columns.at(-1)!.index;
	const index = headings.findIndex((cell, at) => at > last && /^合\s*計/.test(cell.trim()));
	return index === -1 ? null : { index, header: headings[index]!.trim() };
}

/** Figures under 31日 in a month of 30 days belong to no day. */
function filled(columns: DayColumn[], rows: string[][], headerRow: number): Finding[] {
	return columns.flatMap((column) => {
		const at = rows.findIndex((cells, row) => row >= headerRow && isFigure(cellOf(cells, column)));
		if (at === -1) return [];
		const place = { row: at + 1, column: column.header };
		return [finding('warning', 'date.not_in_month', { column: column.header }, place)];
	});
}

function isFigure(cell: string): boolean {
	const reading = readNumber(cell);
	return reading.kind === 'number' && reading.value.coefficient !== 0;
}

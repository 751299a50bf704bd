import { finding } from '$lib/domain/finding';
import { cellOf } from '../cells/cells';
import { readClock } from '../cells/clock';
import { isBlank } from '../text/csv';
import { readDayMatrix, type DayMatrix } from '../readings/day-matrix';
import { readMonth, validDay } from '../cells/dates';
import { halfWidth } from '../cells/half-width';
import type { Document, Layout } from '../importer';
import { stepOf } from '../readings/matrix-table';
import { numberOfPoint } from '../cells/point-number';
import { askForMapping, fromRows } from '../reading';
import { printsKwh, withUnitNoted } from '../readings/unit-printed';

/**
 * 北海道電力（ほくでん）: dates run across the columns, in rows 年, 月 and 日; year and month are
 * printed only where they change. A row a half-hour, 00:00-00:30 … 23:30-24:00. The columns
 * behind the last day are totals and are not read.
 */
const HEADINGS = ['年', '月', '日'];

export const hokkaidoMatrix: Layout = {
	id: 'hokkaido-matrix',
	kind: 'named',
	recognise(document) {
		return yearRowOf(document) === null ? null : { reason: 'hokkaido_matrix', params: {} };
	},
	read(document, options) {
		const yearRow = yearRowOf(document)!;
		const headerRow = yearRow + HEADINGS.length;
		return fromRows(document, options.maxRows, (rows) => {
			const days = daysAcross(rows.slice(yearRow, headerRow));
			const slotMinutes = stepOf(rows.slice(headerRow), 0);
			if (days === null || slotMinutes === null) {
				const code = days === null ? 'column.days_broken' : 'reading.slot_unknown';
				return askForMapping(
					document,
					headerRow,
					finding('blocking', code, {}, { row: headerRow })
				);
			}
			const reading = readDayMatrix(rows, {
				...{ headerRow, days, timeIndex: 0, slotMinutes, shiftMinutes: 0, total: null },
				measure: { carrier: options.carrier ?? 'electricity', unit: 'kWh', power: 0 },
				point: { supplyPointNumber: numberOfPoint(rows.slice(0, yearRow)), label: null },
				skipRows: weekdayRows(rows, headerRow)
			});
			if (printsKwh(document)) return reading;
			return withUnitNoted(reading, { row: headerRow, severity: 'note' });
		});
	}
};

/** Index of the row of years, below which months, days and then half-hours stand. */
function yearRowOf({ head }: Document): number | null {
	const at = head.findIndex((_, row) =>
		HEADINGS.every((name, below) => firstCell(head[row + below]).startsWith(name))
	);
	if (at === -1) return null;
	const body = head.slice(at + HEADINGS.length, at + HEADINGS.length + 4);
	const isSlot = (cells: string[]) => readClock(firstCell(cells))?.endMinutes !== null;
	return body.some((cells) => readClock(firstCell(cells)) && isSlot(cells)) ? at : null;
}

function firstCell(cells: string[] | undefined): string {
	return halfWidth(cells?.[0] ?? '').trim();
}

/** The row of weekdays below the dates, which has no time. */
function weekdayRows(rows: string[][], headerRow: number): Set<number> {
	const first = rows[headerRow] ?? [];
	return new Set(isBlank(first) || readClock(firstCell(first)) ? [] : [headerRow + 1]);
}

/** Columns behind the days that sum them, whatever stands above. */
const TOTALS = 2;

/** Days that follow each other; null where they do not, for then a year or month was misread. */
function daysAcross([years, months, dates]: string[][]): DayMatrix['days'] | null {
	const days: DayMatrix['days'] = [];
	let year: number | null = null;
	let month: number | null = null;
	for (let index = 1; index < dates!.length; index++) {
		const header = cellOf(dates!, { index });
		year = yearIn(cellOf(years!, { index })) ?? year;
		month = numberIn(cellOf(months!, { index })) ?? month;
		const date = numberIn(header);
		if (date === null) continue;
		const day = year === null || month === null ? null : validDay(year, month, date);
		const previous = days.at(-1)?.day ?? null;
		if (day === null || (previous !== null && day !== previous + 1))
			return index >= dates!.length - TOTALS ? days : null;
		days.push({ index, day, header: `${month}/${date}` });
	}
	return days.length > 0 ? days : null;
}

function numberIn(cell: string): number | null {
	const match = /^(\d{1,2})[月日]?$/.exec(halfWidth(cell).trim());
	return match ? Number(match[1]) : null;
}

/** `2026`, `2026年`, `令和8年`. */
function yearIn(cell: string): number | null {
	const text = halfWidth(cell).trim().replace(/年$/, '');
	const month = text === '' ? null : readMonth(`${text}年12月`);
	return month === null ? null : Number(month.slice(0, 4));
}

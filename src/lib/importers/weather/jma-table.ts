import { halfWidth } from '../cells/half-width';
import { readDay, validDay } from '../cells/dates';
import type { EpochDay } from '$lib/domain/time/day';

/**
 * The head of the Japan Meteorological Agency's CSV: a line of stations, a line of elements, one
 * or two lines that say what each column of an element is, then the days. How many columns there
 * are, and how a day is written, depends on what was ticked on the agency's page.
 */
export interface JmaTable {
	/** Rows (from 0) before the first day. */
	headRows: number;
	dayOf: (cells: string[]) => EpochDay | 'not_daily' | null;
	series: JmaSeries[];
}

/** The daily mean temperature of one station. */
export interface JmaSeries {
	station: string;
	/** As the file heads the column. */
	element: string;
	value: number;
	quality: number | null;
	homogeneity: number | null;
}

const DOWNLOADED = /^ダウンロードした時刻/;
const MEAN_TEMPERATURE = /^(?:日)?平均気温/;
/** Columns of an element that are no value of it: 平年値, 昨年の値, differences, times. */
const BESIDE = /品質情報|均質番号|現象なし情報|平年|前年|昨年|差|時分|起時/;
/** Rows above the first day: nine with every option ticked. */
const MOST_HEAD_ROWS = 12;

/** Whether the head of a file is of this kind at all, whatever it measures. */
export function isJmaFile(head: readonly string[][]): boolean {
	if (DOWNLOADED.test(halfWidth(head[0]?.[0] ?? '').trim())) return true;
	const texts = head.slice(0, MOST_HEAD_ROWS).map((cells) => cells.map(halfWidth));
	const dated = texts.some(([first]) => /^年月日/.test(first ?? ''));
	return dated && texts.some((cells) => cells.some((cell) => cell.includes('品質情報')));
}

/** null where no row is a day. */
export function jmaTable(head: readonly string[][]): JmaTable | null {
	const rows = head
		.slice(0, MOST_HEAD_ROWS)
		.map((cells) => cells.map((cell) => halfWidth(cell).trim()));
	const headRows = rows.findIndex((cells) => dateShapeOf(cells) !== null);
	if (headRows < 1) return null;
	const above = rows.slice(0, headRows);
	const shape = dateShapeOf(rows[headRows]!)!;
	const elementRow = above.findIndex((cells) => cells.slice(shape.columns).some(isElement));
	if (elementRow === -1) return { headRows, dayOf: shape.dayOf, series: [] };
	return {
		headRows,
		dayOf: shape.dayOf,
		series: seriesIn(above, { elementRow, first: shape.columns })
	};
}

const isElement = (cell: string): boolean => MEAN_TEMPERATURE.test(cell);

interface DateShape {
	/** How many columns the date takes. */
	columns: number;
	dayOf: JmaTable['dayOf'];
}

const ONE_COLUMN: DateShape = { columns: 1, dayOf: ([cell = '']) => readDay(cell, 'ymd') };
const THREE_COLUMNS: DateShape = { columns: 3, dayOf: (cells) => dayAt(cells, 0) };
/** 集計開始 and 集計終了: for days both are the same. */
const SIX_COLUMNS: DateShape = {
	columns: 6,
	dayOf(cells) {
		const [start, last] = [dayAt(cells, 0), dayAt(cells, 3)];
		return start !== null && last !== start ? 'not_daily' : start;
	}
};

function dateShapeOf(cells: readonly string[]): DateShape | null {
	if (readDay(cells[0] ?? '', 'ymd') !== null) return ONE_COLUMN;
	if (dayAt(cells, 0) === null) return null;
	return dayAt(cells, 3) === null ? THREE_COLUMNS : SIX_COLUMNS;
}

function dayAt(cells: readonly string[], at: number): EpochDay | null {
	const parts = cells.slice(at, at + 3);
	if (parts.length < 3 || !parts.every((part) => /^\d{1,4}$/.test(part.trim()))) return null;
	const [year, month, day] = parts.map(Number) as [number, number, number];
	return year < 1800 ? null : validDay(year, month, day);
}

function seriesIn(
	above: readonly string[][],
	{ elementRow, first }: { elementRow: number; first: number }
): JmaSeries[] {
	const elements = above[elementRow]!;
	const stations = above[stationRow(above, { elementRow, first })] ?? [];
	const series: JmaSeries[] = [];
	for (let column = first; column < elements.length; column++) {
		if (!isElement(elements[column]!)) continue;
		const [station, element] = [stations[column] ?? '', elements[column]!];
		const what = above
			.slice(elementRow + 1)
			.map((cells) => cells[column] ?? '')
			.join('');
		const known = series.find((one) => one.station === station && one.element === element);
		if (!BESIDE.test(what + element)) {
			if (!known)
				series.push({ station, element, value: column, quality: null, homogeneity: null });
		} else if (known && what.includes('品質情報')) known.quality ??= column;
		else if (known && what.includes('均質番号')) known.homogeneity ??= column;
	}
	return series;
}

/** The nearest row above the elements that has a name over each of their columns. */
function stationRow(
	above: readonly string[][],
	{ elementRow, first }: { elementRow: number; first: number }
): number {
	for (let row = elementRow - 1; row >= 0; row--)
		if (above[row]!.slice(first).some((cell) => cell !== '')) return row;
	return -1;
}

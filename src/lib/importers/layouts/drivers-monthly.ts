import { driverLabel } from '$lib/domain/drivers/driver';
import { finding, type Finding } from '$lib/domain/finding';
import { isoDay, monthOf } from '$lib/domain/time/day';
import { daysMeanMonths, MONTH_HEADING } from '../bills/bill-periods';
import { cellOf } from '../cells/cells';
import { isBlank, splitRows } from '../text/csv';
import { readDate, type DateReading } from '../cells/dates';
import { findDriverTable, type DriverTable } from '../headings/driver-columns';
import { NO_CARRIER, type FigureRow, type Layout, type Reading, type RecordSet } from '../importer';
import { readNumber } from '../cells/numbers';
import { emptyReading, pushRejected, refusedReading, tooManyPoints } from '../reading';
import { isRemark, totalKind } from '../cells/table-words';

/** Output, hours, people, sales …: a column or a row each, by month or day. */
export const driversMonthly: Layout = {
	id: 'drivers-monthly',
	kind: 'named',
	recognise(document) {
		const table = findDriverTable(document);
		return table && { reason: 'drivers_monthly', params: { headerRow: table.headerRow } };
	},
	read(document, { maxRows }) {
		const table = findDriverTable(document)!;
		const { rows, findings } = splitRows(document, maxRows);
		const blocking = findings.find(({ severity }) => severity === 'blocking');
		if (blocking) return refusedReading(blocking);
		const sheet = new DriverSheet(table, lonelyDays(rows, table));
		for (let index = table.headerRow; index < rows.length; index++)
			if (!sheet.add(rows[index]!, index + 1)) break;
		const { reading } = sheet;
		return { ...reading, records: sheet.records(), findings: [...findings, ...reading.findings] };
	}
};

/** What the word says in a cell of a value: whatever stands there is withdrawn. */
const WITHDRAWN = '削除';

interface Cell {
	name: string;
	unit: string;
	column: string;
	text: string;
}

class DriverSheet {
	readonly reading: Reading = emptyReading();
	readonly #series = new Map<string, { label: string; unit: string; figures: FigureRow[] }>();
	readonly #seen = new Set<string>();

	constructor(
		private readonly table: DriverTable,
		private readonly dayMeans: 'day' | 'month'
	) {}

	/** False when nothing more can be taken. */
	add(cells: string[], row: number): boolean {
		if (isBlank(cells) || isRemark(cells)) return true;
		const total = totalKind(cells);
		if (total !== null) {
			const label = cells.find((cell) => cell.trim() !== '') ?? '';
			this.reading.findings.push(finding('note', 'row.total_skipped', { label }, { row }));
			return true;
		}
		const printed = cellOf(cells, this.table.date);
		const date = this.#dateOf(printed);
		if (!date || date.precision === 'period') {
			const value = printed.slice(0, 40);
			return this.#reject(cells, finding('warning', 'date.unreadable', { value }, { row }));
		}
		for (const cell of cellsOf(cells, this.table)) this.#addCell(cell, { cells, row, date });
		const many = tooManyPoints(this.#series.size);
		if (many) this.reading.refused = many;
		return many === null;
	}

	#dateOf(printed: string): DateReading | null {
		const date = readDate(printed, 'ymd');
		const monthly = date?.precision === 'day' && this.dayMeans === 'month';
		return monthly ? readDate(monthOf(date.start), 'ymd') : date;
	}

	#addCell(cell: Cell, { cells, row, date }: { cells: string[]; row: number; date: DateReading }) {
		const { text, column, unit } = cell;
		const read = readNumber(text);
		const withdraws = text === WITHDRAWN;
		if (read.kind === 'missing') return;
		if (read.kind === 'unreadable' && !withdraws) {
			const value = text.slice(0, 40);
			this.#reject(cells, finding('warning', 'number.unreadable', { value }, { row, column }));
			return;
		}
		const label = driverLabel(cell.name, cellOf(cells, this.table.site ?? undefined) || null);
		const place = JSON.stringify([label, date.start]);
		if (this.#seen.has(place)) {
			const params = { label, day: isoDay(date.start) };
			this.#reject(cells, finding('warning', 'driver.period_twice', params, { row, column }));
			return;
		}
		this.#seen.add(place);
		const key = JSON.stringify([label, unit]);
		const series = this.#series.get(key) ?? { label, unit, figures: [] };
		this.#series.set(key, series);
		series.figures.push({
			...{ kind: 'driver', start: date.start, end: date.end, costYen: null, quality: null },
			...{ sheet: null, row, column },
			quantity: read.kind === 'number' ? read.value : null,
			...(withdraws ? { says: 'none' as const } : {})
		});
	}

	#reject(cells: string[], why: Finding): true {
		const row = why.where?.row ?? 0;
		pushRejected(this.reading.rejected, { sheet: null, row, cells, finding: why });
		return true;
	}

	records(): RecordSet[] {
		return [...this.#series.values()].map(({ label, unit, figures }) => ({
			...{ kind: 'driver', carrier: NO_CARRIER, unit, label },
			...{ supplyPointNumber: null, supplier: null, menu: null },
			...{ bills: [], days: [], figures }
		}));
	}
}

/** 2025/4/1 and 2025/5/1, or any day below 年月, as spreadsheets keep a month: the whole month. */
function lonelyDays(rows: string[][], { date, headerRow }: DriverTable): 'day' | 'month' {
	const days = rows.slice(headerRow).flatMap((cells) => {
		const read = readDate(cellOf(cells, date), 'ymd');
		return read?.precision === 'day' ? [read.start] : [];
	});
	const alone = new Set(days).size < 2 && !MONTH_HEADING.test(date.header);
	return !alone && daysMeanMonths(days, date.header) ? 'month' : 'day';
}

function cellsOf(cells: string[], table: DriverTable): Cell[] {
	const at = (index: number | null) => (index === null ? '' : (cells[index] ?? '').trim());
	if (table.shape === 'columns')
		return table.drivers.map(({ index, header, name, unit }) => {
			return { name, unit, column: header, text: at(index) };
		});
	const name = at(table.name);
	return name === '' ? [] : [{ name, unit: at(table.unit), column: name, text: at(table.value) }];
}

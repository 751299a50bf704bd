import { finding, type Finding } from '$lib/domain/finding';
import { isoDay } from '$lib/domain/time/day';
import { planBills } from '../bill-plan';
import { readBillTable } from '../bill-table';
import { columnLetter } from '../table-words';
import { readColumns, type Column } from '../columns';
import { readDate } from '../dates';
import type { Document, Layout, Reading, ReadOptions } from '../importer';
import type { IntervalPlan } from '../interval-plan';
import { readIntervalTable } from '../interval-table';
import { askForMapping, fromRows } from '../reading';

/**
 * くらしTEPCO web, CSV of a month (a row a day), of half-hours, or of a year. Stamps are slot ends,
 * the last slot of a day is printed 24:00, a missing value `---`. The yearly file has columns
 * between that no source names; it is read where its dates are months or periods and asked about
 * where they are days, for then nobody knows what its rows count.
 */
const COLUMNS = [
	'お客さま番号',
	'事業所コード',
	'ご請求番号',
	'供給地点特定番号',
	'年月日',
	'曜日',
	'休祝日',
	'契約メニュー',
	'ご使用量',
	'売電量'
];
const [POINT, DATE, MENU, USE, SOLD] = [3, 4, 7, 8, 9];
/** Where the yearly file has them. */
const YEARLY = { menu: 5, use: 9, sold: 23 };

export const tepcoKurashi: Layout = {
	id: 'tepco-kurashi',
	kind: 'named',
	recognise({ head }) {
		const cells = (head[0] ?? []).map((cell) => cell.trim());
		const own = COLUMNS.slice(0, DATE + 1).every((name, index) => cells[index] === name);
		return own && cells.includes(COLUMNS[USE]!) ? { reason: 'tepco_kurashi', params: {} } : null;
	},
	read(document, options) {
		const headers = document.head[0]!.map((cell) => cell.trim());
		if (!COLUMNS.every((name, index) => headers[index] === name))
			return readYear(document, options);
		return readIntervalTable(document, planOf(document), options);
	}
};

function planOf({ head }: Document): IntervalPlan {
	const columns = readColumns(head[0]!);
	const value = (index: number, carrier: string) => ({
		index,
		name: COLUMNS[index]!,
		carrier,
		unit: 'kWh',
		power: 0,
		label: null
	});
	const halfHourly = head.slice(1).some((cells) => (cells[DATE] ?? '').includes(':'));
	return {
		headerRow: 1,
		stamp: columns[DATE]!,
		time: null,
		numbered: null,
		order: 'ymd',
		slotMinutes: halfHourly ? 30 : 1440,
		stampMeans: halfHourly ? 'end' : 'start',
		values: [value(USE, 'electricity'), value(SOLD, 'electricity_export')],
		columns: { supplyPointNumber: columns[POINT]!, menu: columns[MENU]! },
		labels: [],
		skipRows: new Set()
	};
}

function readYear(document: Document, options: ReadOptions): Reading {
	const columns = yearlyColumns(document.head[0]!);
	return fromRows(document, options.maxRows, (rows) => {
		const header = { row: 1, columns, preamble: '', mapped: false };
		const dates = rows.slice(1).map((cells) => (cells[DATE] ?? '').trim());
		if (columns.length === 0 || !areMonths(dates.filter((cell) => cell !== '')))
			return askForMapping(document, 1, variantUnknown());
		const planned = planBills({ header, document, rows, options });
		if ('problem' in planned) return askForMapping(document, 1, planned.problem);
		const { findings, ...reading } = readBillTable(rows, planned.plan, options);
		return { ...reading, findings: [unread(columns), ...planned.findings, ...findings] };
	});
}

/** The columns whose names stand where the source says; none where one does not. */
function yearlyColumns(headers: string[]): Column[] {
	const columns: Column[] = readColumns(headers).map((column) => ({ ...column, means: null }));
	const named = (index: number, name: string) => columns[index]?.header === name;
	const { menu, use, sold } = YEARLY;
	const known = named(menu, COLUMNS[MENU]!) && named(use, COLUMNS[USE]!);
	if (!known || !named(sold, COLUMNS[SOLD]!)) return [];
	columns[POINT]!.means = 'supplyPointNumber';
	columns[DATE]!.means = 'date';
	columns[menu]!.means = 'menu';
	const unit = { unit: 'kWh', power: 0 };
	Object.assign(columns[use]!, { means: 'quantity', carrier: 'electricity', unit });
	Object.assign(columns[sold]!, { means: 'quantity', carrier: 'electricity_export', unit });
	return columns;
}

function areMonths(cells: string[]): boolean {
	const days = cells.flatMap((cell) => {
		const read = readDate(cell, 'ymd');
		return read?.precision === 'day' ? [isoDay(read.start)] : [];
	});
	return days.length === 0 || (days.length > 1 && days.every((day) => day.endsWith('-01')));
}

function variantUnknown(): Finding {
	const place = { row: 1, column: columnLetter(DATE) };
	return finding('blocking', 'layout.variant_unknown', {}, place);
}

function unread(columns: Column[]): Finding {
	const left = columns.filter(({ index, means }) => index > DATE && means === null);
	return finding('note', 'layout.columns_unread', { count: left.length }, { row: 1 });
}

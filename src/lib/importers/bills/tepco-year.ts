import { finding, type Finding } from '$lib/domain/finding';
import { isoDay } from '$lib/domain/time/day';
import { planBills } from './bill-plan';
import { readBillTable } from './bill-table';
import { readColumns, type Column } from '../headings/columns';
import { readDate } from '../cells/dates';
import type { Document, Reading, ReadOptions } from '../importer';
import { askForMapping, fromRows } from '../reading';
import { columnLetter } from '../cells/table-words';

/**
 * The yearly file of くらしTEPCO web. Sources name six of its columns by place, the rest (parts of
 * the use by time of day) by nothing: those are not read. It is read where its dates are months or
 * periods, and asked about where they are days, for then nobody knows what its rows count.
 */
export const TEPCO = {
	customer: 'お客さま番号',
	point: '供給地点特定番号',
	date: '年月日',
	menu: '契約メニュー',
	use: 'ご使用量',
	sold: '売電量'
} as const;

const BEGINNING = [TEPCO.customer, '事業所コード', 'ご請求番号', TEPCO.point, TEPCO.date];
const AT = { point: 3, date: 4, menu: 5, use: 9, sold: 23 };

export function isTepcoYear({ head }: Document): boolean {
	const cells = (head[0] ?? []).map((cell) => cell.trim());
	const begins = BEGINNING.every((name, index) => cells[index] === name);
	return begins && cells.includes(TEPCO.use);
}

export function readTepcoYear(document: Document, options: ReadOptions): Reading {
	const columns = yearlyColumns(document.head[0]!);
	return fromRows(document, options.maxRows, (rows) => {
		const header = { row: 1, columns, preamble: '', mapped: false };
		const dates = rows.slice(1).map((cells) => (cells[AT.date] ?? '').trim());
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
	const known = (['menu', 'use', 'sold'] as const).every(
		(name) => columns[AT[name]]?.header === TEPCO[name]
	);
	if (!known) return [];
	columns[AT.point]!.means = 'supplyPointNumber';
	columns[AT.date]!.means = 'date';
	columns[AT.menu]!.means = 'menu';
	const unit = { unit: 'kWh', power: 0 };
	Object.assign(columns[AT.use]!, { means: 'quantity', carrier: 'electricity', unit });
	Object.assign(columns[AT.sold]!, { means: 'quantity', carrier: 'electricity_export', unit });
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
	const place = { row: 1, column: columnLetter(AT.date) };
	return finding('blocking', 'layout.variant_unknown', {}, place);
}

function unread(columns: Column[]): Finding {
	const left = columns.filter(({ index, means }) => index > AT.date && means === null);
	return finding('note', 'layout.columns_unread', { count: left.length }, { row: 1 });
}

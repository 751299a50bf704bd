import { planBills } from '../bills/bill-plan';
import { readBillTable } from '../bills/bill-table';
import { cellOf } from '../cells/cells';
import type { Column } from '../headings/columns';
import { readDate } from '../cells/dates';
import type { Header } from '../headings/header';
import type { ColumnMeaning, Document, Layout } from '../importer';
import { columnNamed, findNamed } from '../headings/named-header';
import { askForMapping, fromRows } from '../reading';
import { readUnit } from '../cells/unit-words';

/**
 * シン・エナジー, invoice of a company: a row a place of use below headings of several lines (merged
 * over empty rows), the period in three columns 2026/04/13 | 〜 | 2026/05/12, a total and a remark.
 * The months of title and debit are others than the period, and are not read.
 */
const MEANINGS: [name: string, means: ColumnMeaning][] = [
	['電気のご使用場所表示名', 'label'],
	['供給地点特定番号', 'supplyPointNumber'],
	['料金メニュー', 'menu'],
	['契約数量', 'contractKw'],
	['力率', 'powerFactor'],
	['使用期間', 'start'],
	['使用電力量（kWh）', 'quantity'],
	['請求金額合計（円）', 'costYen'],
	['（うち消費税相当額）（円）', 'taxYen']
];
const OWN = ['供給地点特定番号', '使用期間', '使用電力量（kWh）', '請求金額合計（円）'];

export const shinEnergyInvoice: Layout = {
	id: 'shin-energy-invoice',
	kind: 'named',
	recognise(document) {
		return headerOf(document) && { reason: 'shin_energy_invoice', params: {} };
	},
	read(document, options) {
		const header = headerOf(document)!;
		const unit = columnNamed(header, '単位');
		return fromRows(document, options.maxRows, (rows) => {
			const told = { ...options, carrier: options.carrier ?? 'electricity' };
			const planned = planBills({ header, document, rows, options: told });
			if ('problem' in planned) return askForMapping(document, header.row, planned.problem);
			const { plan, findings } = planned;
			const inKw = rows.map((cells) => withoutOtherUnits(cells, plan.columns.contractKw, unit));
			const reading = readBillTable(inKw, plan, options);
			return { ...reading, findings: [...findings, ...reading.findings] };
		});
	}
};

function headerOf({ head }: Document): Header | null {
	const header = findNamed(head.slice(0, 20), OWN);
	const end = header && endColumn(head, header);
	if (!header || !end) return null;
	for (const column of header.columns) column.means = null;
	for (const [name, means] of MEANINGS) {
		const column = columnNamed(header, name);
		if (column) column.means = means;
	}
	end.means = 'end';
	return header;
}

/** Where the last day stands: behind the first one and the 〜, below headings without a name. */
function endColumn(head: string[][], header: Header): Column | null {
	const start = columnNamed(header, '使用期間')!;
	const first = head.slice(header.row).find((cells) => isDay(cellOf(cells, start)));
	const behind = header.columns.slice(start.index + 1);
	return (first && behind.find((column) => isDay(cellOf(first, column)))) ?? null;
}

function isDay(cell: string): boolean {
	return readDate(cell, 'ymd')?.precision === 'day';
}

/** 契約数量 may be in A (アンペア) as well; only kW and kVA are contract power. */
function withoutOtherUnits(
	cells: string[],
	contract: Column | undefined,
	unit: Column | undefined
): string[] {
	if (!contract || !unit || readUnit(cellOf(cells, unit))?.unit === 'kW') return cells;
	return cells.map((cell, index) => (index === contract.index ? '' : cell));
}

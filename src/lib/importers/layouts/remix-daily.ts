import { finding, type Finding } from '$lib/domain/finding';
import { toNumber } from '$lib/domain/units/decimal';
import { cellOf, readQuantity } from '../cells/cells';
import { dateOrderOf } from '../headings/date-order';
import type { Header } from '../headings/header';
import type { Document, Layout } from '../importer';
import { readIntervalTable } from '../readings/interval-table';
import { columnNamed, findNamed } from '../headings/named-header';
import { askForMapping, fromRows } from '../reading';
import { addFigures, agreesWithTotal } from '../bills/total-check';

/** Remixでんき: a row a day; the total counts, 昼 and 夜 are its parts and only checked. */
const [DATE, TOTAL, DAY, NIGHT] = [
	'取得年月日',
	'使用量合計(kWh)',
	'昼時間使用量(kWh)',
	'夜時間使用量(kWh)'
];
const KWH = { unit: 'kWh', power: 0 };

export const remixDaily: Layout = {
	id: 'remix-daily',
	kind: 'named',
	recognise(document) {
		return headerOf(document) && { reason: 'remix_daily', params: {} };
	},
	read(document, options) {
		const header = headerOf(document)!;
		const [stamp, total] = [columnNamed(header, DATE)!, columnNamed(header, TOTAL)!];
		const decided = dateOrderOf({ header, document }, stamp);
		if ('problem' in decided) return askForMapping(document, header.row, decided.problem);
		const value = { index: total.index, name: total.header, ...KWH, label: null };
		const reading = readIntervalTable(
			document,
			{
				...{ headerRow: header.row, stamp, time: null, numbered: null, order: decided.order },
				...{ slotMinutes: 1440, stampMeans: 'start', columns: {}, labels: [] },
				values: [{ ...value, carrier: options.carrier ?? 'electricity' }],
				skipRows: new Set()
			},
			options
		);
		const checked = fromRows(document, options.maxRows, (rows) => ({
			...reading,
			findings: [...reading.findings, ...partsDisagree(rows, header)]
		}));
		return checked;
	}
};

function headerOf({ head }: Document): Header | null {
	return findNamed(head.slice(0, 10), [DATE, TOTAL, DAY, NIGHT]);
}

function partsDisagree(rows: string[][], header: Header): Finding[] {
	const columns = [TOTAL, DAY, NIGHT].map((name) => columnNamed(header, name)!);
	return rows.slice(header.row).flatMap((cells, index) => {
		const [total, day, night] = columns.map((column) => readQuantity(cellOf(cells, column), KWH));
		if (total!.kind !== 'number' || day!.kind !== 'number' || night!.kind !== 'number') return [];
		const summed = addFigures(day!.value, night!.value);
		if (agreesWithTotal(total!.value, summed)) return [];
		const params = { printed: toNumber(total!.value), summed: toNumber(summed) };
		const place = { row: header.row + index + 1, column: TOTAL };
		return [finding('warning', 'total.disagrees', params, place)];
	});
}

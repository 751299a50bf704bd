import { finding } from '$lib/domain/finding';
import { columnLetter } from '../table-words';
import { readColumns } from '../columns';
import type { Document, Layout } from '../importer';
import type { IntervalPlan } from '../interval-plan';
import { readIntervalTable } from '../interval-table';
import { askForMapping } from '../reading';

/**
 * くらしTEPCO web, CSV of a month (a row a day) or of half-hours. Stamps are slot ends, the last
 * slot of a day is printed 24:00, a missing value `---`. The yearly file has other columns
 * between, which no source names: a person must map it.
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
		if (!COLUMNS.every((name, index) => headers[index] === name)) {
			const why = finding(
				'blocking',
				'layout.variant_unknown',
				{},
				{ row: 1, column: columnLetter(DATE) }
			);
			return askForMapping(document, 1, why);
		}
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
		order: 'ymd',
		slotMinutes: halfHourly ? 30 : 1440,
		stampMeans: halfHourly ? 'end' : 'start',
		values: [value(USE, 'electricity'), value(SOLD, 'electricity_export')],
		columns: { supplyPointNumber: columns[POINT]!, menu: columns[MENU]! },
		labels: [],
		skipRows: new Set()
	};
}

import { finding, type Finding } from '$lib/domain/finding';
import { isoDay, type EpochDay } from '$lib/domain/time/day';
import { refusal } from '../text/content-type';
import { isBlank, splitRows } from '../text/csv';
import {
	NO_CARRIER,
	type FigureRow,
	type Layout,
	type RecordSet,
	type RejectedRow
} from '../importer';
import { isJmaFile, jmaTable, type JmaSeries, type JmaTable } from '../weather/jma-table';
import { emptyReading, pushRejected, refusedReading } from '../reading';
import { readTemperature } from '../weather/temperature';

/** 気象庁「過去の気象データ・ダウンロード」: daily mean temperatures of one or more stations. */
export const jmaDaily: Layout = {
	id: 'jma-daily',
	kind: 'named',
	recognise({ head }) {
		return isJmaFile(head) ? { reason: 'jma_daily', params: {} } : null;
	},
	read(document, { maxRows }) {
		const table = jmaTable(document.head);
		if (!table) return refusedReading(refusal('weather.not_daily'));
		const { rows, findings } = splitRows(document, maxRows);
		const blocking = findings.find(({ severity }) => severity === 'blocking');
		if (blocking) return refusedReading(blocking);
		if (table.series.length === 0) return refusedReading(refusal('weather.no_mean_temperature'));
		const dated = datedRows(rows, table);
		if (dated === 'not_daily') return refusedReading(refusal('weather.not_daily'));
		const read = table.series.map((series) => readSeries(dated.days, series));
		return {
			...emptyReading(),
			records: read.map(({ record }) => record),
			findings: [...findings, ...read.flatMap((one) => one.findings)],
			rejected: dated.rejected
		};
	}
};

interface DatedRow {
	day: EpochDay;
	row: number;
	cells: string[];
}

/** Each day once; what is no day of the calendar is rejected, what stands behind the table too. */
function datedRows(rows: readonly string[][], { headRows, dayOf }: JmaTable) {
	const days = new Map<EpochDay, DatedRow>();
	const rejected: RejectedRow[] = [];
	for (let index = headRows; index < rows.length; index++) {
		const cells = rows[index]!;
		if (isBlank(cells)) continue;
		const day = dayOf(cells);
		if (day === 'not_daily') return day;
		const place = { row: index + 1 };
		const wrong =
			day === null
				? finding('warning', 'date.unreadable', { value: (cells[0] ?? '').slice(0, 40) }, place)
				: days.has(day)
					? finding('warning', 'weather.day_twice', { day: isoDay(day) }, place)
					: null;
		if (wrong) pushRejected(rejected, { sheet: null, row: index + 1, cells, finding: wrong });
		else days.set(day!, { day: day!, row: index + 1, cells });
	}
	return { days: [...days.values()], rejected };
}

function readSeries(days: readonly DatedRow[], series: JmaSeries) {
	const { station, element } = series;
	const figures = days.map((dated) => figureOf(dated, series));
	const record: RecordSet = {
		...{ kind: 'weather', carrier: NO_CARRIER, unit: 'degC', label: station || null },
		...{ supplyPointNumber: null, supplier: null, menu: null },
		...{ bills: [], days: [], figures }
	};
	return { record, findings: findingsOf({ days, figures, series, column: element }) };
}

function figureOf({ day, row, cells }: DatedRow, series: JmaSeries): FigureRow {
	const printed = series.quality === null ? null : (cells[series.quality] ?? '');
	const { meanC, quality } = readTemperature(cells[series.value] ?? '', printed);
	return {
		...{ kind: 'weather', start: day, end: day + 1, quantity: meanC, costYen: null, quality },
		...{ sheet: null, row, column: series.element }
	};
}

interface Judged {
	days: readonly DatedRow[];
	figures: readonly FigureRow[];
	series: JmaSeries;
	column: string;
}

function findingsOf({ days, figures, series, column }: Judged): Finding[] {
	const { station } = series;
	const at = ({ row }: { row: number }) => ({ row, column });
	const missing = figures.filter(({ quantity }) => quantity === null);
	const nearly = figures.filter(({ quality }) => quality === 5);
	const changed = homogeneityChange(days, series);
	return [
		...(missing[0]
			? [
					finding(
						'warning',
						'weather.days_missing',
						{ station, count: missing.length, days: someDays(missing) },
						at(missing[0])
					)
				]
			: []),
		...(nearly[0]
			? [
					finding(
						'note',
						'weather.nearly_complete',
						{ station, count: nearly.length, days: someDays(nearly) },
						at(nearly[0])
					)
				]
			: []),
		...(changed
			? [finding('note', 'weather.homogeneity', { station, day: isoDay(changed.day) }, at(changed))]
			: [])
	];
}

const MOST_NAMED = 10;

function someDays(figures: readonly FigureRow[]): string {
	const named = figures.slice(0, MOST_NAMED).map(({ start }) => isoDay(start));
	return named.join(', ') + (figures.length > MOST_NAMED ? ' …' : '');
}

/** From this day on the station stood elsewhere, or measured otherwise. */
function homogeneityChange(
	days: readonly DatedRow[],
	{ homogeneity }: JmaSeries
): DatedRow | undefined {
	if (homogeneity === null) return undefined;
	const [first] = days;
	const number = ({ cells }: DatedRow) => (cells[homogeneity] ?? '').trim();
	return days.find((one) => number(one) !== '' && first && number(one) !== number(first));
}

import { finding, type Finding } from '$lib/domain/finding';
import type { EpochDay } from '$lib/domain/time/day';
import { isoDay } from '$lib/domain/time/day';
import { isRising } from '$lib/domain/readings/register-days';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';
import { readQuantity } from '../cells/cells';
import { isBlank, splitRows } from '../text/csv';
import { readDate, validDay } from '../cells/dates';
import type { Document, Layout, Reading, ReadOptions } from '../importer';
import { LoadSeries } from '../readings/load-series';
import { emptyReading, refusedReading } from '../reading';
import { risingNoted } from '../readings/rising';
import { printsKwh, withUnitNoted } from '../readings/unit-printed';
import { findSlotColumns } from '../headings/slot-columns';
import { addFigures, sameFigure } from '../bills/total-check';

/**
 * 関西電力「みるでん」: a row a day, newest first, without a year (it stands in the period line and
 * may change at New Year), hours 0-1時 … 23-24時, and a total row that must not be added.
 */
const PERIOD = /対象期間[：:]\s*(.+)$/;
const TITLE = /ごとの電力量内訳/;
const TOTAL = '抽出期間合計';
const KWH = { unit: 'kWh', power: 0 };

export const kansaiMiruden: Layout = {
	id: 'kansai-miruden',
	kind: 'named',
	recognise({ head }) {
		const lines = head.slice(0, 10).map((cells) => cells.join(','));
		const own = lines.some((line) => PERIOD.test(line)) && lines.some((line) => TITLE.test(line));
		return own ? { reason: 'kansai_miruden', params: {} } : null;
	},
	read(document, options) {
		const period = periodOf(document);
		const headerIndex = document.head.findIndex((cells) => findSlotColumns(cells) !== null);
		if (!period || headerIndex === -1) {
			return refusedReading(finding('blocking', 'layout.period_missing', {}, { row: 3 }));
		}
		return readRows(document, { period, headerIndex }, options);
	}
};

interface Frame {
	period: { start: EpochDay; end: EpochDay };
	headerIndex: number;
}

function periodOf({ head }: Document): Frame['period'] | null {
	const printed = head.map((cells) => PERIOD.exec(cells.join(','))?.[1]).find((text) => text);
	return printed ? readDate(printed, 'ymd') : null;
}

function readRows(document: Document, frame: Frame, options: ReadOptions): Reading {
	const { rows, findings } = splitRows(document, options.maxRows);
	const blocking = findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return refusedReading(blocking);
	const slots = findSlotColumns(rows[frame.headerIndex]!)!;
	const series = new LoadSeries(slots.slotMinutes);
	const reading = { ...emptyReading(), findings };
	let summed: Decimal = { coefficient: 0, scale: 0 };
	let total: { cells: string[]; row: number } | null = null;
	rows.slice(frame.headerIndex + 1).forEach((cells, index) => {
		const row = frame.headerIndex + 2 + index;
		if (isBlank(cells)) return;
		if (cells[0]!.trim() === TOTAL) return void (total = { cells, row });
		const day = dayWithin(cells[0]!, frame.period);
		if (day === null) return void reading.rejected.push(rejected(cells, row));
		slots.indexes.forEach((at, slot) => {
			const value = readQuantity(cells[at] ?? '', KWH);
			if (value.kind !== 'number') return series.blank(day, row, rows[frame.headerIndex]![at]);
			if (value.rounded) series.noteRounded(value.value, row);
			const stamp = () => `${cells[0]} ${rows[frame.headerIndex]![at]}`;
			series.put(day, slot, { ...value.value, row, stamp });
			summed = addFigures(summed, value.value);
		});
	});
	if (total) reading.findings.push(...compareTotal(total, slots.indexes, summed));
	const days = series.finish();
	reading.findings.push(...series.findings(null));
	if (isRising(days)) reading.findings.push(risingNoted(frame.headerIndex + 1));
	if (days.length > 0) reading.records = [{ ...pointOf(document), days }];
	if (printsKwh(document)) return reading;
	return withUnitNoted(reading, { row: frame.headerIndex + 1, severity: 'note' });
}

/** The day of a date without a year that lies in the printed period. */
function dayWithin(cell: string, { start, end }: Frame['period']): EpochDay | null {
	const match = /^(\d{1,2})\/(\d{1,2})$/.exec(cell.trim());
	if (!match) return null;
	for (const year of [isoDay(start), isoDay(end - 1)].map((day) => Number(day.slice(0, 4)))) {
		const day = validDay(year, Number(match[1]), Number(match[2]));
		if (day !== null && day >= start && day < end) return day;
	}
	return null;
}

function compareTotal(
	total: { cells: string[]; row: number },
	indexes: number[],
	summed: Decimal
): Finding[] {
	const values = indexes.map((at) => readQuantity(total.cells[at] ?? '', KWH));
	const printed = values.reduce(
		(sum, value) => (value.kind === 'number' ? addFigures(sum, value.value) : sum),
		{ coefficient: 0, scale: 0 }
	);
	const skipped = finding('note', 'row.total_skipped', { label: TOTAL }, { row: total.row });
	if (sameFigure(printed, summed)) return [skipped];
	const params = { printed: toNumber(printed), summed: toNumber(summed) };
	return [skipped, finding('warning', 'total.disagrees', params, { row: total.row })];
}

function rejected(cells: string[], row: number) {
	const value = cells[0]!.trim().slice(0, 40);
	return {
		sheet: null,
		row,
		cells,
		finding: finding('warning', 'date.unreadable', { value }, { row })
	};
}

function pointOf({ head }: Document) {
	const text = head
		.slice(0, 4)
		.flat()
		.map((cell) => cell.trim());
	const after = (name: string) =>
		text
			.find((cell) => cell.startsWith(name))
			?.split(/[：:]/)
			.slice(1)
			.join('：')
			.trim() || null;
	return {
		kind: 'interval' as const,
		carrier: 'electricity',
		unit: 'kWh',
		supplyPointNumber: null,
		supplier: null,
		menu: after('契約種別'),
		label: after('ご使用場所住所'),
		bills: []
	};
}

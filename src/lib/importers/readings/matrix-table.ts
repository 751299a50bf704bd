import { finding, type Finding } from '$lib/domain/finding';
import { cellOf } from '../cells/cells';
import { readClock } from '../cells/clock';
import { columnsOf } from '../headings/columns';
import { isBlank, splitRows } from '../text/csv';
import { readDayMatrix, type DayMatrix } from './day-matrix';
import { readDay, type DateOrder } from '../cells/dates';
import { decideOrder } from '../cells/order-vote';
import type { Reading } from '../importer';
import type { MappingTask } from '../mapping/mapping-task';
import type { SlotMinutes } from './load-series';
import { askForMapping, refusedReading } from '../reading';
import { printsKwh, withUnitNoted } from './unit-printed';
import { ENERGY_UNITS, readUnit } from '../cells/unit-words';

/** Days across the columns, times of day down the rows; columns without a date are no days. */
export function readMatrix(task: MappingTask): Reading {
	const { document, header, mapping, options } = task;
	const { rows, findings } = splitRows(document, options.maxRows);
	const blocking = findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return refusedReading(blocking);
	const frame = frameOf(task, rows.slice(header.row));
	const ask = (why: Finding) => askForMapping(document, header.row, why);
	if ('code' in frame) return ask(frame);
	const { unit, power, from } = measuredAs(task);
	if (!ENERGY_UNITS.has(unit)) {
		const code = unit === 'normal_m3' ? 'unit.normal_m3' : 'mapping.unit_unknown';
		return ask(finding('blocking', code, { unit }, { row: header.row }));
	}
	const reading = readDayMatrix(rows, {
		...{ headerRow: header.row, ...frame, total: null, figures: mapping.figures },
		measure: { carrier: mapping.carrier, unit, power },
		point: { supplyPointNumber: null, label: null },
		skipRows: new Set(mapping.skipRows)
	});
	if (from === 'printed') return reading;
	return withUnitNoted(reading, { row: header.row, severity: 'warning' });
}

type Frame = Pick<DayMatrix, 'days' | 'timeIndex' | 'slotMinutes' | 'shiftMinutes'>;

/** Which columns are days and which rows slots, or what a person must say of it. */
function frameOf(task: MappingTask, body: string[][]): Frame | Finding {
	const { header, mapping } = task;
	const asked = (code: string, params = {}) =>
		finding('blocking', code, params, { row: header.row });
	const time = columnsOf(header.columns, 'time')[0];
	if (!time) return asked('column.time_missing');
	const days = dayColumns(task, time.index);
	if (days === 'ambiguous') return asked('date.ambiguous', { column: '' });
	if (days.length === 0) return asked('column.date_missing');
	const slotMinutes = mapping.slotMinutes ?? stepOf(body, time.index);
	if (!slotMinutes) return asked('reading.slot_unknown');
	const stampMeans = mapping.stamp ?? meaningOf(body, time.index, slotMinutes);
	if (!stampMeans) return asked('reading.stamp_unclear');
	const shiftMinutes = stampMeans === 'end' ? slotMinutes : 0;
	return { days, timeIndex: time.index, slotMinutes, shiftMinutes };
}

/** As a person said, or the table prints; otherwise as the point counts, or kWh. */
function measuredAs({ mapping, document, options }: MappingTask) {
	const said = mapping.columns.find(({ unit }) => unit !== undefined)?.unit;
	const printed = said ?? (printsKwh(document) ? 'kWh' : undefined);
	const unit = printed ?? options.unit ?? 'kWh';
	const from = printed === undefined ? 'assumed' : 'printed';
	return { ...(readUnit(unit) ?? { unit, power: 0 }), from };
}

function dayColumns(
	{ header, mapping }: MappingTask,
	timeIndex: number
): DayMatrix['days'] | 'ambiguous' {
	const told = mapping.columns.find(({ format }) => format !== undefined)?.format;
	const decided = told ?? decideOrder(header.columns.map((column) => column.header));
	if (decided === 'ambiguous') return 'ambiguous';
	return header.columns.flatMap((column) => {
		const day =
			column.index === timeIndex || column.means === 'ignore'
				? null
				: readDay(column.header, decided as DateOrder);
		return day === null ? [] : [{ index: column.index, day, header: column.header }];
	});
}

export function stepOf(body: string[][], timeIndex: number): SlotMinutes | null {
	const clocks = body.flatMap((cells) => readClock(cellOf(cells, { index: timeIndex })) ?? []);
	const [first, second] = clocks;
	if (!first) return null;
	const next = first.endMinutes ?? second?.minutes ?? NaN;
	const step = next - first.minutes;
	return ([15, 20, 30, 60] as const).find((minutes) => minutes === step) ?? null;
}

function meaningOf(
	body: string[][],
	timeIndex: number,
	slotMinutes: number | null
): 'start' | 'end' | null {
	const first = readClock(
		cellOf(body.find((cells) => !isBlank(cells)) ?? [], { index: timeIndex })
	);
	if (!first || first.minutes === 0 || first.endMinutes !== null) return first && 'start';
	return first.minutes === slotMinutes ? 'end' : null;
}

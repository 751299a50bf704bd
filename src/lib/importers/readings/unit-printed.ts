import { finding, type Finding } from '$lib/domain/finding';
import { MISSING, type LoadDay } from '$lib/domain/readings/load-day';
import { isoDay } from '$lib/domain/time/day';
import type { Document, Reading } from '../importer';

/** Yen per kWh name the unit of a price, not of the figures. */
const KWH = /(?<![/円])(?:kwh|キロワット時)/i;

/** Whether a table says anywhere above or between its first rows that it counts kWh. */
export function printsKwh({ head }: Document): boolean {
	return head.some((cells) => cells.some((cell) => KWH.test(cell.normalize('NFKC'))));
}

/**
 * A table that prints no unit and was read in one all the same says so, with what its first day
 * comes to: whoever has a bill sees whether the size is right.
 */
export function withUnitNoted(
	reading: Reading,
	{ row, severity }: { row: number; severity: Finding['severity'] }
): Reading {
	const [record] = reading.records;
	const day = record?.days.find(({ slots }) => !slots.includes(MISSING)) ?? record?.days[0];
	if (!record || !day) return reading;
	const params = { unit: record.unit, day: isoDay(day.day), total: totalOf(day) };
	const note = finding(severity, 'unit.not_printed', params, { row });
	return { ...reading, findings: [...reading.findings, note] };
}

function totalOf({ slots, scale }: LoadDay): number {
	const sum = slots.reduce((total, value) => (value === MISSING ? total : total + value), 0);
	return sum / 10 ** scale;
}

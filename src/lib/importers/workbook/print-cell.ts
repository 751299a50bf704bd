import { isoDay } from '$lib/domain/time/day';
import type { CellFormat } from './number-format';

/**
 * What a cell holds as a table prints it: exact figures of at most 15 digits, days as
 * 2026-04-01, stamps as 2026-04-01 00:30, times of day as 00:30. The same whatever language and
 * width the cell is shown in.
 */
const SIGNIFICANT_DIGITS = 15;
/** Excel itself shows what is longer with an exponent, and has lost digits of it. */
const TOO_LONG = 1e15;

export function printNumber(value: number, format: CellFormat, date1904: boolean): string {
	if (!Number.isFinite(value)) return '#NUM!';
	if (format.kind === 'figure') return printFigure(value, format);
	return printMoment(date1904 ? value + DAYS_1900_TO_1904 : value, format.kind);
}

function printFigure(value: number, format: CellFormat & { kind: 'figure' }): string {
	if (format.percent) return `${plain(value * 100)}%`;
	const shown = plain(value / 1000 ** format.thousands);
	const filled = /^\d+$/.test(shown) ? shown.padStart(format.digits, '0') : shown;
	return filled + format.unit;
}

/** Without noise of binary fractions (0.30000000000000004) and without an exponent. */
function plain(value: number): string {
	const rounded = Number(value.toPrecision(SIGNIFICANT_DIGITS));
	if (Math.abs(rounded) >= TOO_LONG) return rounded.toExponential().replace('e+', 'E+');
	const text = String(rounded === 0 ? 0 : rounded);
	if (!text.includes('e')) return text;
	return rounded.toFixed(20).replace(/\.?0+$/, '');
}

/** Serial 1 is 1900-01-01, or 1904-01-02 where a workbook counts from 1904. */
const DAYS_1900_TO_1904 = 1462;
/** Serial of 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;
/** Lotus 1-2-3, and Excel after it, took 1900 for a leap year: serial 60 is a day that never was. */
const FIRST_TRUE_SERIAL = 61;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;
const SECONDS_PER_DAY = 86_400;

export type MomentKind = Exclude<CellFormat['kind'], 'figure'>;

function printMoment(serial: number, kind: MomentKind): string {
	if (serial < 0 || serial >= LAST_SERIAL + 1) return plain(serial);
	const seconds = Math.round(serial * SECONDS_PER_DAY);
	const day = Math.floor(seconds / SECONDS_PER_DAY);
	if (kind === 'elapsed') return clock(seconds);
	const ofDay = seconds - day * SECONDS_PER_DAY;
	if (kind === 'clock') return clock(day === 1 && ofDay === 0 ? seconds : ofDay);
	if (day < FIRST_TRUE_SERIAL) return day === 0 && kind === 'stamp' ? clock(ofDay) : plain(serial);
	return printStamp({ day: day - SERIAL_OF_EPOCH, seconds: ofDay }, kind);
}

/** A day whose format shows no time has one all the same where the cell holds one. */
export function printStamp(
	{ day, seconds }: { day: number; seconds: number },
	kind: MomentKind
): string {
	if (kind === 'month') return isoDay(day).slice(0, 7);
	const timed = kind === 'stamp' || seconds !== 0;
	return timed ? `${isoDay(day)} ${clock(seconds)}` : isoDay(day);
}

function clock(seconds: number): string {
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	if (seconds % 60 !== 0) parts.push(seconds % 60);
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** A cell of ISO 8601 (Strict workbooks): `2026-04-01T00:30:00`, a day, or a time alone. */
export function printIso(text: string, format: CellFormat): string {
	const match = /^(?:(\d{4}-\d{2}-\d{2})T?)?(?:T?(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?Z?$/.exec(
		text.trim()
	);
	if (!match) return text;
	const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
	if (match[1] === undefined) return clock(seconds);
	const shown = format.kind === 'figure' || format.kind === 'clock' ? 'day' : format.kind;
	const day = Date.parse(`${match[1]}T00:00:00Z`) / (SECONDS_PER_DAY * 1000);
	return Number.isNaN(day) ? text : printStamp({ day, seconds }, shown);
}

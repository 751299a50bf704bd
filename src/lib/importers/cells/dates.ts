import { addMonths, epochDay, firstDayOf, isoDay } from '$lib/domain/time/day';
import type { EpochDay, Month } from '$lib/domain/time/day';
import { halfWidth } from './half-width';

/**
 * Reads days, months and periods as Japanese and English tables print them: 2026/04/01,
 * 2026年4月1日, 20260401, 令和8年4月, R8.4.1, 26 Aug 2019. An era's date must lie in the era.
 * Whether 01/02/2026 is a day in January or February is decided by the whole column
 * (order-vote.ts), never by one cell.
 */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

/** Half-open [start, end); `precision` says what stood in the cell. */
export interface DateReading {
	precision: 'day' | 'month' | 'period';
	start: EpochDay;
	end: EpochDay;
}

const ERAS: [name: RegExp, first: string, last: string][] = [
	[/^(?:令和|令|R)/i, '2019-05-01', '2100-12-31'],
	[/^(?:平成|平|H)/i, '1989-01-08', '2019-04-30'],
	[/^(?:昭和|昭|S)/i, '1926-12-25', '1989-01-07'],
	[/^(?:大正|大|T)/i, '1912-07-30', '1926-12-24']
];
const MONTH_NAMES = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAY = /\s*[(（](?:[月火水木金土日]|mon|tue|wed|thu|fri|sat|sun)[)）]$/i;
/** `Thu 01/02/2024`, `Thursday, 1 February 2024`. */
export const LEADING_WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+(?=\d)/i;
const RANGE = /\s*(?:[~〜–—→至]|から|(?<=[日\d])\s-\s)\s*/;
/** What only frames a period: 自…至…, …から…まで. */
const FRAME = /^自\s*|\s*迄$|\s*まで$/g;

/** The longest printed period is 令和8年12月25日(水)～令和9年1月24日(木). */
export const MAX_DATE_LENGTH = 60;
/** Exports of databases print days with an empty time. */
const MIDNIGHT = /(?:\s+|T)(?:0{1,2}:00(?::00(?:\.0+)?)?|12:00(?::00)?\s?am)$/i;

export function bare(cell: string): string {
	return halfWidth(cell)
		.trim()
		.replace(MIDNIGHT, '')
		.replace(WEEKDAY, '')
		.replace(LEADING_WEEKDAY, '');
}

export function readDate(cell: string, order: DateOrder): DateReading | null {
	if (cell.length > MAX_DATE_LENGTH) return null;
	const text = bare(cell);
	if (text === '') return null;
	const parts = splitRange(text);
	if (parts) return readRange(parts, order);
	const day = readDay(text, order);
	if (day !== null) return { precision: 'day', start: day, end: day + 1 };
	const month = readMonth(text);
	if (month !== null) return monthReading(month);
	const joined = splitAtHyphen(text, order);
	return joined && readRange(joined, order);
}

type Range = [from: string, to: string];

export function splitRange(text: string): Range | null {
	const parts = text.replace(FRAME, '').split(RANGE);
	return parts.length === 2 ? [parts[0]!.trim(), parts[1]!.trim()] : null;
}

/** `R7.4.13-R7.5.12`, `2025-04-13-2025-05-12`: at the stroke that has a day on either side. */
function splitAtHyphen(text: string, order: DateOrder): Range | null {
	for (let at = text.indexOf('-'); at !== -1; at = text.indexOf('-', at + 1)) {
		const range: Range = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
		if (readDay(range[0], order) !== null && lastDayOf(range, order) !== null) return range;
	}
	return null;
}

/** The two days of a period whose last day stands before its first, in one cell. */
export function invertedPeriod(cell: string, order: DateOrder) {
	if (cell.length > MAX_DATE_LENGTH) return null;
	const range = splitRange(bare(cell)) ?? splitAtHyphen(bare(cell), order);
	const start = range && readDay(range[0], order);
	const last = range && lastDayOf(range, order);
	return start !== null && last !== null && last < start ? { start, last } : null;
}

function monthReading(month: Month): DateReading {
	return { precision: 'month', start: firstDayOf(month), end: firstDayOf(addMonths(month, 1)) };
}

/** Printed periods are inclusive; the second date may leave out the year (4/13～5/12). */
function readRange(range: Range, order: DateOrder): DateReading | null {
	const start = readDay(range[0], order);
	const last = lastDayOf(range, order);
	if (start === null || last === null || last < start) return null;
	return { precision: 'period', start, end: last + 1 };
}

function lastDayOf([from, to]: Range, order: DateOrder): EpochDay | null {
	const start = readDay(from, order);
	return start === null ? null : (readDay(to, order) ?? sameOrNextYear(to, start));
}

function sameOrNextYear(text: string, start: EpochDay): EpochDay | null {
	const match = MONTH_AND_DAY.exec(text.replace(WEEKDAY, ''));
	if (!match) return null;
	const year = Number(isoDay(start).slice(0, 4));
	const day = validDay(year, Number(match[1]), Number(match[2]));
	if (day !== null && day >= start) return day;
	return validDay(year + 1, Number(match[1]), Number(match[2]));
}

const MONTH_AND_DAY = /^(\d{1,2})[-/.月](\d{1,2})日?$/;

/**
 * `4/13～5/12` beside a month (2025年5月分): of the years in which it may end, the one that brings
 * it closest to that month.
 */
export function readYearlessPeriod(cell: string, month: Month): DateReading | null {
	if (cell.length > MAX_DATE_LENGTH) return null;
	const range = splitRange(bare(cell)) ?? (bare(cell).split('-') as Range);
	if (range.length !== 2 || !range.every((text) => isYearless(text))) return null;
	const middle = firstDayOf(month) + 15;
	const distance = ({ start, end }: DateReading) => Math.abs((start + end) / 2 - middle);
	const year = Number(month.slice(0, 4));
	const periods = [year - 1, year, year + 1].flatMap((first) => {
		const match = MONTH_AND_DAY.exec(range[0].replace(WEEKDAY, ''))!;
		return readRange([`${first}/${match[1]}/${match[2]}`, range[1]], 'ymd') ?? [];
	});
	const nearest = periods.sort((a, b) => distance(a) - distance(b))[0];
	return nearest && distance(nearest) <= MAX_DAYS_FROM_MONTH ? nearest : null;
}

/** Bimonthly bills are named after their first or last month; more is a wrong month. */
const MAX_DAYS_FROM_MONTH = 62;

/** `4/13` or `4/13～5/12`: months and days, or (25/04) a year of two digits and a month. */
export function isYearless(cell: string): boolean {
	if (cell.length > MAX_DATE_LENGTH) return false;
	const text = bare(cell);
	return (splitRange(text) ?? [text]).every((part) =>
		MONTH_AND_DAY.test(part.replace(WEEKDAY, ''))
	);
}

export function readDay(raw: string, order: DateOrder): EpochDay | null {
	if (raw.length > MAX_DATE_LENGTH) return null;
	const text = bare(raw);
	const match =
		/^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(text) ??
		/^(\d{4})(\d{2})(\d{2})$/.exec(text);
	if (match) return validDay(Number(match[1]), Number(match[2]), Number(match[3]));
	return readGroupedDay(text, order) ?? readNamedDay(text) ?? readEraDay(text);
}

/** 01/02/2026 and 26/04/01: three short groups in the column's order. */
export function readGroupedDay(text: string, order: DateOrder): EpochDay | null {
	const match = GROUPS.exec(text);
	if (!match) return null;
	const groups = [match[1]!, match[2]!, match[3]!];
	const at = (part: string) => groups[order.indexOf(part)]!;
	const year = fullYear(at('y'));
	return year === null ? null : validDay(year, Number(at('m')), Number(at('d')));
}

export const GROUPS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/;

function fullYear(text: string): number | null {
	if (text.length === 4) return Number(text);
	return text.length === 2 ? 2000 + Number(text) : null;
}

function readNamedDay(text: string): EpochDay | null {
	const dayFirst = /^(\d{1,2})[ /-]?([a-z]{3,9})[ ,/-]*(\d{4}|\d{2})$/i.exec(text);
	const monthFirst = /^([a-z]{3,9}) (\d{1,2}),? (\d{4})$/i.exec(text);
	const [day, name, year] = dayFirst
		? [dayFirst[1], dayFirst[2], dayFirst[3]]
		: [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
	if (!day || !name) return null;
	return validDay(fullYear(year!)!, namedMonth(name), Number(day));
}

function namedMonth(name: string): number {
	const short = name.slice(0, 3).toLowerCase();
	return MONTH_NAMES.indexOf(short) + 1;
}

function readEraDay(text: string): EpochDay | null {
	const era = readEra(text);
	if (!era || era.rest.length !== 2) return null;
	const day = validDay(era.year, era.rest[0]!, era.rest[1]!);
	return day !== null && withinEra(day, day, era.bounds) ? day : null;
}

export function readMonth(raw: string): Month | null {
	if (raw.length > MAX_DATE_LENGTH) return null;
	const text = bare(raw).replace(/[分度]$/, '');
	const match =
		/^(\d{4})\s*[-/.年]\s*(\d{1,2})月?$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})$/.exec(text);
	if (match) return validMonth(Number(match[1]), Number(match[2]));
	const named = /^([a-z]{3,9})[ ,-]+(\d{4}|\d{2})$/i.exec(text);
	if (named) return validMonth(fullYear(named[2]!)!, namedMonth(named[1]!));
	return readEraMonth(text);
}

function readEraMonth(text: string): Month | null {
	const era = readEra(text);
	if (!era || era.rest.length !== 1) return null;
	const month = validMonth(era.year, era.rest[0]!);
	if (month === null) return null;
	const last = firstDayOf(addMonths(month, 1)) - 1;
	return withinEra(last, firstDayOf(month), era.bounds) ? month : null;
}

function readEra(text: string) {
	const era = ERAS.find(([name]) => name.test(text));
	const match =
		era &&
		/^(\d{1,2}|元)[年./-](\d{1,2})(?:[月./-](\d{1,2}))?[月日]?$/.exec(
			text.replace(era[0], '').replace(/\s+/g, '')
		);
	if (!era || !match) return null;
	const eraYear = match[1] === '元' ? 1 : Number(match[1]);
	const rest = [match[2], match[3]].filter((part) => part !== undefined).map(Number);
	return { year: Number(era[1].slice(0, 4)) + eraYear - 1, rest, bounds: era };
}

/** A month belongs to an era when one of its days does: April of 平成31 does, of 令和元 does not. */
function withinEra(last: EpochDay, first: EpochDay, era: (typeof ERAS)[number]): boolean {
	return isoDay(last) >= era[1] && isoDay(first) <= era[2];
}

function validMonth(year: number, month: number): Month | null {
	if (year < 1900 || year > 2200 || month < 1 || month > 12) return null;
	return `${year}-${String(month).padStart(2, '0')}`;
}

export function validDay(year: number, month: number, dayOfMonth: number): EpochDay | null {
	if (validMonth(year, month) === null || dayOfMonth < 1 || dayOfMonth > 31) return null;
	const day = epochDay(year, month, dayOfMonth);
	return Number(isoDay(day).slice(8)) === dayOfMonth ? day : null;
}

import type { EpochDay } from '$lib/domain/time/day';
import { readDay, type DateOrder } from './dates';
import { halfWidth } from './half-width';

/** Time of day as printed: 0:30, 00:30:00, 24:00, 0時30分, 12:00AM, or a slot 0:00～0:30. */
export interface Clock {
	/** 0–1440; 24:00 is 1440. */
	minutes: number;
	/** End of the printed slot, null where a single time stands. */
	endMinutes: number | null;
}

const CLOCK = /^(\d{1,2})(?::(\d{2})(?::00(?:\.0+)?)?|時(?:(\d{1,2})分)?)\s*(am|pm)?$/i;
const RANGE = /\s*[~〜–—-]\s*/;

const MAX_LENGTH = 60;

export function readClock(cell: string): Clock | null {
	if (cell.length > MAX_LENGTH) return null;
	const text = halfWidth(cell).trim();
	const parts = text.split(RANGE);
	if (parts.length === 2) return readSlot(parts[0]!, parts[1]!);
	const minutes = readMinutes(text);
	return minutes === null ? null : { minutes, endMinutes: null };
}

/** `0:00～0:30`, `0-1時`. */
function readSlot(from: string, to: string): Clock | null {
	const end = readMinutes(to);
	const start = readMinutes(/^\d{1,2}$/.test(from) && to.includes('時') ? `${from}時` : from);
	if (start === null || end === null) return null;
	const endMinutes = end === 0 ? 1440 : end;
	return endMinutes > start ? { minutes: start, endMinutes } : null;
}

export function readMinutes(text: string): number | null {
	const match = CLOCK.exec(text) ?? /^([01]\d|2[0-4])([0-5]\d)$/.exec(text);
	if (!match) return null;
	const hours = twentyFourHours(Number(match[1]), match[4]);
	const minutes = hours * 60 + Number(match[2] ?? match[3] ?? 0);
	return minutes <= 1440 && Number(match[2] ?? 0) < 60 ? minutes : null;
}

function twentyFourHours(hours: number, half: string | undefined): number {
	if (!half) return hours;
	return (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** A stamp of day and time in one cell; `minutes` is null where only a day stands. */
export interface Stamp {
	day: EpochDay;
	minutes: number | null;
	/** Set where the file printed another offset than Japan's. */
	converted?: Converted;
}

/** What was printed before day and minutes became Japan's. */
export interface Converted {
	offset: string;
	minutes: number;
}

const STAMP = /^(.*?\d(?:日|\([^)]*\))?)(?:\s+|T)(\d{1,2}[:時].*)$/;
const OFFSET = /(?<=\d)\s?(?:Z|UTC|GMT|\+\d{2}:?\d{2})$/i;
/** Behind seconds or a T only: elsewhere `0:30-1:00` is a slot. */
const WEST = /(?<=T\d{2}:\d{2}|:\d{2}:\d{2}(?:\.\d{1,9})?)\s?-\d{2}:?\d{2}$/;
const JAPAN_MINUTES = 9 * 60;
const MOST_MINUTES = 14 * 60;
const MINUTES_PER_DAY = 1440;

export function readStamp(cell: string, order: DateOrder): Stamp | null {
	if (cell.length > MAX_LENGTH) return null;
	const text = halfWidth(cell).trim();
	const match = OFFSET.exec(text) ?? WEST.exec(text);
	const stamp = readLocal(match ? text.slice(0, match.index) : text, order);
	return stamp && match ? inJapan(stamp, match[0].trim()) : stamp;
}

function readLocal(text: string, order: DateOrder): Stamp | null {
	const match = STAMP.exec(text);
	const day = readDay(match ? match[1]! : text, order);
	if (day === null) return null;
	if (!match) return { day, minutes: null };
	const minutes = readMinutes(match[2]!);
	return minutes === null ? null : { day, minutes };
}

/** Readings are kept in local time; a stamp with an explicit offset says when that was in Japan. */
function inJapan({ day, minutes }: Stamp, offset: string): Stamp | null {
	const ahead = minutesAhead(offset);
	if (ahead === JAPAN_MINUTES) return { day, minutes };
	if (minutes === null || Math.abs(ahead) > MOST_MINUTES) return null;
	const local = minutes - ahead + JAPAN_MINUTES;
	const days = Math.floor(local / MINUTES_PER_DAY);
	const converted = { offset, minutes };
	return { day: day + days, minutes: local - days * MINUTES_PER_DAY, converted };
}

function minutesAhead(offset: string): number {
	const match = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
	if (!match) return 0;
	const minutes = Number(match[2]) * 60 + Number(match[3]);
	return match[1] === '-' ? -minutes : minutes;
}

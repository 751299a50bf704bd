import { CR, LF, lineEnd } from '../text/csv';
import { validDay } from '../cells/dates';
import type { Entry, IntervalSink } from './interval-sink';
import type { PrintedReading } from './load-series';
import { MAX_DECIMALS } from '../cells/numbers';

const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const POINT = 46;
const COLON = 58;
const SPACE = 32;
const LETTER_T = 84;
const MAX_DIGITS = 15;

/** Reads single lines in place; holds the last date, so that a day is worked out once. */
export class LineReader implements PrintedReading {
	/** The figure of the line that was read last, as `LoadSeries.put` takes it. */
	coefficient = 0;
	scale = 0;
	row = 0;
	private at = 0;
	/** Where the stamp of the line begins, and the separator behind it stands. */
	private stampStart = 0;
	private stampEnd = 0;
	private year = -1;
	private month = -1;
	private dayOfMonth = -1;
	private day = NaN;
	/** What stands before the stamp on the lines of `sink.entry`. */
	private prefix: string | null = null;
	private readonly yearGroup: number;
	private readonly monthGroup: number;
	private readonly groups = [0, 0, 0];
	private readonly stampIndex: number;
	private readonly skipped: number;
	private readonly slotMinutes: number;
	private readonly slots: number;
	private readonly ends: boolean;

	constructor(
		private readonly text: string,
		private readonly separator: number,
		private readonly sink: IntervalSink
	) {
		const { order, stamp, values, slotMinutes, stampMeans } = sink.plan;
		this.yearGroup = order.indexOf('y');
		this.monthGroup = order.indexOf('m');
		this.stampIndex = stamp.index;
		this.skipped = values[0]!.index - stamp.index - 1;
		this.slotMinutes = slotMinutes;
		this.slots = 1440 / slotMinutes;
		this.ends = stampMeans === 'end';
	}

	/** Row that `takeRow` has just read: its entry goes on while the text before the stamp is the same. */
	remember(lineStart: number): void {
		this.at = lineStart;
		this.prefix = this.skipFields(this.stampIndex) ? this.text.slice(lineStart, this.at) : null;
	}

	/** The end of the line that was read, or -1 when it is not of the plain kind. */
	read(lineStart: number, row: number): number {
		const { sink, text } = this;
		const { entry } = sink;
		if (entry === null || this.prefix === null) return -1;
		this.at = lineStart;
		if (sink.keyed) {
			if (!text.startsWith(this.prefix, lineStart)) return -1;
			this.at += this.prefix.length;
		} else if (!this.skipFields(this.stampIndex)) return -1;
		this.stampStart = this.at;
		if (!this.readDate()) return -1;
		const minutes = this.readMinutes();
		if (minutes === -1 || text.charCodeAt(this.at) !== this.separator) return -1;
		this.stampEnd = this.at;
		this.at++;
		if (!this.skipFields(this.skipped)) return -1;
		const start = this.ends ? minutes - this.slotMinutes : minutes;
		const slot = start / this.slotMinutes;
		if (slot !== Math.floor(slot) || slot >= this.slots) return -1;
		const end = this.readFigure();
		if (end === -1) return -1;
		this.row = row;
		if (slot < 0) this.putLast(entry);
		else entry.series[0]!.put(this.day, slot, this);
		entry.lastDay = this.day;
		entry.lastMinutes = minutes;
		return end;
	}

	stamp(): string {
		return this.text.slice(this.stampStart, this.stampEnd);
	}

	/** A 0:00 at the end of a slot: the same rule as `slotOf`. */
	private putLast({ series, lastDay, lastMinutes }: Entry): void {
		const closes = lastDay === this.day && lastMinutes === 1440 - this.slotMinutes;
		series[0]!.put(closes ? this.day : this.day - 1, this.slots - 1, this);
	}

	private skipFields(count: number): boolean {
		const { text, separator } = this;
		for (let left = count; left > 0; this.at++) {
			const code = text.charCodeAt(this.at);
			if (code === separator) left--;
			else if (code === LF || code === CR || code !== code) return false;
		}
		return true;
	}

	/** Three groups of digits; the calendar is asked only when they differ from the last line's. */
	private readDate(): boolean {
		const { groups } = this;
		for (let group = 0; group < 3; group++) {
			const from = this.at;
			groups[group] = this.digits();
			const length = this.at - from;
			if (length !== 4 && (length === 0 || length > 2 || group === this.yearGroup)) return false;
			if (length === 4 && group !== this.yearGroup) return false;
			const separator = this.text.charCodeAt(this.at);
			if (group < 2 && separator !== MINUS && separator !== 47 && separator !== POINT) return false;
			if (group < 2) this.at++;
		}
		const year = groups[this.yearGroup]!;
		const month = groups[this.monthGroup]!;
		const dayOfMonth = groups[3 - this.yearGroup - this.monthGroup]!;
		if (dayOfMonth === this.dayOfMonth && month === this.month && year === this.year) return true;
		const day = validDay(year, month, dayOfMonth);
		if (day === null) return false;
		this.year = year;
		this.month = month;
		this.dayOfMonth = dayOfMonth;
		this.day = day;
		return true;
	}

	/** ` 0:30`, `T00:30:00`; -1 for anything else. A day alone is its only slot. */
	private readMinutes(): number {
		const { text } = this;
		const code = text.charCodeAt(this.at);
		if (code === this.separator && this.slots === 1) return 0;
		if (code !== SPACE && code !== LETTER_T) return -1;
		const from = ++this.at;
		const hours = this.digits();
		const length = this.at - from;
		if (length < 1 || length > 2 || text.charCodeAt(this.at) !== COLON) return -1;
		const minutes = this.twoDigits();
		const withSeconds = text.charCodeAt(this.at) === COLON;
		if (minutes === -1 || minutes > 59 || (withSeconds && this.twoDigits() !== 0)) return -1;
		const total = hours * 60 + minutes;
		return total <= 1440 ? total : -1;
	}

	private twoDigits(): number {
		const from = ++this.at;
		const value = this.digits();
		return this.at - from === 2 ? value : -1;
	}

	private digits(start = 0): number {
		const { text } = this;
		let value = start;
		for (;;) {
			const code = text.charCodeAt(this.at);
			if (!(code >= ZERO && code <= NINE)) return value;
			value = value * 10 + (code - ZERO);
			this.at++;
		}
	}

	/** Sets coefficient and scale; the end of the line, or -1 when it is no plain figure. */
	private readFigure(): number {
		const { text } = this;
		const negative = text.charCodeAt(this.at) === MINUS;
		if (negative) this.at++;
		const from = this.at;
		let value = this.digits();
		let digits = this.at - from;
		this.scale = 0;
		if (digits === 0) return -1;
		if (text.charCodeAt(this.at) === POINT) {
			const point = ++this.at;
			value = this.digits(value);
			this.scale = this.at - point;
			digits += this.scale;
		}
		if (digits > MAX_DIGITS || this.scale > MAX_DECIMALS) return -1;
		const code = text.charCodeAt(this.at);
		if (code !== this.separator && code !== LF && code !== CR && code === code) return -1;
		this.coefficient = negative && value !== 0 ? -value : value;
		return lineEnd(text, this.at);
	}
}

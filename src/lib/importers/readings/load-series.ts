import { finding, type Finding } from '$lib/domain/finding';
import { MISSING, type LoadDay } from '$lib/domain/readings/load-day';
import { hasBit, setBit, slotBits } from '$lib/domain/readings/slot-bits';
import { isoDay, type EpochDay } from '$lib/domain/time/day';
import { toNumber, type Decimal } from '$lib/domain/units/decimal';

/**
 * Collects the readings of one metering point into days, in whatever order the file prints them.
 * Built for a million `put` calls: one Float64Array a day, no object a reading. A slot that is
 * printed twice keeps its first value; the second is counted as the same or as a contradiction.
 */
interface OpenDay {
	day: EpochDay;
	scale: number;
	slots: Float64Array;
	/** First slot that was put and its row, the step between rows, and the last slot put. */
	firstSlot: number;
	firstRow: number;
	rowStep: number | null;
	rows: Int32Array | null;
	estimated: Uint8Array | null;
}

interface Oddity {
	count: number;
	row: number;
	params: Record<string, string | number>;
}

export type SlotMinutes = LoadDay['slotMinutes'];

/** kWh in one slot above which a reading is pointed out: 1 GWh. */
const IMPLAUSIBLE = 1_000_000;

/** More in one slot (in any unit) cannot be: it is missing, so that sums of all slots stay exact. */
const MAX_READING = 10_000_000_000;

/** A figure as printed, the row it stands in, and the stamp beside it as the file prints it. */
export interface PrintedReading {
	coefficient: number;
	scale: number;
	row: number;
	/** Asked for only where something is odd. */
	stamp(): string;
}

export class LoadSeries {
	private readonly days = new Map<EpochDay, OpenDay>();
	private readonly oddities = new Map<string, Oddity>();
	private current: OpenDay | null = null;
	private finished: LoadDay[] | null = null;
	private blanks = 0;
	/** Where each slot has a column of its own: that of the first empty one. */
	private blankColumn: string | null = null;
	readonly slotsADay: number;
	/** The total of a day stays below 2^53. */
	private readonly maxCoefficient: number;

	constructor(readonly slotMinutes: SlotMinutes) {
		this.slotsADay = 1440 / slotMinutes;
		this.maxCoefficient = Math.floor(Number.MAX_SAFE_INTEGER / this.slotsADay);
	}

	put(day: EpochDay, slot: number, printed: PrintedReading): void {
		const { scale, row } = printed;
		let { coefficient } = printed;
		let open = this.current;
		if (open === null || open.day !== day) open = this.open(day);
		if (scale !== open.scale) {
			if (!alignable(open, coefficient, scale)) return this.note('reading.too_long', row);
			coefficient = align(open, coefficient, scale);
		}
		if (Math.abs(coefficient) > this.maxCoefficient || isTooLarge(coefficient, open.scale))
			return this.note('reading.too_long', row);
		const held = open.slots[slot]!;
		if (held !== MISSING) {
			const code = held === coefficient ? 'reading.repeated' : 'reading.contradicted';
			return this.note(code, row, () => ({ stamp: printed.stamp().slice(0, MAX_STAMP_LENGTH) }));
		}
		open.slots[slot] = coefficient;
		this.judge(coefficient, open.scale, row);
		trackRow(open, slot, row);
	}

	private judge(coefficient: number, scale: number, row: number): void {
		if (coefficient >= 0 && coefficient <= IMPLAUSIBLE) return;
		const value = coefficient / 10 ** scale;
		if (value < 0) this.note('reading.negative', row, () => ({ value }));
		if (value > IMPLAUSIBLE) this.note('reading.implausible', row, () => ({ value }));
	}

	/** The file says of a slot that has a figure that it was estimated. */
	markEstimated(day: EpochDay, slot: number, row: number): void {
		const open = this.open(day);
		if (open.slots[slot] === MISSING) return;
		open.estimated ??= slotBits(this.slotsADay);
		if (hasBit(open.estimated, slot)) return;
		setBit(open.estimated, slot);
		this.note('reading.estimated', row, () => ({ day: isoDay(day) }));
	}

	/** A figure whose decimals beyond what a ledger holds were rounded away. */
	noteRounded({ coefficient, scale }: Decimal, row: number): void {
		this.note('number.rounded', row, () => ({ value: toNumber({ coefficient, scale }) }));
	}

	/** A slot that the file prints without a value. */
	blank(day: EpochDay, row: number, column: string | null = null): void {
		this.open(day);
		this.blanks++;
		this.note('reading.missing', row);
		this.blankColumn ??= column;
	}

	private open(day: EpochDay): OpenDay {
		let open = this.days.get(day);
		if (!open) {
			const slots = new Float64Array(this.slotsADay).fill(MISSING);
			open = {
				day,
				scale: 0,
				slots,
				firstSlot: -1,
				firstRow: 0,
				rowStep: null,
				rows: null,
				estimated: null
			};
			this.days.set(day, open);
		}
		this.current = open;
		return open;
	}

	private note(code: string, row: number, params: () => Oddity['params'] = () => ({})): void {
		const oddity = this.oddities.get(code);
		if (oddity) oddity.count++;
		else this.oddities.set(code, { count: 1, row, params: params() });
	}

	/** The days that have a reading, in order. Nothing can be put afterwards. */
	finish(): LoadDay[] {
		return (this.finished ??= [...this.days.values()]
			.filter(({ firstSlot }) => firstSlot !== -1)
			.sort((a, b) => a.day - b.day)
			.map((open) => this.close(open)));
	}

	private close(open: OpenDay): LoadDay {
		const { day, scale, slots, firstRow } = open;
		// Rows that are spelled out may lie at no whole step: the column takes whole numbers.
		const rowStep = open.rows ? 0 : (open.rowStep ?? 0);
		// Where slot 0 has no row of its own, `firstRow + slot × rowStep` would not tell.
		const rows = open.rows ?? (open.firstSlot > 0 && rowStep !== 0 ? spellRows(open) : null);
		const place = { firstRow, rowStep, rows, estimated: open.estimated };
		return { day, slotMinutes: this.slotMinutes, scale, slots, ...place };
	}

	/** `column`: heading of the values, null where each slot has a column of its own. */
	findings(column: string | null): Finding[] {
		const found = [...this.oddities].map(([code, { count, row, params }]) => {
			const own = code === 'reading.missing' ? this.blankColumn : null;
			const severity = SEVERITIES[code] ?? 'warning';
			return finding(severity, code, { count, ...params }, { row, column: own ?? column });
		});
		const gap = this.gap();
		return gap ? [...found, gap] : found;
	}

	/** Slots between the first and the last reading for which the file has no line at all. */
	private gap(): Finding | null {
		const days = this.finish();
		if (days.length === 0) return null;
		const first = days[0]!;
		const last = days[days.length - 1]!;
		const start = first.slots.findIndex((value) => value !== MISSING);
		const tail = last.slots.findLastIndex((value) => value !== MISSING);
		const expected = (last.day - first.day) * this.slotsADay + tail - start + 1;
		const filled = days.reduce((sum, { slots }) => sum + countFilled(slots), 0);
		const count = expected - filled - this.blanks;
		if (count <= 0) return null;
		return finding('warning', 'reading.gap', {
			count,
			from: isoDay(first.day),
			to: isoDay(last.day)
		});
	}
}

const SEVERITIES: Record<string, Finding['severity']> = {
	'reading.repeated': 'note',
	'number.rounded': 'note',
	'reading.estimated': 'note'
};
const MAX_STAMP_LENGTH = 40;

/** Cheap for what is usual: only long figures are scaled. */
function isTooLarge(coefficient: number, scale: number): boolean {
	const size = Math.abs(coefficient);
	return size > MAX_READING && size > MAX_READING * 10 ** scale;
}

/** Whether the day's total stays below 2^53 at the finer of both scales. */
function alignable(open: OpenDay, coefficient: number, scale: number): boolean {
	const limit = Number.MAX_SAFE_INTEGER / open.slots.length;
	if (scale < open.scale) return Math.abs(coefficient) * 10 ** (open.scale - scale) <= limit;
	const factor = 10 ** (scale - open.scale);
	return open.slots.every((held) => held === MISSING || Math.abs(held) * factor <= limit);
}

/** Brings a reading and its day to one scale; days keep the finest one that is printed. */
function align(open: OpenDay, coefficient: number, scale: number): number {
	if (scale < open.scale) return coefficient * 10 ** (open.scale - scale);
	const factor = 10 ** (scale - open.scale);
	const { slots } = open;
	for (let slot = 0; slot < slots.length; slot++) {
		if (slots[slot] !== MISSING) slots[slot] = slots[slot]! * factor;
	}
	open.scale = scale;
	return coefficient;
}

function trackRow(open: OpenDay, slot: number, row: number): void {
	if (open.rows !== null) {
		open.rows[slot] = row;
	} else if (open.firstSlot === -1) {
		open.firstSlot = slot;
		open.firstRow = row;
	} else {
		const distance = slot - open.firstSlot;
		open.rowStep ??= (row - open.firstRow) / distance;
		if (open.firstRow + distance * open.rowStep !== row || !Number.isInteger(open.rowStep)) {
			open.rows = spellRows(open);
			open.rows[slot] = row;
		}
	}
}

/** Rows of the slots put so far, by the step that held until now. */
function spellRows({ slots, firstSlot, firstRow, rowStep }: OpenDay): Int32Array {
	const rows = new Int32Array(slots.length);
	slots.forEach((value, slot) => {
		if (value !== MISSING) rows[slot] = Math.round(firstRow + (slot - firstSlot) * (rowStep ?? 0));
	});
	return rows;
}

function countFilled(slots: Float64Array): number {
	let count = 0;
	for (const value of slots) if (value !== MISSING) count++;
	return count;
}

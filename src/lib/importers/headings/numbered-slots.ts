import type { SlotMinutes } from '../readings/load-series';
import { halfWidth } from '../cells/half-width';

/** Slots that rows print as numbers: settlement period 1 … 48, hour 0 … 23 or 1 … 24. */
export interface NumberedSlots {
	slotMinutes: SlotMinutes;
	first: number;
}

const MINUTES_BY_COUNT = new Map<number, SlotMinutes>([
	[24, 60],
	[48, 30]
]);

/** What the numbers of the first rows count; null where they are no whole day one after another. */
export function numberedSlots(cells: string[]): NumberedSlots | null {
	const numbers = cells.map(slotNumber).filter((number) => number !== null);
	if (numbers.length === 0 || numbers.length < cells.filter((cell) => cell !== '').length) {
		return null;
	}
	const first = Math.min(...numbers);
	const slotMinutes = MINUTES_BY_COUNT.get(Math.max(...numbers) - first + 1);
	return slotMinutes && first <= 1 ? { slotMinutes, first } : null;
}

export function slotNumber(cell: string): number | null {
	const match = /^\d{1,2}$/.exec(halfWidth(cell).trim());
	return match ? Number(match[0]) : null;
}

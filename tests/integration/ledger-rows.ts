import type { BillCandidate, LoadDayCandidate } from '$lib/server/repositories/candidates';
import type { LoadDayInForce } from '$lib/server/repositories/load-days-in-force';

/** A bill as a file with every field prints it: 12,345.50 kWh, 45,678 yen. */
export const bill = (number: number, startDay: number, otherwise: Partial<BillCandidate> = {}) => ({
	recordIndex: 0,
	number,
	startDay,
	endDay: startDay + 30,
	quantity: 1_234_550,
	quantityScale: 2,
	nightQuantity: null,
	costYen: 45_678,
	taxYen: null,
	peakKw: null,
	peakKwScale: 0,
	contractKw: 180,
	contractKwScale: 0,
	powerFactorPercent: 99.5,
	reading: 'actual',
	sheet: null,
	row: number + 2,
	columnName: 'ご使用量',
	note: null,
	...otherwise
});

/** A day of half-hours. */
export const day = (epochDay: number, otherwise: Partial<LoadDayCandidate> = {}) => ({
	recordIndex: 0,
	day: epochDay,
	slotMinutes: 30,
	scale: 1,
	slots: Uint8Array.of(epochDay & 255, 0, 255, 128),
	total: 4483,
	peak: 12,
	peakSlot: 31,
	missing: 2,
	firstRow: 17,
	rowStep: 1,
	rows: null,
	sheets: null,
	estimated: null,
	...otherwise
});

/** That day as it counts. */
export const inForce = (epochDay: number, otherwise: Partial<LoadDayInForce> = {}) => ({
	day: epochDay,
	importId: 'i1',
	slotMinutes: 30,
	scale: 1,
	total: 4483,
	peak: 12,
	peakSlot: 31,
	missing: 2,
	slotCount: 48,
	slots: null,
	origins: null,
	estimatedSlots: null,
	...otherwise
});

/** Bytes as numbers: the engines answer different classes of the same bytes. */
export const plain = (bytes: Uint8Array | null) => bytes && [...bytes];

/**
 * Judging readings by their days: totals and peaks, which are summed once when a file is read, so
 * that a million slots cost nothing more. Figures are plain numbers in the ledger's unit: these
 * checks compare sizes and never add to what counts.
 */
import type { Bill } from '../bills/bill';
import type { Where } from '../finding';
import type { EpochDay } from '../time/day';

export interface ReadDay {
	day: EpochDay;
	slotMinutes: number;
	slotCount: number;
	missing: number;
	total: number;
	/** Highest slot, and where in the file it stands; null for a day that is in force. */
	peak: number;
	peakAt: Place | null;
	firstAt: Place | null;
}

type Place = Pick<Where, 'sheet' | 'row'>;

export interface PointReadings {
	unit: string;
	/** Agreed kW of the metering point. */
	contractKw: number | null;
	/** Of the file, by day. */
	own: readonly ReadDay[];
	/** In force on the same point, on other days. */
	before: readonly ReadDay[];
	/** In force on days of the file. */
	sameDays: readonly ReadDay[];
	/** Bills in force that lie within the days of the file. */
	bills: readonly Bill[];
}

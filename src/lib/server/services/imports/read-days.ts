import { rowOfSlot } from '$lib/domain/readings/load-day';
import { unpackRows } from '$lib/domain/readings/pack';
import { readSheetRuns, sheetOfSlot } from '$lib/domain/readings/sheet-runs';
import type { ReadDay } from '$lib/domain/readings/read-day';
import type { LoadDayCandidate } from '../../repositories/candidates';
import type { LoadDayInForce } from '../../repositories/load-days-in-force';

const MINUTES_PER_DAY = 1440;

/** Days as the checks of readings compare them: sums that were made when the file was read. */
export function fileDay(day: LoadDayCandidate): ReadDay {
	const unit = 10 ** day.scale;
	return {
		day: day.day,
		slotMinutes: day.slotMinutes,
		slotCount: MINUTES_PER_DAY / day.slotMinutes,
		missing: day.missing,
		total: day.total / unit,
		peak: day.peak / unit,
		...placesOf(day)
	};
}

export function knownDay({ scale, total, peak, ...day }: DayFigures): ReadDay {
	const unit = 10 ** scale;
	return { ...day, total: total / unit, peak: peak / unit, peakAt: null, firstAt: null };
}

type DayFigures = Pick<
	LoadDayInForce,
	'day' | 'slotMinutes' | 'slotCount' | 'missing' | 'scale' | 'total' | 'peak'
>;

function placesOf(day: LoadDayCandidate): Pick<ReadDay, 'peakAt' | 'firstAt'> {
	const sheets = readSheetRuns(day.sheets);
	const rows = day.rows && unpackRows(day.rows);
	const at = (slot: number) => ({
		sheet: sheetOfSlot(sheets, slot),
		row: rowOfSlot({ ...day, rows }, slot)
	});
	return {
		peakAt: day.peakSlot < 0 ? null : at(day.peakSlot),
		firstAt: { sheet: sheetOfSlot(sheets, 0), row: day.firstRow }
	};
}

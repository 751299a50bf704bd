import { unpackRows } from '$lib/domain/readings/pack';
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
		peakRow: peakRow(day),
		firstRow: day.firstRow
	};
}

export function knownDay({ scale, total, peak, ...day }: DayFigures): ReadDay {
	const unit = 10 ** scale;
	return { ...day, total: total / unit, peak: peak / unit, peakRow: null, firstRow: null };
}

type DayFigures = Pick<
	LoadDayInForce,
	'day' | 'slotMinutes' | 'slotCount' | 'missing' | 'scale' | 'total' | 'peak'
>;

function peakRow({ peakSlot, firstRow, rowStep, rows }: LoadDayCandidate): number | null {
	if (peakSlot < 0) return null;
	return rows ? (unpackRows(rows)[peakSlot] ?? null) : firstRow + peakSlot * rowStep;
}

import { unpackRows } from '$lib/domain/readings/pack';
import type { ReadDay } from '$lib/domain/readings/read-day';
import type { LoadDayCandidate } from '../../repositories/candidates';
import type { LoadDayInForce } from '../../repositories/load-days-in-force';

/** Days as the checks of readings compare them: sums that were made when the file was read. */
export function fileDay(day: LoadDayCandidate): ReadDay {
	const slotCount = MINUTES_PER_DAY / day.slotMinutes;
	return { ...figuresOf({ ...day, slotCount }), peakRow: peakRow(day), firstRow: day.firstRow };
}

const MINUTES_PER_DAY = 1440;

export function knownDay(day: DayFigures): ReadDay {
	return { ...figuresOf(day), peakRow: null, firstRow: null };
}

type DayFigures = Pick<
	LoadDayInForce,
	'day' | 'slotMinutes' | 'slotCount' | 'missing' | 'scale' | 'total' | 'peak'
>;

function figuresOf({ day, slotMinutes, slotCount, missing, scale, total, peak }: DayFigures) {
	const unit = 10 ** scale;
	return { day, slotMinutes, slotCount, missing, total: total / unit, peak: peak / unit };
}

function peakRow({ peakSlot, firstRow, rowStep, rows }: LoadDayCandidate): number | null {
	if (peakSlot < 0) return null;
	return rows ? (unpackRows(rows)[peakSlot] ?? null) : firstRow + peakSlot * rowStep;
}

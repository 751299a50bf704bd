import { assignPoints, type RecordIdentity } from '$lib/domain/ledger/assign-points';
import type { RecordSet } from '$lib/importers/importer';
import type { DecodeOutcome } from '$lib/importers/decode';
import { readDecoded, type DocumentOutcome } from '$lib/importers/registry';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { ReadJob } from './job';

/** What the company has when a file is read. */
export interface KnownPoints {
	points: readonly MeteringPoint[];
	siteCount: number;
}

export type ReadOutcome = DocumentOutcome & { status: 'read' };

/**
 * The file as a layout reads it, with the reading day (検針日) of the metering point that each
 * record will go to. Which point that is shows only when the file has been read, so a table of
 * bills is read once more for every reading day that its points have.
 */
export function readWithReadingDays(
	decoded: DecodeOutcome,
	{ job, known }: { job: ReadJob; known: KnownPoints }
): DocumentOutcome {
	const first = readOnce(decoded, job, { known, readingDay: null });
	if (first.status !== 'read' || first.reading.records.every(({ kind }) => kind !== 'bill'))
		return first;
	const wanted = readingDaysFor(first.reading.records, job, known);
	const days = [...new Set(wanted.filter((day) => day !== null))];
	const readings = new Map(
		days.map((readingDay) => [readingDay, readOnce(decoded, job, { known, readingDay })])
	);
	return days.reduce<ReadOutcome>(
		(outcome, day) => withDay(outcome, readings.get(day)!, { day, wanted }),
		first
	);
}

function readOnce(
	decoded: DecodeOutcome,
	{ request, maxRows }: ReadJob,
	{ known, readingDay }: { known: KnownPoints; readingDay: number | null }
): DocumentOutcome {
	const { layout, mapping, meteringPointId } = request;
	const named = known.points.find((point) => point.meteringPointId === meteringPointId);
	const hints = { carrier: named?.carrier ?? null, unit: named?.unit ?? null };
	return readDecoded(decoded, { layout, mapping, maxRows, readingDay, ...hints });
}

/** The reading day of each record's point; null where the point is new, asked for, or has none. */
function readingDaysFor(
	records: readonly RecordSet[],
	job: ReadJob,
	known: KnownPoints
): (number | null)[] {
	return knownPointsOf(records, job, known).map((point) => point?.readingDay ?? null);
}

/** The point that each record would go to; null where it is new, asked for, or of another carrier. */
export function knownPointsOf(
	records: readonly RecordIdentity[],
	{ request }: ReadJob,
	{ points, siteCount }: KnownPoints
): (MeteringPoint | null)[] {
	const assignments = assignPoints(records, {
		points: points.map(({ meteringPointId, ...point }) => ({ id: meteringPointId, ...point })),
		siteCount,
		requestedPointId: request.meteringPointId,
		chosen: new Map()
	});
	return assignments.map((assignment, index) => {
		if (assignment.kind !== 'existing') return null;
		const point = points.find((one) => one.meteringPointId === assignment.pointId);
		return point?.carrier === records[index]!.carrier ? point : null;
	});
}

/** Takes from another reading of the same file the records whose point has its reading day. */
function withDay(
	outcome: ReadOutcome,
	again: DocumentOutcome,
	{ day, wanted }: { day: number; wanted: readonly (number | null)[] }
): ReadOutcome {
	if (again.status !== 'read' || again.reading.records.length !== wanted.length) return outcome;
	const records = outcome.reading.records.map((set, index) =>
		wanted[index] === day ? again.reading.records[index]! : set
	);
	const all = wanted.every((one) => one === day);
	const { findings } = all ? again : outcome;
	return { ...outcome, findings, reading: { ...outcome.reading, records } };
}

import type { Month } from '../time/day';
import type { MonthCell, MonthState } from './month-state';

/** What the figures of a point came from so far, and so will come from next. */
export type SourceDocument = 'bill' | 'meter_file';

export interface PointGaps {
	meteringPointId: string;
	document: SourceDocument;
	/** Energy of its newest months in GJ: the more, the more its gaps hide. */
	gigajoules: number;
	/** From its first month with data to now; of a point without data nothing but `before`. */
	cells: readonly MonthCell[];
}

/** One thing to upload: in one sentence, which months of which point, from which document. */
export interface NextUpload {
	kind: 'late' | 'missing' | 'partial' | 'first';
	meteringPointId: string;
	document: SourceDocument;
	/** First and last of the months that lack; null for a point without data. */
	months: { from: Month; to: Month; count: number } | null;
}

const KINDS = ['late', 'missing', 'partial'] as const satisfies readonly MonthState[];

/**
 * Most useful first: what is late before holes, holes before months of which something is there,
 * and of each kind the points that use the most energy; within a point the oldest month. Points
 * that never had data come last.
 */
export function nextUploads(points: readonly PointGaps[]): NextUpload[] {
	const bySize = [...points].sort((a, b) => b.gigajoules - a.gigajoules);
	const gaps = KINDS.flatMap((kind) => bySize.flatMap((point) => gapsOf(kind, point)));
	return [...gaps, ...bySize.filter(hasNoData).map(first)];
}

/** The late months of a point are one thing to do: its next bills. Holes are one each. */
function gapsOf(kind: (typeof KINDS)[number], point: PointGaps): NextUpload[] {
	const months = point.cells
		.filter(({ state, expectation }) => state === kind && expectation === 'incomplete')
		.map(({ month }) => month);
	const runs = kind === 'late' ? [months] : months.map((month) => [month]);
	return runs.flatMap((run) => {
		const [from, to] = [run[0], run.at(-1)];
		if (from === undefined || to === undefined) return [];
		return [{ ...known(point), kind, months: { from, to, count: run.length } }];
	});
}

const known = ({ meteringPointId, document }: PointGaps) => ({ meteringPointId, document });

const hasNoData = ({ cells }: PointGaps) => cells.every(({ state }) => state === 'before');

const first = (point: PointGaps): NextUpload => ({ ...known(point), kind: 'first', months: null });

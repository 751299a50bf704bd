import type { Month } from '../time/day';
import type { MonthCell, MonthState } from './month-state';

/** What the figures of a point came from so far, and so will come from next. */
export const SOURCE_DOCUMENTS = ['bill', 'delivery_slip', 'meter_file'] as const;
export type SourceDocument = (typeof SOURCE_DOCUMENTS)[number];

/** What comes through a meter and is billed by its reading; everything else is delivered. */
const METERED = new Set([
	...['electricity', 'electricity_export', 'solar', 'city_gas', 'natural_gas', 'lpg'],
	...['steam_industrial', 'heat_other', 'water']
]);

/** Whoever had bills goes on with bills, also where readings fill the days between. */
export function documentOf(
	carrier: string,
	had: Record<'bills' | 'deliveries' | 'months', number>
): SourceDocument {
	if (had.bills === 0 && had.deliveries > 0) return 'delivery_slip';
	if (had.bills === 0 && had.months > 0) return 'meter_file';
	return METERED.has(carrier) ? 'bill' : 'delivery_slip';
}

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

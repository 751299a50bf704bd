import { monthOf } from '$lib/domain/time/day';
import type { DayRange } from '../../repositories/ledger';
import type { MonthRange } from '../../repositories/usage';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { deriveCompanyMonths } from './company-months';
import { foldBills } from './fold-bills';
import { foldDays } from './fold-days';
import { foldFigures } from './fold-figures';
import { derivePointMonths } from './point-months';
import { changedUse, foldDeliveries } from './point-uses';

/** A metering point, or the weather station or driver of figures that belong to none. */
export type Touched = DayRange & { seriesId: string; kind: string };

/**
 * After the ledger changed: what is in force, the months of the points touched, and the
 * company's months, all in the caller's transaction.
 */
export async function refold(
	scope: CompanyScope,
	tx: WriteTx,
	touched: readonly Touched[]
): Promise<void> {
	const ranges = new Map<string, DayRange>();
	for (const one of touched) {
		const changed = await fold(scope, tx, one);
		if (changed) ranges.set(one.seriesId, union(ranges.get(one.seriesId), changed));
	}
	await deriveRanges(scope, tx, ranges);
}

/** Answers the days whose use may be another now; weather and drivers change none. */
async function fold(scope: CompanyScope, tx: WriteTx, touched: Touched): Promise<DayRange | null> {
	const { kind, seriesId, start, end } = touched;
	if (kind === 'bill' || kind === 'delivery') {
		const change = () => (kind === 'bill' ? foldBills : foldDeliveries)(scope, tx, seriesId);
		return changedUse(scope, tx, { meteringPointId: seriesId, change });
	}
	if (kind === 'weather' || kind === 'driver') {
		await foldFigures(scope, tx, { seriesId, kind });
		return null;
	}
	await foldDays(scope, tx, { meteringPointId: seriesId, start, end });
	return touched;
}

/** Derives the months that the day ranges of the points lie in. */
export async function deriveRanges(
	scope: CompanyScope,
	tx: WriteTx,
	ranges: ReadonlyMap<string, DayRange>
): Promise<void> {
	if (ranges.size === 0) return;
	const derived: MonthRange[] = [];
	for (const [meteringPointId, days] of ranges)
		derived.push(await derivePointMonths(scope, tx, { meteringPointId, ...monthsOf(days) }));
	const [from] = derived.map((range) => range.from).sort();
	const to = derived
		.map((range) => range.to)
		.sort()
		.at(-1);
	await deriveCompanyMonths(scope, tx, { from: from!, to: to! });
}

function monthsOf({ start, end }: DayRange): MonthRange {
	return { from: monthOf(start), to: monthOf(end - 1) };
}

function union(a: DayRange | undefined, b: DayRange): DayRange {
	return { start: Math.min(a?.start ?? b.start, b.start), end: Math.max(a?.end ?? b.end, b.end) };
}

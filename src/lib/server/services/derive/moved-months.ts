import type { FactorBook } from '$lib/domain/factors/factor-book';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { monthsWithData, type UsageMonth } from '../../repositories/usage';
import { pointMonths } from './point-months';

type Results = Pick<UsageMonth, 'gigajoules' | 'co2KgBasic' | 'co2KgAdjusted'>;

/** A month of a point whose results another book of factors moves. */
export interface MovedMonth {
	meteringPoint: { id: string; name: string };
	month: string;
	before: Results;
	after: Results;
}

/** What one book in place of another does to the months of some points; those it leaves are left out. */
export async function movedMonths(
	scope: CompanyScope,
	tx: ReadTx,
	{ points, before, after }: Books & { points: readonly MeteringPoint[] }
): Promise<MovedMonth[]> {
	const range = await monthsWithData(scope, tx);
	if (!range) return [];
	const moved: MovedMonth[] = [];
	for (const { meteringPointId, name } of points) {
		const of = { ...range, meteringPointId };
		const old = await pointMonths(scope, tx, { ...of, book: before });
		const now = await pointMonths(scope, tx, { ...of, book: after });
		const meteringPoint = { id: meteringPointId, name };
		for (const [index, row] of old.entries()) {
			const [was, is] = [resultsOf(row), resultsOf(now[index]!)];
			if (JSON.stringify(was) !== JSON.stringify(is))
				moved.push({ meteringPoint, month: row.month, before: was, after: is });
		}
	}
	return moved;
}

/** The same by month, over all points; null where a part is not computed. */
export function byMonth(moved: readonly MovedMonth[]): Omit<MovedMonth, 'meteringPoint'>[] {
	const months = Map.groupBy(moved, ({ month }) => month);
	return [...months]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([month, parts]) => ({
			month,
			before: sumOf(parts.map(({ before }) => before)),
			after: sumOf(parts.map(({ after }) => after))
		}));
}

function sumOf(parts: readonly Results[]): Results {
	const sum = (of: keyof Results) =>
		parts.reduce<number | null>(
			(total, part) => (total === null || part[of] === null ? null : total + part[of]),
			0
		);
	return {
		gigajoules: sum('gigajoules'),
		co2KgBasic: sum('co2KgBasic'),
		co2KgAdjusted: sum('co2KgAdjusted')
	};
}

interface Books {
	before: FactorBook;
	after: FactorBook;
}

function resultsOf({ gigajoules, co2KgBasic, co2KgAdjusted }: UsageMonth): Results {
	return { gigajoules, co2KgBasic, co2KgAdjusted };
}

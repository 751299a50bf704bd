import {
	isMovedInFigures,
	movedMonths,
	type MovedMonth,
	percentChange
} from '$lib/domain/restatements/moved-months';
import type { Month } from '$lib/domain/time/day';
import { seriesOf, type EditionFile } from '../../factor-library';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { listUsageMonths, type MonthRange, type UsageMonth } from '../../repositories/usage';
import { pointMonths } from '../derive/point-months';
import { adoptedEditions, bookWith } from './book-of';
import type { Candidate } from './candidate';

const ALL_MONTHS = { from: '0000-01', to: '9999-12' };

/** What the months of a company become, were the candidate to count. */
export interface Computed {
	points: (MonthRange & { meteringPointId: string; months: UsageMonth[] })[];
	/** Every row that says something else, be it only where it comes from. */
	restated: MovedMonth[];
	percentBasic: number | null;
	percentAdjusted: number | null;
}

/** Reads the company once; nothing is written. */
export async function computeRestatement(
	scope: CompanyScope,
	tx: ReadTx,
	candidate: Candidate
): Promise<Computed> {
	const stored = await listUsageMonths(scope, tx, ALL_MONTHS);
	const adopted = await adoptedEditions(scope, tx);
	const book = await bookWith(scope, tx, editionsWith(adopted, candidate));
	const standing = adopted.find((one) => seriesOf(one) === candidate.series) ?? null;
	const touched = touchedBy([candidate.edition, standing]);
	const points: Computed['points'] = [];
	for (const { meteringPointId, carrier } of await listAllMeteringPoints(scope, tx)) {
		const own = stored.filter((row) => row.meteringPointId === meteringPointId);
		if (own.length === 0 || !touched(carrier)) continue;
		const range = { meteringPointId, from: own[0]!.month, to: own.at(-1)!.month };
		points.push({ ...range, months: await pointMonths(scope, tx, { ...range, book }) });
	}
	const after = points.flatMap(({ months }) => months);
	const restated = movedMonths(stored, after);
	const moved = new Set<Month>(restated.filter(isMovedInFigures).map(({ month }) => month));
	const rows = { before: stored, after };
	return {
		...{ points, restated },
		percentBasic: percentChange(rows, moved, 'co2KgBasic'),
		percentAdjusted: percentChange(rows, moved, 'co2KgAdjusted')
	};
}

/** The editions that would count. */
function editionsWith(adopted: readonly EditionFile[], { series, edition }: Candidate) {
	const others = adopted.filter((one) => seriesOf(one) !== series);
	return edition ? [...others, edition] : others;
}

/** Editions of one carrier leave the points of all others alone. */
function touchedBy(editions: readonly (EditionFile | null)[]): (carrier: string) => boolean {
	const carriers = new Set(editions.flatMap((edition) => (edition ? carriersOf(edition) : [])));
	return (carrier) => carriers.size === 0 || carriers.has(carrier);
}

function carriersOf(edition: EditionFile): string[] {
	switch (edition.kind) {
		case 'supplier_list':
		case 'history':
			return [edition.carrier];
		case 'fuel_table':
		case 'energy_rules':
			return edition.rows.flatMap(({ carriers }) => carriers);
		case 'own_factors':
			return edition.rows.map(({ carrier }) => carrier);
		case 'scope3':
			return [];
	}
}

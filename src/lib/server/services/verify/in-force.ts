import { billsInForce } from '$lib/domain/ledger/bills-in-force';
import type { BillPlaceInForce, FigurePlaceInForce } from '../../repositories/derived-places';
import type { FigureKind } from '../../repositories/figures';
import { ledgerSpan, listLedgerDays, type DayRange } from '../../repositories/ledger';
import { listStoredDays, spanInForce } from '../../repositories/load-days-in-force';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { standingBills } from '../derive/fold-bills';
import { daysInForce } from '../derive/fold-days';
import { foldedFigures } from '../derive/fold-figures';
import { compareRows, type RowDifference } from './compare-rows';

export async function billDifferences(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, stored }: { meteringPointId: string; stored: readonly BillPlaceInForce[] }
): Promise<RowDifference[]> {
	const { bills, removals } = await standingBills(scope, tx, meteringPointId);
	const recomputed = billsInForce(bills, removals).map(
		({ start: startDay, importId, recordIndex, number }): BillPlaceInForce => ({
			...{ meteringPointId, startDay, importId, recordIndex, number }
		})
	);
	return compareRows('bill_in_force', { stored, recomputed }, keyOfPlace);
}

const BLOCK_DAYS = 1000;

export async function dayDifferences(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<RowDifference[]> {
	const differences: RowDifference[] = [];
	const spans = [
		await ledgerSpan(scope, tx, meteringPointId),
		await spanInForce(scope, tx, meteringPointId)
	];
	for (const block of blocksOf(spans.filter((span) => span !== null))) {
		const range = { meteringPointId, ...block };
		const rows = {
			stored: await listStoredDays(scope, tx, range),
			recomputed: [...daysInForce(await listLedgerDays(scope, tx, range))]
		};
		const key = (day: { day: number }) => `${meteringPointId} ${day.day}`;
		differences.push(...compareRows('load_day_in_force', rows, key));
	}
	return differences;
}

function* blocksOf(spans: readonly DayRange[]): Generator<DayRange> {
	const start = Math.min(...spans.map((span) => span.start));
	const end = Math.max(...spans.map((span) => span.end));
	for (let from = start; from < end; from += BLOCK_DAYS)
		yield { start: from, end: Math.min(from + BLOCK_DAYS, end) };
}

export async function figureDifferences(
	scope: CompanyScope,
	tx: ReadTx,
	{ seriesId, kind, stored }: Series & { stored: readonly FigurePlaceInForce[] }
): Promise<RowDifference[]> {
	const folded = await foldedFigures(scope, tx, { seriesId, kind });
	const recomputed = folded.map(
		({ start: startDay, importId, recordIndex, number }): FigurePlaceInForce => ({
			...{ seriesId, kind, startDay, importId, recordIndex, number }
		})
	);
	return compareRows('figure_in_force', { stored, recomputed }, keyOfPlace);
}

export interface Series {
	seriesId: string;
	kind: FigureKind;
}

/** Of rows whose key is all that they are. */
export function keyOfPlace(place: BillPlaceInForce | FigurePlaceInForce): string {
	return Object.values(place).join(' ');
}

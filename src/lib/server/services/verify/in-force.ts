import { billsInForce } from '$lib/domain/ledger/bills-in-force';
import { listBillsInForce } from '../../repositories/bills-in-force';
import type { FigureKind } from '../../repositories/figures';
import { ledgerSpan, listLedgerDays, type DayRange } from '../../repositories/ledger';
import { listStoredDays, spanInForce } from '../../repositories/load-days-in-force';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { ALL_DAYS, standingBills, toLedgerBill } from '../derive/fold-bills';
import { daysInForce } from '../derive/fold-days';
import { foldedFigures, storedFigures } from '../derive/fold-figures';
import { compareRows, type RowDifference } from './compare-rows';

export async function billDifferences(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<RowDifference[]> {
	const { bills, removals } = await standingBills(scope, tx, meteringPointId);
	const stored = await listBillsInForce(scope, tx, {
		meteringPointIds: [meteringPointId],
		...ALL_DAYS
	});
	const rows = {
		stored: stored.map(toLedgerBill),
		recomputed: billsInForce(bills, removals)
	};
	return compareRows('bill_in_force', rows, (bill) =>
		[meteringPointId, bill.start, bill.importId, bill.recordIndex, bill.number].join(' ')
	);
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
	{ seriesId, kind }: { seriesId: string; kind: FigureKind }
): Promise<RowDifference[]> {
	const rows = {
		stored: await storedFigures(scope, tx, { seriesId, kind }),
		recomputed: await foldedFigures(scope, tx, { seriesId, kind })
	};
	return compareRows('figure_in_force', rows, (figure) =>
		[seriesId, kind, figure.start, figure.importId, figure.recordIndex, figure.number].join(' ')
	);
}

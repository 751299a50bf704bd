import { figuresInForce, type LedgerFigure } from '$lib/domain/ledger/figures-in-force';
import {
	listFiguresInForce,
	listLedgerFigures,
	replaceFiguresInForce,
	type FigureKind
} from '../../repositories/figures';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { toLedgerBill } from './fold-bills';

interface OfSeries {
	seriesId: string;
	kind: FigureKind;
}

/** Folds the figures of one kind of a series anew. Answers what was in force, and what is now. */
export async function foldFigures(
	scope: CompanyScope,
	tx: WriteTx,
	{ seriesId, kind }: OfSeries
): Promise<{ before: LedgerFigure[]; after: LedgerFigure[] }> {
	const stored = await listFiguresInForce(scope, tx, { seriesIds: [seriesId], kind });
	const after = await foldedFigures(scope, tx, { seriesId, kind });
	const figures = after.map(({ start, importId, recordIndex, number }) => ({
		...{ startDay: start, importId, recordIndex, number }
	}));
	await replaceFiguresInForce(scope, tx, { seriesId, kind, figures });
	return { before: stored.map(toLedgerBill), after };
}

/** What the ledger makes of them; `verify` compares with what is stored. */
export async function foldedFigures(
	scope: CompanyScope,
	tx: ReadTx,
	{ seriesId, kind }: OfSeries
): Promise<LedgerFigure[]> {
	const ledger = await listLedgerFigures(scope, tx, { seriesId, kind });
	return figuresInForce(ledger.map(toLedgerBill));
}

import {
	figuresInForce,
	type FigureInForce,
	type LedgerFigure
} from '$lib/domain/ledger/figures-in-force';
import {
	listFiguresInForce,
	listLedgerFigures,
	replaceFiguresInForce,
	type FigureKind,
	type LedgerFigure as LedgerRow
} from '../../repositories/figures';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';

interface OfSeries {
	seriesId: string;
	kind: FigureKind;
}

/** Folds the figures of one kind of a series anew. Answers what was in force, and what is now. */
export async function foldFigures(
	scope: CompanyScope,
	tx: WriteTx,
	{ seriesId, kind }: OfSeries
): Promise<{ before: FigureInForce[]; after: FigureInForce[] }> {
	const before = await storedFigures(scope, tx, { seriesId, kind });
	const after = await foldedFigures(scope, tx, { seriesId, kind });
	const figures = after.map(({ start, importId, recordIndex, number }) => ({
		...{ startDay: start, importId, recordIndex, number }
	}));
	await replaceFiguresInForce(scope, tx, { seriesId, kind, figures });
	return { before, after };
}

/** What is in force, as it is stored. */
export async function storedFigures(
	scope: CompanyScope,
	tx: ReadTx,
	{ seriesId, kind }: OfSeries
): Promise<FigureInForce[]> {
	const rows = await listFiguresInForce(scope, tx, { seriesIds: [seriesId], kind });
	return rows.map(toFigureInForce);
}

/** What the ledger makes of it; `verify` compares the two. */
export async function foldedFigures(
	scope: CompanyScope,
	tx: ReadTx,
	{ seriesId, kind }: OfSeries
): Promise<FigureInForce[]> {
	const ledger = await listLedgerFigures(scope, tx, { seriesId, kind });
	return figuresInForce(ledger.map(toLedgerFigure));
}

/** The facts of a figure as the domain compares them. */
export function figureFacts(
	row: Pick<LedgerRow, 'startDay' | 'endDay' | 'quantity' | 'quantityScale' | 'costYen'>
) {
	const { quantity, quantityScale: scale } = row;
	return {
		start: row.startDay,
		end: row.endDay,
		quantity: quantity === null ? null : { coefficient: quantity, scale },
		costYen: row.costYen
	};
}

function toLedgerFigure(row: LedgerRow): LedgerFigure {
	const { importId, recordIndex, number, commitNumber } = row;
	const disposition = row.disposition as LedgerFigure['disposition'];
	return { importId, recordIndex, number, commitNumber, disposition, ...figureFacts(row) };
}

/** Whatever is in force says how much. */
export function toFigureInForce(row: LedgerRow): FigureInForce {
	const { quantity, ...figure } = toLedgerFigure(row);
	if (quantity === null) throw new Error(`a figure of ${row.seriesId} in force says nothing`);
	return { ...figure, quantity };
}

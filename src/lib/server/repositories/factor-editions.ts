import { fromRow, type Row, toRow } from './row';
import type { ConsortiumScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** As it was brought in. The id tells the content: the same list twice is one edition. */
export type FactorEdition = Omit<Row<'factor_edition'>, 'consortiumId'>;

/** Without content and file, which are large. */
export type EditionLine = Omit<FactorEdition, 'content' | 'fileBytes'>;

const LINE = [
	...(['edition_id', 'series', 'file_name', 'findings'] as const),
	...(['created_at', 'created_by'] as const)
] as const;

/** Says whether that is new. */
export async function insertFactorEdition(
	consortium: ConsortiumScope,
	tx: WriteTx,
	edition: FactorEdition
): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx.query
		.insertInto('factor_edition')
		.values(toRow<'factor_edition'>({ ...edition, consortiumId: consortium.consortiumId }))
		.onConflict((conflict) => conflict.columns(['consortium_id', 'edition_id']).doNothing())
		.executeTakeFirst();
	return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findFactorEdition(
	consortium: ConsortiumScope,
	tx: ReadTx,
	editionId: string
): Promise<FactorEdition | null> {
	const row = await tx.query
		.selectFrom('factor_edition')
		.select([...LINE, 'content', 'file_bytes'])
		.where('consortium_id', '=', consortium.consortiumId)
		.where('edition_id', '=', editionId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Newest first. */
export async function listFactorEditions(
	consortium: ConsortiumScope,
	tx: ReadTx
): Promise<EditionLine[]> {
	const rows = await tx.query
		.selectFrom('factor_edition')
		.select(LINE)
		.where('consortium_id', '=', consortium.consortiumId)
		.orderBy('created_at', 'desc')
		.orderBy('edition_id')
		.execute();
	return rows.map(fromRow);
}

import { fromRow, type Row, toRow } from './row';
import type { ConsortiumScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type Restatement = Omit<Row<'restatement'>, 'consortiumId'>;
export type RestatementStatus =
	'computing' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'discarded';

export async function insertRestatement(
	consortium: ConsortiumScope,
	tx: WriteTx,
	restatement: Restatement
): Promise<void> {
	const row = { ...restatement, consortiumId: consortium.consortiumId };
	await tx.query.insertInto('restatement').values(toRow<'restatement'>(row)).execute();
}

export async function findRestatement(
	consortium: ConsortiumScope,
	tx: ReadTx,
	restatementId: string
): Promise<Restatement | null> {
	const row = await tx.query
		.selectFrom('restatement')
		.selectAll()
		.where('consortium_id', '=', consortium.consortiumId)
		.where('restatement_id', '=', restatementId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Newest first. */
export async function listRestatements(
	consortium: ConsortiumScope,
	tx: ReadTx
): Promise<Restatement[]> {
	const rows = await tx.query
		.selectFrom('restatement')
		.selectAll()
		.where('consortium_id', '=', consortium.consortiumId)
		.orderBy('created_at', 'desc')
		.orderBy('restatement_id')
		.execute();
	return rows.map(fromRow);
}

/** Work that is to be done, of all consortia: for the server itself, after a crash. */
export async function listUnfinishedRestatements(
	tx: ReadTx
): Promise<{ consortiumId: string; restatementId: string; startedBy: string }[]> {
	const rows = await tx.query
		.selectFrom('restatement')
		.select(['consortium_id', 'restatement_id', 'started_by'])
		.where('status', 'in', ['computing', 'applying', 'undoing'])
		.orderBy('started_at')
		.orderBy('restatement_id')
		.execute();
	return rows.map(fromRow);
}

export type RestatementMove = {
	restatementId: string;
	from: readonly RestatementStatus[];
	to: RestatementStatus;
	at: number;
};

/** Work is asked for: nobody has it yet. Says whether the status was one of `from`. */
export async function beginWork(
	consortium: ConsortiumScope,
	tx: WriteTx,
	{ restatementId, from, to, at, by }: RestatementMove & { by: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('restatement')
		.set({ status: to, started_at: at, started_by: by, ended_at: null })
		.set({ claimed_by: null, claimed_until: null })
		.where('consortium_id', '=', consortium.consortiumId)
		.where('restatement_id', '=', restatementId)
		.where('status', 'in', from)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

export async function endWork(
	consortium: ConsortiumScope,
	tx: WriteTx,
	{ restatementId, from, to, at }: RestatementMove
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('restatement')
		.set({ status: to, ended_at: at, claimed_by: null, claimed_until: null })
		.where('consortium_id', '=', consortium.consortiumId)
		.where('restatement_id', '=', restatementId)
		.where('status', 'in', from)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Takes the work, or keeps it; says whether it is this process's now. */
export async function claimWork(
	consortium: ConsortiumScope,
	tx: WriteTx,
	claim: { restatementId: string; claimedBy: string; now: number; claimedUntil: number }
): Promise<boolean> {
	const { restatementId, claimedBy, now, claimedUntil } = claim;
	const { numUpdatedRows } = await tx.query
		.updateTable('restatement')
		.set({ claimed_by: claimedBy, claimed_until: claimedUntil })
		.where('consortium_id', '=', consortium.consortiumId)
		.where('restatement_id', '=', restatementId)
		.where('status', 'in', ['computing', 'applying', 'undoing'])
		.where(({ eb, or }) =>
			or([
				eb('claimed_until', 'is', null),
				eb('claimed_until', '<=', now),
				eb('claimed_by', '=', claimedBy)
			])
		)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** An edition that no restatement ever applied goes; says whether it was there. */
export async function deleteFactorEdition(
	consortium: ConsortiumScope,
	tx: WriteTx,
	editionId: string
): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('factor_edition')
		.where('consortium_id', '=', consortium.consortiumId)
		.where('edition_id', '=', editionId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

import type { ReadTx, WriteTx } from './transaction';
import { fromRow, type Row, toRow } from './row';
import type { CompanyScope, ConsortiumScope } from './scope';

export type Invitation = Row<'invitation'>;

/** Whose invitations: of a company's people and auditors, or of a consortium's people. */
export type Inviting = CompanyScope | ConsortiumScope | 'server';

export async function createInvitation(
	inviting: Inviting,
	tx: WriteTx,
	invitation: Omit<Invitation, 'companyId' | 'consortiumId'>
): Promise<void> {
	const row = toRow<'invitation'>({ ...invitation, ...ownersOf(inviting) });
	await tx.query.insertInto('invitation').values(row).execute();
}

export async function findInvitation(
	tx: ReadTx,
	tokenHash: string,
	now: number
): Promise<Invitation | null> {
	const row = await tx.query
		.selectFrom('invitation')
		.selectAll()
		.where('token_hash', '=', tokenHash)
		.where('expires_at', '>', now)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Used up by the deletion itself: of parallel uses one gets the row. */
export async function takeInvitation(
	tx: WriteTx,
	tokenHash: string,
	now: number
): Promise<Invitation | null> {
	const row = await tx.query
		.deleteFrom('invitation')
		.where('token_hash', '=', tokenHash)
		.where('expires_at', '>', now)
		.returningAll()
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Those that can still be used, newest first. */
export async function listInvitations(
	inviting: Inviting,
	tx: ReadTx,
	now: number
): Promise<Invitation[]> {
	const { companyId, consortiumId } = ownersOf(inviting);
	const rows = await tx.query
		.selectFrom('invitation')
		.selectAll()
		.where('company_id', companyId === null ? 'is' : '=', companyId)
		.where('consortium_id', consortiumId === null ? 'is' : '=', consortiumId)
		.where('expires_at', '>', now)
		.orderBy('created_at', 'desc')
		.orderBy('invitation_id')
		.execute();
	return rows.map(fromRow);
}

/** Withdraws one of one's own; says whether it was there. */
export async function deleteInvitation(
	inviting: Inviting,
	tx: WriteTx,
	invitationId: string
): Promise<boolean> {
	const { companyId, consortiumId } = ownersOf(inviting);
	const { numDeletedRows } = await tx.query
		.deleteFrom('invitation')
		.where('invitation_id', '=', invitationId)
		.where('company_id', companyId === null ? 'is' : '=', companyId)
		.where('consortium_id', consortiumId === null ? 'is' : '=', consortiumId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

function ownersOf(inviting: Inviting): { companyId: string | null; consortiumId: string | null } {
	if (inviting === 'server') return { companyId: null, consortiumId: null };
	if ('companyId' in inviting) return { companyId: inviting.companyId, consortiumId: null };
	return { companyId: null, consortiumId: inviting.consortiumId };
}

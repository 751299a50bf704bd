import type { CompanyScope } from './scope';
import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type Membership = Row<'membership'>;

export interface Member {
	userId: string;
	name: string;
	email: string;
	role: string;
	createdAt: number;
}

export async function listMembershipsOf(tx: ReadTx, userId: string): Promise<Membership[]> {
	const rows = await tx.query
		.selectFrom('membership')
		.selectAll()
		.where('user_id', '=', userId)
		.orderBy('company_id')
		.execute();
	return rows.map(fromRow);
}

export async function listMembers(scope: CompanyScope, tx: ReadTx): Promise<Member[]> {
	const rows = await tx.query
		.selectFrom('membership as m')
		.innerJoin('user_account as u', 'u.user_id', 'm.user_id')
		.select(['m.user_id', 'u.name', 'u.email', 'm.role', 'm.created_at'])
		.where('m.company_id', '=', scope.companyId)
		.orderBy('m.created_at')
		.orderBy('m.user_id')
		.execute();
	return rows.map(fromRow);
}

/** Adds the person, or changes the role of one who is there. */
export async function putMember(
	scope: CompanyScope,
	tx: WriteTx,
	member: Omit<Membership, 'companyId'>
): Promise<void> {
	const { role } = member;
	await tx.query
		.insertInto('membership')
		.values(toRow<'membership'>({ ...member, companyId: scope.companyId }))
		.onConflict((conflict) => conflict.columns(['user_id', 'company_id']).doUpdateSet({ role }))
		.execute();
}

export async function removeMember(
	scope: CompanyScope,
	tx: WriteTx,
	userId: string
): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('membership')
		.where('company_id', '=', scope.companyId)
		.where('user_id', '=', userId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

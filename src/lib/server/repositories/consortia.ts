import type { ReadTx, WriteTx } from './transaction';
import { fromRow, type Row, toRow } from './row';
import type { CompanyScope, ConsortiumScope } from './scope';

export type Consortium = Row<'consortium'>;
export type ConsortiumMember = Row<'consortium_member'>;
export type ConsortiumCompany = Row<'consortium_company'>;

export async function createConsortium(tx: WriteTx, made: Consortium): Promise<void> {
	await tx.query.insertInto('consortium').values(toRow<'consortium'>(made)).execute();
}

export async function findConsortium(
	consortium: ConsortiumScope,
	tx: ReadTx
): Promise<Consortium | null> {
	const row = await tx.query
		.selectFrom('consortium')
		.selectAll()
		.where('consortium_id', '=', consortium.consortiumId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** For the operator, who makes them and sees nothing of their companies. */
export async function listAllConsortia(tx: ReadTx): Promise<Consortium[]> {
	const rows = await tx.query
		.selectFrom('consortium')
		.selectAll()
		.orderBy('created_at')
		.orderBy('consortium_id')
		.execute();
	return rows.map(fromRow);
}

/** Of one person: in which consortia, as what. */
export async function listConsortiaOf(
	tx: ReadTx,
	userId: string
): Promise<(Consortium & { role: string })[]> {
	const rows = await tx.query
		.selectFrom('consortium_member as m')
		.innerJoin('consortium as c', 'c.consortium_id', 'm.consortium_id')
		.selectAll('c')
		.select('m.role')
		.where('m.user_id', '=', userId)
		.orderBy('c.consortium_id')
		.execute();
	return rows.map(fromRow);
}

/** Adds the person, or changes the role of one who is there. */
export async function putConsortiumMember(
	consortium: ConsortiumScope,
	tx: WriteTx,
	member: Omit<ConsortiumMember, 'consortiumId'>
): Promise<void> {
	const { role } = member;
	await tx.query
		.insertInto('consortium_member')
		.values(toRow<'consortium_member'>({ ...member, consortiumId: consortium.consortiumId }))
		.onConflict((conflict) => conflict.columns(['user_id', 'consortium_id']).doUpdateSet({ role }))
		.execute();
}

export async function removeConsortiumMember(
	consortium: ConsortiumScope,
	tx: WriteTx,
	userId: string
): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('consortium_member')
		.where('consortium_id', '=', consortium.consortiumId)
		.where('user_id', '=', userId)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

export interface ConsortiumPerson {
	userId: string;
	name: string;
	email: string;
	role: string;
	createdAt: number;
}

export async function listConsortiumMembers(
	consortium: ConsortiumScope,
	tx: ReadTx
): Promise<ConsortiumPerson[]> {
	const rows = await tx.query
		.selectFrom('consortium_member as m')
		.innerJoin('user_account as u', 'u.user_id', 'm.user_id')
		.select(['m.user_id', 'u.name', 'u.email', 'm.role', 'm.created_at'])
		.where('m.consortium_id', '=', consortium.consortiumId)
		.orderBy('m.created_at')
		.orderBy('m.user_id')
		.execute();
	return rows.map(fromRow);
}

/** Joins today unless it is in already. */
export async function addConsortiumCompany(
	consortium: ConsortiumScope,
	tx: WriteTx,
	company: Pick<ConsortiumCompany, 'companyId' | 'joinedDay' | 'createdAt'>
): Promise<void> {
	const present = await companyIdsOf(consortium, tx, company.joinedDay);
	if (present.includes(company.companyId)) return;
	await tx.query
		.insertInto('consortium_company')
		.values(
			toRow<'consortium_company'>({
				...company,
				consortiumId: consortium.consortiumId,
				leftDay: null
			})
		)
		.onConflict((conflict) =>
			conflict
				.columns(['consortium_id', 'company_id', 'joined_day'])
				.doUpdateSet({ left_day: null })
		)
		.execute();
}

/** The company leaves; says whether it was in. */
export async function endConsortiumCompany(
	consortium: ConsortiumScope,
	tx: WriteTx,
	{ companyId, leftDay }: { companyId: string; leftDay: number }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('consortium_company')
		.set({ left_day: leftDay })
		.where('consortium_id', '=', consortium.consortiumId)
		.where('company_id', '=', companyId)
		.where('left_day', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** The companies that are in on the day, in the order of joining. */
export async function listConsortiumCompanies(
	consortium: ConsortiumScope,
	tx: ReadTx,
	day: number
): Promise<ConsortiumCompany[]> {
	const rows = await tx.query
		.selectFrom('consortium_company')
		.selectAll()
		.where('consortium_id', '=', consortium.consortiumId)
		.where('joined_day', '<=', day)
		.where(({ eb, or }) => or([eb('left_day', 'is', null), eb('left_day', '>', day)]))
		.orderBy('joined_day')
		.orderBy('company_id')
		.execute();
	return rows.map(fromRow);
}

async function companyIdsOf(
	consortium: ConsortiumScope,
	tx: ReadTx,
	day: number
): Promise<string[]> {
	const rows = await listConsortiumCompanies(consortium, tx, day);
	return rows.map(({ companyId }) => companyId);
}

/** The consortia that the company is in on the day. */
export async function listConsortiaOfCompany(
	scope: CompanyScope,
	tx: ReadTx,
	day: number
): Promise<Consortium[]> {
	const rows = await tx.query
		.selectFrom('consortium_company as k')
		.innerJoin('consortium as c', 'c.consortium_id', 'k.consortium_id')
		.selectAll('c')
		.where('k.company_id', '=', scope.companyId)
		.where('k.joined_day', '<=', day)
		.where(({ eb, or }) => or([eb('k.left_day', 'is', null), eb('k.left_day', '>', day)]))
		.orderBy('c.consortium_id')
		.execute();
	return rows.map(fromRow);
}

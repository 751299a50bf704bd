import type { ReadTx, WriteTx } from './transaction';
import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';

export type Consent = Omit<Row<'consent'>, 'companyId'>;

export async function grantConsent(
	scope: CompanyScope,
	tx: WriteTx,
	consent: Pick<Consent, 'consentId' | 'kind' | 'grantedAt' | 'grantedBy'>
): Promise<void> {
	const row = { ...consent, companyId: scope.companyId, withdrawnAt: null, withdrawnBy: null };
	await tx.query.insertInto('consent').values(toRow<'consent'>(row)).execute();
}

/** From now on; says whether one stood. */
export async function withdrawConsent(
	scope: CompanyScope,
	tx: WriteTx,
	withdrawn: { kind: string; withdrawnAt: number; withdrawnBy: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('consent')
		.set({ withdrawn_at: withdrawn.withdrawnAt, withdrawn_by: withdrawn.withdrawnBy })
		.where('company_id', '=', scope.companyId)
		.where('kind', '=', withdrawn.kind)
		.where('withdrawn_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** All there ever were, newest first. */
export async function listConsents(scope: CompanyScope, tx: ReadTx): Promise<Consent[]> {
	const rows = await tx.query
		.selectFrom('consent')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.orderBy('granted_at', 'desc')
		.orderBy('consent_id')
		.execute();
	return rows.map(fromRow);
}

/** The consent that opens the company to a coordinator of a consortium that it is in on the day. */
export async function findRawDataConsent(
	tx: ReadTx,
	{ userId, companyId, day }: { userId: string; companyId: string; day: number }
): Promise<string | null> {
	const row = await tx.query
		.selectFrom('consent as a')
		.innerJoin('consortium_company as k', 'k.company_id', 'a.company_id')
		.innerJoin('consortium_member as m', 'm.consortium_id', 'k.consortium_id')
		.select('a.consent_id')
		.where('a.company_id', '=', companyId)
		.where('a.kind', '=', 'coordinator_raw_data')
		.where('a.withdrawn_at', 'is', null)
		// Given to the coordinator of that time: it does not follow into another consortium.
		.whereRef('a.granted_at', '>=', 'k.created_at')
		.where('k.joined_day', '<=', day)
		.where(({ eb, or }) => or([eb('k.left_day', 'is', null), eb('k.left_day', '>', day)]))
		.where('m.user_id', '=', userId)
		.where('m.role', '=', 'coordinator')
		.executeTakeFirst();
	return row?.consent_id ?? null;
}

/** Which of the companies have given which consents; for who sees their status. */
export async function listStandingConsents(
	tx: ReadTx,
	companyIds: readonly string[]
): Promise<{ companyId: string; kind: string }[]> {
	if (companyIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('consent')
		.select(['company_id', 'kind'])
		.where('company_id', 'in', companyIds)
		.where('withdrawn_at', 'is', null)
		.orderBy('company_id')
		.orderBy('kind')
		.execute();
	return rows.map(fromRow);
}

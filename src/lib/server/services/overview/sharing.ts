import { todayInJapan } from '$lib/domain/time/day';
import { relationsTo } from '../../access/relations';
import type { CompanyScope, Context } from '../../access/context';
import { listConsents } from '../../repositories/consents';
import { listConsortiaOfCompany } from '../../repositories/consortia';
import type { ReadTx } from '../../repositories/transaction';

/** What there is to do is for the company's own people; who looks in from outside only reads. */
export function isOfCompany({ principal }: Context, companyId: string): boolean {
	if (!principal) return false;
	return relationsTo(principal, companyId)[0]?.basis === undefined;
}

/** The company is in a consortium, has never given it a consent, and it is the reader's to give. */
export async function isSharingOpen(
	{ principal }: Context,
	scope: CompanyScope,
	tx: ReadTx
): Promise<boolean> {
	const own = principal?.memberships.find(({ companyId }) => companyId === scope.companyId);
	if (own?.role !== 'company_admin') return false;
	const consortia = await listConsortiaOfCompany(scope, tx, todayInJapan(Date.now()));
	return consortia.length > 0 && (await listConsents(scope, tx)).length === 0;
}

import { scopeOfJob } from '../../access/job-scope';
import type { Context, OutsideRead, Principal } from '../../access/context';
import { getServer } from '../../app';
import { appendCompanyRecord } from '../../repositories/records';
import { write } from '../../repositories/transaction';

/** What the address of the request names. */
export interface OutsideObject {
	route: string | null;
	importId?: string;
	meteringPointId?: string;
	siteId?: string;
}

/**
 * Every reading of a company's data by somebody outside it stands in that company's own access
 * log: who, when, what, and by which engagement or consent. One record per request and company.
 */
export async function recordOutsideReads(
	{ principal, outsideReads }: Context,
	object: OutsideObject
): Promise<void> {
	if (!principal || outsideReads.length === 0) return;
	const reads = outsideReads.splice(0);
	for (const companyId of new Set(reads.map((one) => one.companyId)))
		await recordRead(principal, { companyId, reads, object });
}

async function recordRead(
	{ userId, name }: Principal,
	read: { companyId: string; reads: readonly OutsideRead[]; object: OutsideObject }
): Promise<void> {
	const { companyId, object } = read;
	const ofCompany = read.reads.filter((one) => one.companyId === companyId);
	const [first] = ofCompany;
	if (!first) return;
	const resources = [...new Set(ofCompany.map(({ resource }) => resource))].sort().join(',');
	const scope = scopeOfJob({ companyId, userId });
	await write(getServer().database, scope, (tx) =>
		appendCompanyRecord(scope, tx, {
			...{ at: Date.now(), kind: 'access', event: 'read', basis: first.basis.id },
			...{ actorId: userId, actorName: name, actorRole: first.role },
			detail: JSON.stringify({ resources, basis: first.basis.kind, ...object })
		})
	);
}

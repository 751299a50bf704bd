import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { todayInJapan } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { lockCompany } from '../../repositories/companies';
import {
	grantConsent as insertConsent,
	listConsents as selectConsents,
	withdrawConsent as closeConsent,
	type Consent
} from '../../repositories/consents';
import { listConsortiaOfCompany } from '../../repositories/consortia';
import { read, write } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { recordDeed } from '../records/deeds';
import type { ConsentPartyView, ConsentView } from './views';

export const CONSENT_KINDS = [
	'aggregates',
	'benchmark',
	'coordinator_raw_data',
	'casebook'
] as const;

const input = z.strictObject({ kind: z.enum(CONSENT_KINDS) });

/** What the company has agreed to, kind by kind, with everything that was agreed before. */
export async function listConsents(context: Context, companyId: string): Promise<ConsentView[]> {
	const scope = authoriseCompany(context, 'consent', 'read', companyId);
	const all = await read(getServer().database, scope, (tx) => selectConsents(scope, tx));
	return CONSENT_KINDS.map((kind) => viewOf(kind, all));
}

/** To whom a consent is given: the consortia that the company is in today. */
export async function listConsentParties(
	context: Context,
	companyId: string
): Promise<ConsentPartyView[]> {
	const scope = authoriseCompany(context, 'consent', 'read', companyId);
	const today = todayInJapan(Date.now());
	const rows = await read(getServer().database, scope, (tx) =>
		listConsortiaOfCompany(scope, tx, today)
	);
	return rows.map(({ consortiumId: id, name }) => ({ id, name }));
}

/** From now on. Granting what is granted changes nothing. */
export async function grantConsent(
	context: Context,
	companyId: string,
	given: unknown
): Promise<ConsentView> {
	const scope = authoriseCompany(context, 'consent', 'update', companyId);
	const { kind } = parseInput(input, given);
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		await lockCompany(scope, tx);
		const before = viewOf(kind, await selectConsents(scope, tx));
		if (before.grantedAt !== null) return before;
		const consent = { consentId: randomUUID(), kind, grantedAt: Date.now() };
		await insertConsent(scope, tx, { ...consent, grantedBy: scope.userId });
		await recordDeed(scope, tx, { event: 'consent.grant', kind });
		return viewOf(kind, await selectConsents(scope, tx));
	});
}

/** From now on: whoever looked because of it is out with the next request. */
export async function withdrawConsent(
	context: Context,
	companyId: string,
	given: unknown
): Promise<ConsentView> {
	const scope = authoriseCompany(context, 'consent', 'update', companyId);
	const { kind } = parseInput(input, given);
	return write(getServer().database, scope, async (tx) => {
		const withdrawn = { kind, withdrawnAt: Date.now(), withdrawnBy: scope.userId };
		if (!(await closeConsent(scope, tx, withdrawn))) throw new NotFound('not_found');
		await recordDeed(scope, tx, { event: 'consent.withdraw', kind });
		return viewOf(kind, await selectConsents(scope, tx));
	});
}

function viewOf(kind: ConsentView['kind'], all: readonly Consent[]): ConsentView {
	const [latest] = all.filter((one) => one.kind === kind);
	const stands = latest !== undefined && latest.withdrawnAt === null;
	return {
		kind,
		grantedAt: stands ? new Date(latest.grantedAt).toISOString() : null,
		withdrawnAt:
			latest?.withdrawnAt === null || latest === undefined
				? null
				: new Date(latest.withdrawnAt).toISOString()
	};
}

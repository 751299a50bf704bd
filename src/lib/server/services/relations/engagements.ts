import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isoDay, parseIsoDay, todayInJapan, type EpochDay } from '$lib/domain/time/day';
import { authorise, authoriseCompany, authoriseDirectory } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { emailKey } from '../../access/email';
import { getServer } from '../../app';
import { Invalid, NotFound, NotSignedIn } from '../../errors';
import { parseInput } from '../../input';
import { listCompanies } from '../../repositories/companies';
import {
	createEngagement,
	endEngagement as closeEngagement,
	listEngagements as selectEngagements,
	listEngagementsOf,
	type Engagement
} from '../../repositories/engagements';
import { findSite } from '../../repositories/sites';
import { read, type ReadTx, type WriteTx, write } from '../../repositories/transaction';
import { findUserByEmailKey } from '../../repositories/users';
import { email } from '../account-input';
import { existingCompany } from '../companies';
import { recordDeed } from '../records/deeds';
import type { EngagementView, OwnEngagementView } from './views';

const day = z.string().refine((text) => parseIsoDay(text) !== null, 'day.invalid');

/** When an auditor may look, and at which sites; not which months they see. */
const firstDay = day;
const lastDay = day.nullish().transform((value) => value ?? null);
const siteIds = z
	.array(z.string().max(100))
	.max(1000)
	// Not one site is not the whole company.
	.refine((ids) => ids.length > 0, 'engagement.no_site')
	.nullish()
	.transform((value) => value ?? null);

/** As the page of the invitation names its fields, and as they are kept. */
export const engagementFields = { firstDay, lastDay, siteIds };

const newEngagement = z.strictObject({ auditor: email, from: firstDay, to: lastDay, siteIds });

export interface Terms {
	from: string;
	to: string | null;
	siteIds: readonly string[] | null;
}

/** Of the company: running, to come and over. */
export async function listEngagements(
	context: Context,
	companyId: string
): Promise<EngagementView[]> {
	const scope = authoriseCompany(context, 'engagement', 'read', companyId);
	const today = todayInJapan(Date.now());
	const rows = await read(getServer().database, scope, (tx) => selectEngagements(scope, tx));
	return rows.map((row) => ({
		...termsView(row, today),
		siteIds: row.siteIds,
		auditor: { name: row.auditorName, email: row.auditorEmail }
	}));
}

/** From the command line, for an account that is there. People are engaged by invitation. */
export async function addEngagement(
	context: Context,
	companyId: string,
	given: unknown
): Promise<EngagementView> {
	const scope = authoriseCompany(context, 'engagement', 'create', companyId);
	const { auditor, ...terms } = parseInput(newEngagement, given);
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		const user = await findUserByEmailKey(tx, emailKey(auditor));
		if (!user || user.disabledAt !== null) throw new NotFound('user.not_found');
		const engagementId = await beginEngagement(scope, tx, { auditorId: user.userId, terms });
		const made = (await selectEngagements(scope, tx)).find(
			(one) => one.engagementId === engagementId
		)!;
		const auditorView = { name: made.auditorName, email: made.auditorEmail };
		const today = todayInJapan(Date.now());
		return { ...termsView(made, today), siteIds: made.siteIds, auditor: auditorView };
	});
}

/** Within the caller's transaction, which has checked who may. */
export async function beginEngagement(
	scope: CompanyScope,
	tx: WriteTx,
	{ auditorId, terms }: { auditorId: string; terms: Terms }
): Promise<string> {
	await assertTerms(scope, tx, terms);
	const engagementId = randomUUID();
	await createEngagement(scope, tx, {
		...{ engagementId, auditorId, createdAt: Date.now(), createdBy: scope.userId },
		...{
			fromDay: parseIsoDay(terms.from)!,
			toDay: terms.to === null ? null : parseIsoDay(terms.to)
		},
		...{ endedAt: null, endedBy: null, siteIds: terms.siteIds }
	});
	await recordDeed(scope, tx, {
		...{ event: 'engagement.begin', engagementId, auditorId },
		...{ from: terms.from, to: terms.to }
	});
	return engagementId;
}

/** Days in order, and sites of this company. */
export async function assertTerms(scope: CompanyScope, tx: ReadTx, terms: Terms): Promise<void> {
	const { from, to, siteIds } = terms;
	if (to !== null && to < from) throw new Invalid('day.range', { from, to });
	for (const siteId of siteIds ?? [])
		if (!(await findSite(scope, tx, siteId))) throw new NotFound('not_found');
}

/** At once: the auditor is out with the next request. */
export async function endEngagement(
	context: Context,
	companyId: string,
	engagementId: string
): Promise<void> {
	const scope = authoriseCompany(context, 'engagement', 'update', companyId);
	await write(getServer().database, scope, async (tx) => {
		const ended = { engagementId, endedAt: Date.now(), endedBy: scope.userId };
		if (!(await closeEngagement(scope, tx, ended))) throw new NotFound('not_found');
		await recordDeed(scope, tx, { event: 'engagement.end', engagementId });
	});
}

/** One's own as an auditor; the company's name only while the engagement runs. */
export async function listOwnEngagements(context: Context): Promise<OwnEngagementView[]> {
	authorise(context, 'engagement_list', 'read');
	if (!context.principal) throw new NotSignedIn('not_signed_in');
	const { userId } = context.principal;
	const today = todayInJapan(Date.now());
	const { database } = getServer();
	const rows = await read(database, 'identity', (tx) => listEngagementsOf(tx, userId));
	const scope = authoriseDirectory(context, ['engagement_list', 'read']);
	const companies = await read(database, scope, (tx) =>
		listCompanies(scope, tx, { limit: 10_000, after: null })
	);
	return rows.map((row) => ({
		...termsView(row, today),
		siteCount: row.siteIds?.length ?? null,
		daysLeft: row.toDay === null ? null : Math.max(0, row.toDay - today),
		company: companyOf(companies, row.companyId)
	}));
}

function companyOf(companies: readonly { companyId: string; name: string }[], id: string) {
	const found = companies.find(({ companyId }) => companyId === id);
	return found ? { id, name: found.name } : null;
}

function termsView(
	row: Omit<Engagement, 'auditorId'>,
	today: EpochDay
): Pick<EngagementView, 'id' | 'from' | 'to' | 'endedAt' | 'status'> {
	return {
		id: row.engagementId,
		from: isoDay(row.fromDay),
		to: row.toDay === null ? null : isoDay(row.toDay),
		endedAt: row.endedAt === null ? null : new Date(row.endedAt).toISOString(),
		status: statusOf(row, today)
	};
}

function statusOf(
	{ fromDay, toDay, endedAt }: Pick<Engagement, 'fromDay' | 'toDay' | 'endedAt'>,
	today: EpochDay
): EngagementView['status'] {
	if (endedAt !== null || (toDay !== null && toDay < today)) return 'over';
	return fromDay > today ? 'to_come' : 'running';
}

import {
	completeness,
	type Completeness,
	MONTHS_LOOKED_AT
} from '$lib/domain/completeness/company-completeness';
import { countLatePoints } from '$lib/domain/completeness/company-cells';
import { addMonths, isoDay, type Month, monthOf, todayInJapan } from '$lib/domain/time/day';
import { authoriseConsortium } from '../../access/authorise';
import type { Context } from '../../access/context';
import { scopeOfStatus } from '../../access/job-scope';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import * as status from '../../repositories/company-status';
import { listStandingConsents } from '../../repositories/consents';
import { listConsortiumCompanies } from '../../repositories/consortia';
import {
	type DirectoryScope,
	read,
	type ReadTx,
	type StatusScope
} from '../../repositories/transaction';
import { storedPointsOf } from '../completeness/of-many';
import type { CompanyStatusView, ConsentView } from './views';

/**
 * The coordinator's wall. Of every company in the consortium how far it is: name, status, counts
 * and percentages, rounded here, so that no quantity, yen or tonne gets past this file.
 */
export async function listCompanyStatus(
	context: Context,
	consortiumId: string
): Promise<CompanyStatusView[]> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'read', consortiumId);
	const now = Date.now();
	const { database } = getServer();
	const present = await read(database, consortium, (tx) =>
		listConsortiumCompanies(consortium, tx, todayInJapan(now))
	);
	const companyIds = present.map(({ companyId }) => companyId);
	const scope = scopeOfStatus(consortium, companyIds);
	const joined = new Map(present.map((one) => [one.companyId, isoDay(one.joinedDay)]));
	const found = await read(database, scope, (tx) => collect(scope, tx, now));
	return found.companies
		.map((company) => ({
			...{ id: company.companyId, name: company.name, industry: company.industry },
			joined: joined.get(company.companyId) ?? '',
			...statusOf(company.companyId, found)
		}))
		.sort((a, b) => (a.joined < b.joined ? -1 : Number(a.joined > b.joined)));
}

/** The newest month that is over. */
export function dueMonth(nowMs: number): Month {
	return addMonths(monthOf(todayInJapan(nowMs)), -1);
}

type Collected = Awaited<ReturnType<typeof collect>>;

async function collect(scope: StatusScope, tx: ReadTx, now: number) {
	return {
		companies: await status.listStatusCompanies(scope, tx),
		completeness: await completenessOf(scope, tx, now),
		uploads: byCompany(await status.listLastUploads(scope, tx)),
		people: byCompany(await status.countPeopleOf(scope, tx)),
		invitations: byCompany(await status.listOpenInvitations(scope, tx, now)),
		consents: byCompany(await listStandingConsents(tx, scope.companyIds))
	};
}

/** How far the data of each company of the scope are. */
export async function completenessOf(
	scope: StatusScope | DirectoryScope,
	tx: ReadTx,
	now: number
): Promise<Map<string, Completeness>> {
	const due = dueMonth(now);
	const from = addMonths(due, 1 - 2 * MONTHS_LOOKED_AT);
	const months = byCompany(await status.listMonthCounts(scope, tx, from));
	const today = todayInJapan(now);
	const stored = await storedPointsOf(scope, tx, { from: addMonths(due, -1), to: due, today });
	return new Map(
		scope.companyIds.map((id) => {
			const points = stored.get(id) ?? [];
			const spans = points.flatMap(({ span, lastDay }) => (span ? [{ ...span, lastDay }] : []));
			const latePoints = countLatePoints(points, today);
			return [id, completeness({ points: spans, months: months.get(id) ?? [], latePoints }, due)];
		})
	);
}

function statusOf(id: string, found: Collected) {
	const known = found.completeness.get(id)!;
	const [people] = found.people.get(id) ?? [];
	const [invitation] = found.invitations.get(id) ?? [];
	const [upload] = found.uploads.get(id) ?? [];
	const invited = !people && known.status === 'no_data';
	return {
		...known,
		status: invited ? ('invited' as const) : known.status,
		administrator: people && people.administrators > 0 ? ('yes' as const) : ('no' as const),
		invitedUntil: invitation ? dayOf(invitation.expiresAt) : null,
		lastUpload: upload ? dayOf(upload.at) : null,
		consents: (found.consents.get(id) ?? []).map(({ kind }) => kind as ConsentView['kind'])
	};
}

const dayOf = (ms: number) => isoDay(todayInJapan(ms));

function byCompany<Row extends { companyId: string }>(rows: readonly Row[]): Map<string, Row[]> {
	const found = new Map<string, Row[]>();
	for (const row of rows) {
		const known = found.get(row.companyId);
		if (known) known.push(row);
		else found.set(row.companyId, [row]);
	}
	return found;
}

/** One of them. */
export async function getCompanyStatus(
	context: Context,
	consortiumId: string,
	companyId: string
): Promise<CompanyStatusView> {
	const rows = await listCompanyStatus(context, consortiumId);
	const found = rows.find(({ id }) => id === companyId);
	if (!found) throw new NotFound('not_found');
	return found;
}

/** The consortium in numbers of companies. */
export interface ConsortiumSummary {
	companies: number;
	/** With somebody in it. */
	signedUp: number;
	withData: number;
	/** To the month that is due. */
	complete: number;
	late: number;
	/** Without a link that can still be used. */
	invitationsEnded: number;
	dueMonth: Month;
	consents: Record<ConsentView['kind'], number>;
}

export function summarise(rows: readonly CompanyStatusView[], due: Month): ConsortiumSummary {
	const count = (holds: (row: CompanyStatusView) => boolean) => rows.filter(holds).length;
	const consenting = (kind: ConsentView['kind']) => count((row) => row.consents.includes(kind));
	return {
		companies: rows.length,
		signedUp: count(({ status }) => status !== 'invited'),
		withData: count(({ lastMonth }) => lastMonth !== null),
		complete: count(({ lastMonth, status }) => status === 'current' && lastMonth === due),
		late: count(({ status }) => status === 'late'),
		invitationsEnded: count(
			({ status, invitedUntil }) => status === 'invited' && invitedUntil === null
		),
		dueMonth: due,
		consents: {
			aggregates: consenting('aggregates'),
			benchmark: consenting('benchmark'),
			coordinator_raw_data: consenting('coordinator_raw_data'),
			casebook: consenting('casebook')
		}
	};
}

export async function getConsortiumSummary(
	context: Context,
	consortiumId: string
): Promise<ConsortiumSummary> {
	return summarise(await listCompanyStatus(context, consortiumId), dueMonth(Date.now()));
}

import type { ReadTx, WriteTx } from './transaction';
import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';

export type Engagement = Omit<Row<'engagement'>, 'companyId'>;

/** With the sites it is limited to; null: the whole company. */
export type EngagementOfCompany = Engagement & {
	siteIds: string[] | null;
	auditorName: string;
	auditorEmail: string;
};
export type EngagementOfAuditor = Row<'engagement'> & { siteIds: string[] | null };

export async function createEngagement(
	scope: CompanyScope,
	tx: WriteTx,
	{ siteIds, ...engagement }: Engagement & { siteIds: readonly string[] | null }
): Promise<void> {
	const row = toRow<'engagement'>({ ...engagement, companyId: scope.companyId });
	await tx.query.insertInto('engagement').values(row).execute();
	const sites = (siteIds ?? []).map((site) => ({
		engagement_id: engagement.engagementId,
		site_id: site
	}));
	if (sites.length > 0) await tx.query.insertInto('engagement_site').values(sites).execute();
}

/** Ends one that has not been ended; says whether there was one. */
export async function endEngagement(
	scope: CompanyScope,
	tx: WriteTx,
	ended: { engagementId: string; endedAt: number; endedBy: string }
): Promise<boolean> {
	const { numUpdatedRows } = await tx.query
		.updateTable('engagement')
		.set({ ended_at: ended.endedAt, ended_by: ended.endedBy })
		.where('company_id', '=', scope.companyId)
		.where('engagement_id', '=', ended.engagementId)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Newest first. */
export async function listEngagements(
	scope: CompanyScope,
	tx: ReadTx
): Promise<EngagementOfCompany[]> {
	const rows = await tx.query
		.selectFrom('engagement as e')
		.innerJoin('user_account as u', 'u.user_id', 'e.auditor_id')
		.selectAll('e')
		.select(['u.name as auditor_name', 'u.email as auditor_email'])
		.where('e.company_id', '=', scope.companyId)
		.orderBy('e.from_day', 'desc')
		.orderBy('e.engagement_id')
		.execute();
	return withSites(tx, rows.map(fromRow));
}

/** Of one auditor, the running ones and all others; newest first. */
export async function listEngagementsOf(
	tx: ReadTx,
	auditorId: string
): Promise<EngagementOfAuditor[]> {
	const rows = await tx.query
		.selectFrom('engagement')
		.selectAll()
		.where('auditor_id', '=', auditorId)
		.orderBy('from_day', 'desc')
		.orderBy('engagement_id')
		.execute();
	return withSites(tx, rows.map(fromRow));
}

/** What an auditor may look at on the day: begun, not over, not ended. */
export async function listRunningEngagementsOf(
	tx: ReadTx,
	auditorId: string,
	day: number
): Promise<EngagementOfAuditor[]> {
	const rows = await tx.query
		.selectFrom('engagement')
		.selectAll()
		.where('auditor_id', '=', auditorId)
		.where('ended_at', 'is', null)
		.where('from_day', '<=', day)
		.where(({ eb, or }) => or([eb('to_day', 'is', null), eb('to_day', '>=', day)]))
		.orderBy('engagement_id')
		.execute();
	return rows.length === 0 ? [] : withSites(tx, rows.map(fromRow));
}

async function withSites<E extends { engagementId: string }>(
	tx: ReadTx,
	engagements: E[]
): Promise<(E & { siteIds: string[] | null })[]> {
	if (engagements.length === 0) return [];
	const rows = await tx.query
		.selectFrom('engagement_site')
		.selectAll()
		.where(
			'engagement_id',
			'in',
			engagements.map(({ engagementId }) => engagementId)
		)
		.orderBy('site_id')
		.execute();
	return engagements.map((one) => {
		const sites = rows.filter((row) => row.engagement_id === one.engagementId);
		return { ...one, siteIds: sites.length === 0 ? null : sites.map((row) => row.site_id) };
	});
}

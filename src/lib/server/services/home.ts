import type { Completeness } from '$lib/domain/completeness/company-completeness';
import { todayInJapan } from '$lib/domain/time/day';
import { authorise, authoriseDirectory } from '../access/authorise';
import type { ConsortiumRole, Context } from '../access/context';
import { consortiumRoles } from '../access/relations';
import { getServer } from '../app';
import { listEngagementsOf } from '../repositories/engagements';
import { read } from '../repositories/transaction';
import { completenessOf, dueMonth, getConsortiumSummary } from './relations/company-status';

/** In a line each: how things stand where a person works. */
export interface HomeView {
	dueMonth: string;
	companies: { id: string; status: Completeness['status']; lastMonth: string | null }[];
	/** Running engagements, and in how many days the next of them ends. */
	audits: { running: number; endsInDays: number | null };
	/** Companies that are late; null where that is not shown to this role, or not yet. */
	consortia: { id: string; companies: number | null; late: number | null }[];
}

/** For whoever works in several places and has to choose. */
export async function getHome(context: Context): Promise<HomeView> {
	const scope = authoriseDirectory(context, ['company_list', 'read']);
	const now = Date.now();
	const known = await read(getServer().database, scope, (tx) => completenessOf(scope, tx, now));
	const own = new Set(context.principal?.memberships.map(({ companyId }) => companyId));
	return {
		dueMonth: dueMonth(now),
		companies: [...known]
			.filter(([id]) => own.has(id))
			.map(([id, { status, lastMonth }]) => ({ id, status, lastMonth })),
		audits: await auditsOf(context, now),
		consortia: await consortiaOf(context)
	};
}

async function auditsOf(context: Context, now: number): Promise<HomeView['audits']> {
	authorise(context, 'engagement_list', 'read');
	const { principal } = context;
	if (!principal || principal.engagements.length === 0) return { running: 0, endsInDays: null };
	const { engagements, userId } = principal;
	const running = new Set(engagements.map(({ engagementId }) => engagementId));
	const rows = await read(getServer().database, 'identity', (tx) => listEngagementsOf(tx, userId));
	const ends = rows.flatMap(({ engagementId, toDay }) =>
		toDay !== null && running.has(engagementId) ? [toDay - todayInJapan(now)] : []
	);
	return {
		running: running.size,
		endsInDays: ends.length === 0 ? null : Math.min(...ends)
	};
}

async function consortiaOf(context: Context): Promise<HomeView['consortia']> {
	const { principal } = context;
	if (!principal) return [];
	const found: HomeView['consortia'] = [];
	for (const { consortiumId: id } of principal.consortia) {
		const coordinates = consortiumRoles(principal, id).includes(COORDINATOR);
		const summary = coordinates ? await getConsortiumSummary(context, id) : null;
		found.push({ id, companies: summary?.companies ?? null, late: summary?.late ?? null });
	}
	return found;
}

const COORDINATOR: ConsortiumRole = 'coordinator';

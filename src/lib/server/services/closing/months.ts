import type { DataStatus } from '$lib/domain/energy/energy-row';
import { addMonths, monthOf, monthsBetween, todayInJapan } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { relationsTo } from '../../access/relations';
import { permits } from '../../access/policy';
import { getServer } from '../../app';
import { listClosings } from '../../repositories/month-closings';
import { read } from '../../repositories/transaction';
import { listCompanyMonths } from '../../repositories/usage';
import { existingCompany } from '../companies';
import { viewsOf, type ClosingView } from '.';

/** A month that is over: what is known of it, and whether it is closed. */
export interface ClosableMonth {
	month: string;
	dataStatus: DataStatus;
	/** Null while it is open. */
	closing: ClosingView | null;
	/** Closings that were opened again, the latest first. */
	earlier: ClosingView[];
}

export interface ClosingPage {
	/** Newest first. */
	months: ClosableMonth[];
	/** Whether whoever asks may open a month again. */
	mayReopen: 'yes' | 'no';
}

/** As far back as one still closes; what is closed is always listed. */
const MOST_MONTHS = 24;

export async function getClosingPage(context: Context, companyId: string): Promise<ClosingPage> {
	const scope = authoriseCompany(context, 'month_closing', 'read', companyId);
	const { principal } = context;
	const roles = principal ? relationsTo(principal, companyId).map(({ role }) => role) : [];
	const mayReopen = permits(roles, ['month_closing', 'update']) ? 'yes' : 'no';
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		const closings = await viewsOf(tx, await listClosings(scope, tx));
		const known = await listCompanyMonths(scope, tx, { from: '0000-01', to: '9999-12' });
		const last = addMonths(monthOf(todayInJapan(Date.now())), -1);
		const months = shownMonths(
			known.map(({ month }) => month),
			{ last, closed: closings.map(({ month }) => month) }
		);
		const statusOf = (month: string) => known.find((one) => one.month === month)?.dataStatus;
		return {
			mayReopen,
			months: months.map((month) => {
				const own = closings.filter((one) => one.month === month);
				const closing = own.find(({ reopenedAt }) => reopenedAt === null) ?? null;
				const dataStatus = (statusOf(month) ?? 'missing') as DataStatus;
				return { month, dataStatus, closing, earlier: own.filter((one) => one !== closing) };
			})
		};
	});
}

function shownMonths(
	known: readonly string[],
	{ last, closed }: { last: string; closed: readonly string[] }
): string[] {
	const earliest = [addMonths(last, 1 - MOST_MONTHS), known[0] ?? last].sort().at(-1)!;
	return [...new Set([...monthsBetween(earliest, last), ...closed])].sort().reverse();
}

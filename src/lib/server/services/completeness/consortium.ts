import { z } from 'zod';
import { companyCells, type StoredPoint } from '$lib/domain/completeness/company-cells';
import { type MonthShare, monthShares } from '$lib/domain/completeness/month-shares';
import { addMonths, isoDay, monthOf, todayInJapan, type EpochDay } from '$lib/domain/time/day';
import { authoriseConsortium } from '../../access/authorise';
import type { Context } from '../../access/context';
import { scopeOfStatus } from '../../access/job-scope';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import { listStatusCompanies } from '../../repositories/company-status';
import { listConsortiumCompanies } from '../../repositories/consortia';
import { listLastReminders } from '../../repositories/reminders';
import { read } from '../../repositories/transaction';
import type { Stretch } from '../overview/periods';
import { assertRange } from './index';
import { storedPointsOf } from './of-many';
import { REMINDED_AGAIN_AFTER_MS } from '../reminders/often';
import type { CompanyCompletenessView, RemindedView } from './views';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month.invalid');
const question = z.strictObject({ from: month, to: month });

/**
 * Of every company of the consortium and each month, how many of the expected metering points are
 * whole: counts, and nothing of what they hold (the coordinator's wall).
 */
export async function listCompleteness(
	context: Context,
	consortiumId: string,
	input: unknown
): Promise<CompanyCompletenessView[]> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'read', consortiumId);
	const range = parseInput(question, input);
	assertRange(range);
	const today = todayInJapan(Date.now());
	const { database } = getServer();
	const present = await read(database, consortium, (tx) =>
		listConsortiumCompanies(consortium, tx, today)
	);
	const ids = present.map(({ companyId }) => companyId);
	const scope = scopeOfStatus(consortium, ids);
	const found = await read(database, scope, async (tx) => ({
		companies: await listStatusCompanies(scope, tx),
		points: await storedPointsOf(scope, tx, { ...within(range, today), today })
	}));
	return found.companies.map(({ companyId, name }) =>
		completenessView({ id: companyId, name }, found.points.get(companyId) ?? [], { range, today })
	);
}

/** Today's calendar ends with today, whatever was asked for. */
function within({ from, to }: Stretch, today: EpochDay): Stretch {
	const running = monthOf(today);
	return { from, to: to < running ? to : running };
}

function completenessView(
	company: { id: string; name: string },
	points: readonly StoredPoint[],
	{ range, today }: { range: Stretch; today: EpochDay }
): CompanyCompletenessView {
	const cells = companyCells(points, range, today);
	const late = cells.map((own) => own.filter(({ state }) => state === 'late'));
	const lateMonths = late.flat().map((cell) => cell.month);
	return {
		...company,
		points: points.length,
		months: monthShares(cells),
		latePoints: late.filter((own) => own.length > 0).length,
		lateMonths: lateMonths.length,
		lateSince: lateMonths.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null)
	};
}

export const GRID_ORDERS = ['late', 'complete', 'name'] as const;
const PAGE = 100;

const search = z.object({
	order: z.enum(GRID_ORDERS).catch('late'),
	only: z.enum(['late', 'all']).catch('all'),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});

export interface CompletenessPage extends z.output<typeof search> {
	months: string[];
	rows: (CompanyCompletenessView & RemindedView)[];
	pages: number;
	companies: number;
	late: number;
}

/** The last twelve months as a page shows them, whoever is behind most first. */
export async function searchCompleteness(
	context: Context,
	consortiumId: string,
	input: unknown
): Promise<CompletenessPage> {
	const newest = addMonths(monthOf(todayInJapan(Date.now())), -1);
	const range = { from: addMonths(newest, -11), to: newest };
	const all = await listCompleteness(context, consortiumId, range);
	const asked = parseInput(search, input);
	const late = all.filter(({ latePoints }) => latePoints > 0);
	const found = (asked.only === 'late' ? late : all).sort(inOrder[asked.order]);
	const pages = Math.max(1, Math.ceil(found.length / PAGE));
	const page = Math.min(asked.page, pages);
	const rows = found.slice((page - 1) * PAGE, page * PAGE);
	const reminded = await remindedOf(context, consortiumId, rows);
	return {
		...{ ...asked, page, pages },
		months: Array.from({ length: 12 }, (_, index) => addMonths(range.from, index)),
		rows: rows.map((row) => ({ ...row, ...remindedView(row, reminded.get(row.id)) })),
		...{ companies: all.length, late: late.length }
	};
}

/** When each was last reminded. */
async function remindedOf(
	context: Context,
	consortiumId: string,
	rows: readonly { id: string }[]
): Promise<Map<string, number>> {
	const consortium = authoriseConsortium(context, 'consortium_company', 'read', consortiumId);
	const ids = rows.map(({ id }) => id);
	const scope = scopeOfStatus(consortium, ids);
	const found = await read(getServer().database, scope, (tx) => listLastReminders(scope, tx));
	return new Map(found.map(({ companyId, at }) => [companyId, at]));
}

function remindedView(
	{ latePoints }: { latePoints: number },
	at: number | undefined
): RemindedView {
	const lately = at !== undefined && at > Date.now() - REMINDED_AGAIN_AFTER_MS;
	return {
		lastReminder: at === undefined ? null : isoDay(todayInJapan(at)),
		mayRemind: latePoints > 0 && !lately ? 'yes' : 'no'
	};
}

type Order = (a: CompanyCompletenessView, b: CompanyCompletenessView) => number;

const byName: Order = (a, b) => a.name.localeCompare(b.name, 'ja');

const inOrder: Record<(typeof GRID_ORDERS)[number], Order> = {
	late: (a, b) => b.lateMonths - a.lateMonths || byName(a, b),
	complete: (a, b) => Math.sign(completeShare(a) - completeShare(b)) || byName(a, b),
	name: byName
};

/** Who has nothing to be complete with comes last. */
function completeShare({ months }: { months: readonly MonthShare[] }): number {
	const expected = months.reduce((sum, one) => sum + one.expected, 0);
	const complete = months.reduce((sum, one) => sum + one.complete, 0);
	return expected === 0 ? Infinity : complete / expected;
}

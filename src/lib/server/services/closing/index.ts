import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { firstDayOf, addMonths, todayInJapan } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, Invalid } from '../../errors';
import { parseInput } from '../../input';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import {
	insertClosing,
	listClosedMonths,
	listClosings,
	reopenMonth as markReopened,
	type MonthClosing
} from '../../repositories/month-closings';
import { read, type ReadTx, type WriteTx, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import { month } from '../api-schemas/common';
import { existingCompany } from '../companies';
import { recordDeed } from '../records/deeds';

/** A closing of a month: who and when, and if it was opened again, by whom and why. */
export interface ClosingView {
	id: string;
	month: string;
	closedAt: string;
	/** Null where the person is not known any more, or it was done on the server itself. */
	closedBy: string | null;
	reopenedAt: string | null;
	reopenedBy: string | null;
	reason: string | null;
}

const closing = z.strictObject({ month });
const reopening = z.strictObject({ month, reason: z.string().trim().min(1).max(500) });

/** Newest month first, and of a month the latest first; a closing without `reopenedAt` holds. */
export async function listMonthClosings(
	context: Context,
	companyId: string
): Promise<ClosingView[]> {
	const scope = authoriseCompany(context, 'month_closing', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return viewsOf(tx, await listClosings(scope, tx));
	});
}

/** From now on nothing moves the figures of the month. Twice is once. */
export async function closeMonth(
	context: Context,
	companyId: string,
	input: unknown
): Promise<ClosingView> {
	const scope = authoriseCompany(context, 'month_closing', 'create', companyId);
	const { month } = parseInput(closing, input);
	if (firstDayOf(addMonths(month, 1)) > todayInJapan(Date.now()))
		throw new Invalid('month.not_over', { month });
	return changing(scope, month, async (tx) => {
		if ((await listClosedMonths(scope, tx)).includes(month)) return;
		const by = { closedAt: Date.now(), closedBy: scope.userId };
		await insertClosing(scope, tx, { month, closingId: randomUUID(), ...by });
		await bumpDataVersion(scope, tx);
		await recordDeed(scope, tx, { event: 'month.close', month });
	});
}

/** With a reason, which stands in the company's records. */
export async function reopenMonth(
	context: Context,
	companyId: string,
	input: unknown
): Promise<ClosingView> {
	const scope = authoriseCompany(context, 'month_closing', 'update', companyId);
	const { month, reason } = parseInput(reopening, input);
	return changing(scope, month, async (tx) => {
		const by = { reopenedAt: Date.now(), reopenedBy: scope.userId };
		if (!(await markReopened(scope, tx, { month, reason, ...by })))
			throw new Conflict('month.not_closed', { month });
		await bumpDataVersion(scope, tx);
		await recordDeed(scope, tx, { event: 'month.reopen', month, reason });
	});
}

async function changing(
	scope: CompanyScope,
	month: string,
	change: (tx: WriteTx) => Promise<void>
): Promise<ClosingView> {
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		await lockCompany(scope, tx);
		await change(tx);
		const ofMonth = (await listClosings(scope, tx)).filter((one) => one.month === month);
		const [latest] = await viewsOf(tx, ofMonth.slice(0, 1));
		return latest!;
	});
}

export async function viewsOf(
	tx: ReadTx,
	closings: readonly MonthClosing[]
): Promise<ClosingView[]> {
	const people = closings.flatMap(({ closedBy, reopenedBy }) => [closedBy, reopenedBy ?? closedBy]);
	const names = await listUserNames(tx, people);
	return closings.map((one) => ({
		...{ id: one.closingId, month: one.month, reason: one.reason },
		closedAt: new Date(one.closedAt).toISOString(),
		closedBy: names.get(one.closedBy) ?? null,
		reopenedAt: one.reopenedAt === null ? null : new Date(one.reopenedAt).toISOString(),
		reopenedBy: one.reopenedBy === null ? null : (names.get(one.reopenedBy) ?? null)
	}));
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { fiscalYearOf, monthOf, todayInJapan } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, NotFound } from '../../errors';
import { type Scope3Factor, scope3Factors } from '../../factor-library';
import { parseInput } from '../../input';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import {
	endScope3Entry as markEnded,
	findScope3Entry,
	insertScope3Entry,
	listScope3Entries,
	type Scope3EntryRow
} from '../../repositories/scope3-entries';
import { type ReadTx, read, type WriteTx, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import { copyAttachments } from '../attachments/copy';
import { existingCompany } from '../companies';
import { numeric } from '../company-input';
import { recordDeed } from '../records/deeds';
import { newEntry, withFactor } from './input';
import { totalsOf } from './totals';
import { viewOf, type Scope3EntryView, type Scope3YearView } from './views';

export type { Scope3EntryView, Scope3YearView } from './views';

const question = z.strictObject({
	fiscalYear: numeric(z.int().min(2000).max(2100)).nullish()
});

/** The lines of a fiscal year by category; the newest year with lines where none is named. */
export async function getScope3(
	context: Context,
	companyId: string,
	input: unknown = {}
): Promise<Scope3YearView> {
	const scope = authoriseCompany(context, 'scope3_entry', 'read', companyId);
	const { fiscalYear } = parseInput(question, input);
	return read(getServer().database, scope, async (tx) => {
		const { fiscalYearStartMonth } = await existingCompany(scope, tx);
		const rows = (await listScope3Entries(scope, tx)).filter(({ endedAt }) => endedAt === null);
		const years = [...new Set(rows.map((row) => row.fiscalYear))].sort((a, b) => b - a);
		const today = monthOf(todayInJapan(Date.now()));
		const shown = fiscalYear ?? years[0] ?? fiscalYearOf(today, fiscalYearStartMonth);
		const own = rows.filter((row) => row.fiscalYear === shown);
		return {
			...{ fiscalYear: shown, years },
			entries: await viewsOf(tx, own),
			...totalsOf(own, shown),
			factors: scope3Factors()
		};
	});
}

/** Every line there is, corrected and removed ones included. */
export async function listScope3(context: Context, companyId: string): Promise<Scope3EntryView[]> {
	const scope = authoriseCompany(context, 'scope3_entry', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return viewsOf(tx, await listScope3Entries(scope, tx));
	});
}

/** One line, and what it can be corrected with. */
export async function getScope3Entry(
	context: Context,
	companyId: string,
	id: string
): Promise<{ entry: Scope3EntryView; factors: Scope3Factor[] }> {
	const scope = authoriseCompany(context, 'scope3_entry', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const row = await findScope3Entry(scope, tx, id);
		if (!row) throw new NotFound('not_found');
		const [entry] = await viewsOf(tx, [row]);
		return { entry: entry!, factors: scope3Factors() };
	});
}

export async function createScope3Entry(
	context: Context,
	companyId: string,
	input: unknown
): Promise<Scope3EntryView> {
	const scope = authoriseCompany(context, 'scope3_entry', 'create', companyId);
	const row = { ...withFactor(parseInput(newEntry, input)), ...newIds(scope), replaces: null };
	return changing(scope, async (tx) => {
		await existingCompany(scope, tx);
		await insertScope3Entry(scope, tx, row);
		return { event: 'scope3_entry.create', id: row.entryId };
	});
}

/** Another line takes its place; the one before stays on record. */
export async function correctScope3Entry(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<Scope3EntryView> {
	const scope = authoriseCompany(context, 'scope3_entry', 'update', companyId);
	const row = { ...withFactor(parseInput(newEntry, input)), ...newIds(scope), replaces: id };
	return changing(scope, async (tx) => {
		await end(scope, tx, id);
		await insertScope3Entry(scope, tx, row);
		await copyAttachments(scope, tx, { subject: 'scope3_entry', from: id, to: row.entryId });
		return { event: 'scope3_entry.correct', id: row.entryId };
	});
}

export async function removeScope3Entry(
	context: Context,
	companyId: string,
	id: string
): Promise<Scope3EntryView> {
	const scope = authoriseCompany(context, 'scope3_entry', 'delete', companyId);
	return changing(scope, async (tx) => {
		await end(scope, tx, id);
		return { event: 'scope3_entry.remove', id };
	});
}

interface Done {
	event: 'scope3_entry.create' | 'scope3_entry.correct' | 'scope3_entry.remove';
	id: string;
}

async function changing(
	scope: CompanyScope,
	change: (tx: WriteTx) => Promise<Done>
): Promise<Scope3EntryView> {
	return write(getServer().database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const { event, id } = await change(tx);
		const row = (await findScope3Entry(scope, tx, id))!;
		await recordDeed(scope, tx, { event, entryId: id, name: row.name });
		await bumpDataVersion(scope, tx);
		const [view] = await viewsOf(tx, [row]);
		return view!;
	});
}

async function end(scope: CompanyScope, tx: WriteTx, entryId: string): Promise<void> {
	if (!(await findScope3Entry(scope, tx, entryId))) throw new NotFound('not_found');
	const by = { endedAt: Date.now(), endedBy: scope.userId };
	if (!(await markEnded(scope, tx, { entryId, ...by }))) throw new Conflict('scope3.ended_already');
}

function newIds({ userId }: CompanyScope) {
	return { entryId: randomUUID(), createdAt: Date.now(), createdBy: userId };
}

async function viewsOf(tx: ReadTx, rows: readonly Scope3EntryRow[]): Promise<Scope3EntryView[]> {
	const people = await listUserNames(
		tx,
		rows.map(({ createdBy }) => createdBy)
	);
	return rows.map((row) => viewOf(row, people));
}

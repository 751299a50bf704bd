import { z } from 'zod';
import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { read } from '../../repositories/transaction';
import { type AccountRow, listAccounts } from '../../repositories/user-list';

/** An account for the operator: its roles as counts, never whose companies they are. */
export interface UserView {
	id: string;
	name: string;
	email: string;
	operator: 'yes' | 'no';
	status: 'active' | 'disabled';
	memberships: number;
	engagements: number;
	consortia: number;
	secondFactor: 'on' | 'off';
	createdAt: string;
	/** Of the sessions that are open; null: none is. */
	lastSeenAt: string | null;
	/** Whether it is the one that asks. */
	self: 'yes' | 'no';
}

export interface UserPage {
	users: UserView[];
	name: string;
	found: number;
	page: number;
	pages: number;
}

const PAGE = 50;

const question = z.object({
	name: z.string().trim().max(200).catch(''),
	page: z.coerce.number().int().min(1).max(10_000).catch(1)
});

/** By part of a name or mail address. */
export async function searchUsers(context: Context, input: unknown): Promise<UserPage> {
	authorise(context, 'user', 'read');
	const { name, page: asked } = parseInput(question, input);
	const all = await read(getServer().database, 'identity', listAccounts);
	const wanted = folded(name);
	const found = all.filter((row) => folded(`${row.name}\n${row.email}`).includes(wanted));
	const pages = Math.max(1, Math.ceil(found.length / PAGE));
	const page = Math.min(asked, pages);
	const shown = found.slice((page - 1) * PAGE, page * PAGE);
	return {
		...{ name, page, pages, found: found.length },
		users: shown.map((row) => viewOf(row, context))
	};
}

export async function getUser(context: Context, userId: string): Promise<UserView> {
	authorise(context, 'user', 'read');
	const all = await read(getServer().database, 'identity', listAccounts);
	const row = all.find((one) => one.userId === userId);
	if (!row) throw new NotFound('not_found');
	return viewOf(row, context);
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase();

function viewOf(row: AccountRow, { principal }: Context): UserView {
	return {
		...{ id: row.userId, name: row.name, email: row.email },
		operator: row.operatorSince === null ? 'no' : 'yes',
		status: row.disabledAt === null ? 'active' : 'disabled',
		...{ memberships: row.memberships, engagements: row.engagements, consortia: row.consortia },
		secondFactor: row.factors > 0 ? 'on' : 'off',
		createdAt: new Date(row.createdAt).toISOString(),
		lastSeenAt: row.lastSeenAt === null ? null : new Date(row.lastSeenAt).toISOString(),
		self: row.userId === principal?.userId ? 'yes' : 'no'
	};
}

/** The rows behind a built server, looked at beside it, on whichever engine it runs. */
import { createHash, randomBytes } from 'node:crypto';
import { openDatabase, type OpenOptions } from '$lib/server/db/open-database';
import type { Schema } from '$lib/server/db/schema';
import { read, write, type Database, type Scope } from '$lib/server/repositories/transaction';
import type { Updateable } from 'kysely';
import type { AnyQuery } from '../integration/any-rows';
import { companyScope, directoryScope } from '../integration/engines';
import { declaredTables } from '../integration/schema-file';

const HOUR_MS = 3_600_000;

export interface Rows {
	/** The secret of a new session, as if the person had signed in. */
	newSession(email: string, secondFactor: 'passed' | 'open'): Promise<string>;
	/** The same between the two steps of signing in. */
	newHalfSession(email: string): Promise<string>;
	changeSession(secret: string, change: Updateable<Schema['session']>): Promise<void>;
	changeUser(email: string, change: Updateable<Schema['user_account']>): Promise<void>;
	/** The account asks for a second factor, which nobody has. */
	guard(email: string): Promise<void>;
	/** What a test did in bulk is forgotten: tries that were counted, links that were made. */
	forget(table: 'attempt' | 'invitation'): Promise<void>;
	/** A hash of every row of the company (of all rows without one), volatile columns apart. */
	fingerprint(companyId?: string): Promise<string>;
	close(): Promise<void>;
}

export async function openRows(options: OpenOptions): Promise<Rows> {
	const database = await openDatabase({ ...options, busyTimeoutMs: 5000 });
	return {
		...sessionRows(database),
		...accountRows(database),
		fingerprint: (companyId) => fingerprint(database, companyId),
		close: () => database.close()
	};
}

function sessionRows(database: Database) {
	const visit = { address: '192.0.2.9', user_agent: 'test' };
	const fresh = () => {
		const secret = randomBytes(32).toString('base64url');
		const now = Date.now();
		return { secret, token_hash: hashed(secret), created_at: now, expires_at: now + HOUR_MS };
	};
	const newSession: Rows['newSession'] = async (email, secondFactor) => {
		const { secret, ...row } = fresh();
		const now = row.created_at;
		const session = {
			...{ ...row, ...visit, user_id: await userId(database, email) },
			...{ last_seen_at: now, confirmed_at: now },
			second_factor_at: secondFactor === 'passed' ? now : null
		};
		await write(database, 'identity', ({ query }) =>
			query.insertInto('session').values(session).execute()
		);
		return secret;
	};
	const newHalfSession: Rows['newHalfSession'] = async (email) => {
		const { secret, ...row } = fresh();
		const half = { ...row, ...visit, user_id: await userId(database, email), tries: 0 };
		await write(database, 'identity', ({ query }) =>
			query.insertInto('half_session').values(half).execute()
		);
		return secret;
	};
	const changeSession: Rows['changeSession'] = (secret, change) =>
		write(database, 'identity', async ({ query }) => {
			const update = query.updateTable('session').set(change);
			await update.where('token_hash', '=', hashed(secret)).execute();
		});
	return { newSession, newHalfSession, changeSession };
}

function accountRows(database: Database) {
	const changeUser: Rows['changeUser'] = (email, change) =>
		write(database, 'identity', async ({ query }) => {
			await query.updateTable('user_account').set(change).where('email', '=', email).execute();
		});
	const guard: Rows['guard'] = async (email) => {
		const factor = { user_id: await userId(database, email), sealed_secret: '', last_step: 0 };
		const now = Date.now();
		await write(database, 'identity', ({ query }) =>
			query
				.insertInto('totp_factor')
				.values({ ...factor, confirmed_at: now, created_at: now })
				.execute()
		);
	};
	const forget: Rows['forget'] = (table) =>
		write(database, 'identity', async ({ query }) => {
			await query.deleteFrom(table).execute();
		});
	return { changeUser, guard, forget };
}

const userId = (database: Database, email: string) =>
	read(database, 'identity', async ({ query }) => {
		const users = query.selectFrom('user_account').select('user_id');
		return (await users.where('email', '=', email).executeTakeFirstOrThrow()).user_id;
	});

const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Noted while reading: that somebody was seen. */
const VOLATILE: Record<string, string> = {
	session: 'last_seen_at',
	api_token: 'last_used_at'
};

/** Counts failed sign-ins, which refused requests may add to. */
const WITHOUT = ['attempt'];

async function fingerprint(database: Database, companyId?: string): Promise<string> {
	const scope = companyId ? companyScope(companyId) : await everyCompany(database);
	return read(database, scope, ({ query }) => hashOfRows(query as unknown as AnyQuery, companyId));
}

async function everyCompany(database: Database): Promise<Scope> {
	const rows = await read(database, { allCompanies: 'fingerprint' }, ({ query }) =>
		query.selectFrom('company').select('company_id').execute()
	);
	return directoryScope(rows.map((row) => row.company_id));
}

async function hashOfRows(query: AnyQuery, companyId?: string): Promise<string> {
	const hash = createHash('sha256');
	for (const [table, declared] of Object.entries(declaredTables())) {
		if (WITHOUT.includes(table)) continue;
		const columns = Object.keys(declared).filter((column) => column !== VOLATILE[table]);
		if (companyId && !columns.includes('company_id')) continue;
		const all = query.selectFrom(table).select(columns);
		const rows = await (companyId ? all.where('company_id', '=', companyId) : all).execute();
		const lasting = rows.filter((row) => !isFromOutside(table, row));
		hash.update(table).update(JSON.stringify(lasting.map((row) => JSON.stringify(row)).sort()));
	}
	return hash.digest('hex');
}

/** What outsiders may leave there: that they read, a coordinator's reminder, a dry run. */
const isFromOutside = (table: string, row: Record<string, unknown>) =>
	(table === 'company_record' && (row.kind === 'access' || row.event === 'reminder.send')) ||
	(table === 'reminder' && row.kind === 'coordinator') ||
	(table === 'company_restatement' && row.status === 'computed');

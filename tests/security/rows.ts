/** The rows behind a built server, looked at beside it, on whichever engine it runs. */
import { openDatabase, type OpenOptions } from '$lib/server/db/open-database';
import { read, write, type Scope } from '$lib/server/repositories/transaction';
import { createHash } from 'node:crypto';
import type { AnyQuery } from '../integration/any-rows';
import { companyScope, directoryScope } from '../integration/engines';
import { declaredTables } from '../integration/schema-file';

export interface Rows {
	expireSession(token: string): Promise<void>;
	disableUser(email: string): Promise<void>;
	passSecondFactor(sessionToken: string): Promise<void>;
	/** The account asks for a second factor, which nobody has. */
	guard(email: string): Promise<void>;
	tokenId(token: string): Promise<string>;
	/** A hash of every row of the company (of all rows without one), volatile columns apart. */
	fingerprint(companyId?: string): Promise<string>;
	close(): Promise<void>;
}

export async function openRows(options: OpenOptions): Promise<Rows> {
	const database = await openDatabase({ ...options, busyTimeoutMs: 5000 });
	const everyCompany = async (): Promise<Scope> => {
		const rows = await read(database, { allCompanies: 'fingerprint' }, ({ query }) =>
			query.selectFrom('company').select('company_id').execute()
		);
		return directoryScope(rows.map((row) => row.company_id));
	};
	return {
		expireSession: (token) =>
			write(database, 'identity', async ({ query }) => {
				const change = query.updateTable('session').set({ expires_at: Date.now() - 1000 });
				await change.where('token_hash', '=', hashed(token)).execute();
			}),
		disableUser: (email) =>
			write(database, 'identity', async ({ query }) => {
				const change = query.updateTable('user_account').set({ disabled_at: Date.now() });
				await change.where('email', '=', email).execute();
			}),
		passSecondFactor: (token) =>
			write(database, 'identity', async ({ query }) => {
				const change = query.updateTable('session').set({ second_factor_at: Date.now() });
				await change.where('token_hash', '=', hashed(token)).execute();
			}),
		guard: (email) =>
			write(database, 'identity', async ({ query }) => {
				const users = query.selectFrom('user_account').select('user_id');
				const { user_id } = await users.where('email', '=', email).executeTakeFirstOrThrow();
				const now = Date.now();
				const factor = { user_id, sealed_secret: '', last_step: 0 };
				await query
					.insertInto('totp_factor')
					.values({ ...factor, confirmed_at: now, created_at: now })
					.execute();
			}),
		tokenId: (token) =>
			read(database, 'identity', async ({ query }) => {
				const tokens = query.selectFrom('api_token').select('token_id');
				const found = await tokens
					.where('token_hash', '=', hashed(token))
					.executeTakeFirstOrThrow();
				return found.token_id;
			}),
		fingerprint: async (companyId) => {
			const scope = companyId ? companyScope(companyId) : await everyCompany();
			return read(database, scope, ({ query }) =>
				hashOfRows(query as unknown as AnyQuery, companyId)
			);
		},
		close: () => database.close()
	};
}

const hashed = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** Noted while reading: that somebody was seen. */
const VOLATILE: Record<string, string> = {
	session: 'last_seen_at',
	api_token: 'last_used_at'
};

/** Counts failed sign-ins, which refused requests may add to. */
const WITHOUT = ['attempt'];

async function hashOfRows(query: AnyQuery, companyId?: string): Promise<string> {
	const hash = createHash('sha256');
	for (const [table, declared] of Object.entries(declaredTables())) {
		if (WITHOUT.includes(table)) continue;
		const columns = Object.keys(declared).filter((column) => column !== VOLATILE[table]);
		if (companyId && !columns.includes('company_id')) continue;
		const all = query.selectFrom(table).select(columns);
		const rows = await (companyId ? all.where('company_id', '=', companyId) : all).execute();
		hash.update(table).update(JSON.stringify(rows.map((row) => JSON.stringify(row)).sort()));
	}
	return hash.digest('hex');
}

import { fromRow } from './row';
import type { ReadTx } from './transaction';

/** An account as the operator sees it: in how many places, never in which. */
export interface AccountRow {
	userId: string;
	name: string;
	email: string;
	operatorSince: number | null;
	disabledAt: number | null;
	createdAt: number;
	memberships: number;
	engagements: number;
	consortia: number;
	/** Ways to pass the second factor. */
	factors: number;
	lastSeenAt: number | null;
}

export async function listAccounts(tx: ReadTx): Promise<AccountRow[]> {
	const rows = await tx.query
		.selectFrom('user_account as u')
		.select(['u.user_id', 'u.name', 'u.email', 'u.operator_since', 'u.disabled_at', 'u.created_at'])
		.orderBy('u.created_at')
		.orderBy('u.user_id')
		.execute();
	const memberships = await countBy(tx, 'membership');
	const consortia = await countBy(tx, 'consortium_member');
	const passkeys = await countBy(tx, 'passkey');
	const engagements = await engagementsByAuditor(tx);
	const apps = await confirmedApps(tx);
	const seen = await lastSeen(tx);
	return rows.map((row) => {
		const account = fromRow(row);
		const { userId } = account;
		return {
			...account,
			memberships: memberships.get(userId) ?? 0,
			engagements: engagements.get(userId) ?? 0,
			consortia: consortia.get(userId) ?? 0,
			factors: (passkeys.get(userId) ?? 0) + (apps.has(userId) ? 1 : 0),
			lastSeenAt: seen.get(userId) ?? null
		};
	});
}

async function countBy(
	tx: ReadTx,
	table: 'membership' | 'consortium_member' | 'passkey'
): Promise<Map<string, number>> {
	const rows = await tx.query
		.selectFrom(table)
		.select(({ fn }) => ['user_id', fn.countAll<number>().as('count')])
		.groupBy('user_id')
		.execute();
	return new Map(rows.map((row) => [row.user_id, row.count]));
}

/** All there were: whoever is an auditor stays one in the list. */
async function engagementsByAuditor(tx: ReadTx): Promise<Map<string, number>> {
	const rows = await tx.query
		.selectFrom('engagement')
		.select(({ fn }) => ['auditor_id', fn.countAll<number>().as('count')])
		.groupBy('auditor_id')
		.execute();
	return new Map(rows.map((row) => [row.auditor_id, row.count]));
}

async function confirmedApps(tx: ReadTx): Promise<Set<string>> {
	const rows = await tx.query
		.selectFrom('totp_factor')
		.select('user_id')
		.where('confirmed_at', 'is not', null)
		.execute();
	return new Set(rows.map((row) => row.user_id));
}

/** Of sessions that have not ended: what is known without keeping a history. */
async function lastSeen(tx: ReadTx): Promise<Map<string, number>> {
	const rows = await tx.query
		.selectFrom('session')
		.select(({ fn }) => ['user_id', fn.max('last_seen_at').as('at')])
		.groupBy('user_id')
		.execute();
	return new Map(rows.map((row) => [row.user_id, row.at]));
}

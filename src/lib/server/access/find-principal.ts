import { findApiToken, touchApiToken } from '../repositories/api-tokens';
import { listMembershipsOf } from '../repositories/memberships';
import { findSession, touchSession } from '../repositories/sessions';
import { type Database, read, type ReadTx, write } from '../repositories/transaction';
import type { Principal, Role } from './context';
import { fingerprint, isApiToken, isSecret } from './secret';
import { IDLE_MS, SEEN_EVERY_MS } from './sessions';

/** The person behind a session cookie; null when the session is unknown, ended or idle too long. */
export async function principalOfSession(
	database: Database,
	secret: string | undefined,
	now: number
): Promise<Principal | null> {
	if (!isSecret(secret)) return null;
	const tokenHash = fingerprint(secret);
	const found = await read(database, 'identity', async (tx) => {
		const row = await findSession(tx, tokenHash, now);
		return row && { ...row, memberships: await membershipsOf(tx, row.session.userId) };
	});
	if (!found || found.session.lastSeenAt + IDLE_MS <= now) return null;
	if (found.session.lastSeenAt + SEEN_EVERY_MS <= now)
		await write(database, 'identity', (tx) => touchSession(tx, tokenHash, now));
	const { session, user, memberships } = found;
	return {
		...personal(session.userId, user),
		memberships,
		via: 'session',
		scopes: ['read', 'write'],
		session: {
			tokenHash,
			confirmedAt: session.confirmedAt,
			expiresAt: session.expiresAt
		},
		...secondFactor(session)
	};
}

/** The person behind an API token, with no more rights than the token's scopes. */
export async function principalOfToken(
	database: Database,
	secret: string,
	now: number
): Promise<Principal | null> {
	if (!isApiToken(secret)) return null;
	const tokenHash = fingerprint(secret);
	const found = await read(database, 'identity', async (tx) => {
		const row = await findApiToken(tx, tokenHash, now);
		return row && { ...row, memberships: await membershipsOf(tx, row.token.userId) };
	});
	if (!found) return null;
	const { token, user, memberships } = found;
	if ((token.lastUsedAt ?? 0) + SEEN_EVERY_MS <= now)
		await write(database, 'identity', (tx) => touchApiToken(tx, tokenHash, now));
	return {
		...personal(token.userId, user),
		memberships,
		via: 'token',
		scopes: scopesOf(token.scopes),
		...secondFactor(token)
	};
}

function secondFactor({ secondFactorAt }: { secondFactorAt: number | null }) {
	return { secondFactor: secondFactorAt === null ? ('open' as const) : ('passed' as const) };
}

interface Person {
	email: string;
	name: string;
	operatorSince: number | null;
}

function personal(userId: string, { email, name, operatorSince }: Person) {
	const operator: 'yes' | 'no' = operatorSince === null ? 'no' : 'yes';
	return { userId, email, name, operator };
}

async function membershipsOf(tx: ReadTx, userId: string): Promise<Principal['memberships']> {
	const rows = await listMembershipsOf(tx, userId);
	return rows.flatMap(({ companyId, role }) => (isRole(role) ? [{ companyId, role }] : []));
}

/** A role that this version does not know gives no right. */
const isRole = (text: string): text is Role =>
	text === 'company_admin' || text === 'company_member';

export function scopesOf(stored: string): ('read' | 'write')[] {
	const named = stored.split(',');
	return (['read', 'write'] as const).filter((scope) => named.includes(scope));
}

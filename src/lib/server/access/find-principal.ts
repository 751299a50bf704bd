import { todayInJapan } from '$lib/domain/time/day';
import { findApiToken, touchApiToken } from '../repositories/api-tokens';
import { findRawDataConsent } from '../repositories/consents';
import { listConsortiaOf } from '../repositories/consortia';
import { listRunningEngagementsOf } from '../repositories/engagements';
import { listMembershipsOf } from '../repositories/memberships';
import { findSession, touchSession } from '../repositories/sessions';
import { type Database, read, type ReadTx, write } from '../repositories/transaction';
import type { ConsortiumRole, Principal, Role } from './context';
import { fingerprint, isApiToken, isSecret } from './secret';
import { IDLE_MS, SEEN_EVERY_MS } from './sessions';

/** When, and about which company the request is, if about one. */
export interface Asking {
	now: number;
	companyId: string | null;
}

/** The person behind a session cookie; null when the session is unknown, ended or idle too long. */
export async function principalOfSession(
	database: Database,
	secret: string | undefined,
	asking: Asking
): Promise<Principal | null> {
	if (!isSecret(secret)) return null;
	const { now } = asking;
	const tokenHash = fingerprint(secret);
	const found = await read(database, 'identity', async (tx) => {
		const row = await findSession(tx, tokenHash, now);
		return row && { ...row, relations: await relationsOf(tx, row.session.userId, asking) };
	});
	if (!found || found.session.lastSeenAt + IDLE_MS <= now) return null;
	if (found.session.lastSeenAt + SEEN_EVERY_MS <= now)
		await write(database, 'identity', (tx) => touchSession(tx, tokenHash, now));
	const { session, user, relations } = found;
	return {
		...personal(session.userId, user),
		...relations,
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
	asking: Asking
): Promise<Principal | null> {
	if (!isApiToken(secret)) return null;
	const { now } = asking;
	const tokenHash = fingerprint(secret);
	const found = await read(database, 'identity', async (tx) => {
		const row = await findApiToken(tx, tokenHash, now);
		return row && { ...row, relations: await relationsOf(tx, row.token.userId, asking) };
	});
	if (!found) return null;
	const { token, user, relations } = found;
	if ((token.lastUsedAt ?? 0) + SEEN_EVERY_MS <= now)
		await write(database, 'identity', (tx) => touchApiToken(tx, tokenHash, now));
	return {
		...personal(token.userId, user),
		...relations,
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

type Relations = Pick<Principal, 'memberships' | 'engagements' | 'consortia' | 'rawDataConsents'>;

/** Read anew for every request: what ended is over with the next one. */
async function relationsOf(tx: ReadTx, userId: string, asking: Asking): Promise<Relations> {
	const { now, companyId } = asking;
	const day = todayInJapan(now);
	const memberships = await listMembershipsOf(tx, userId);
	const engagements = await listRunningEngagementsOf(tx, userId, day);
	const consortia = (await listConsortiaOf(tx, userId)).flatMap(({ consortiumId, role }) =>
		isConsortiumRole(role) ? [{ consortiumId, role }] : []
	);
	const coordinates = companyId !== null && consortia.some(({ role }) => role === 'coordinator');
	const consentId = coordinates ? await findRawDataConsent(tx, { userId, companyId, day }) : null;
	return {
		memberships: memberships.flatMap((one) =>
			isRole(one.role) ? [{ companyId: one.companyId, role: one.role }] : []
		),
		engagements: engagements.map(({ engagementId, companyId: engagedBy, siteIds }) => ({
			engagementId,
			companyId: engagedBy,
			sites: siteIds ?? 'all'
		})),
		consortia,
		rawDataConsents: companyId !== null && consentId !== null ? [{ companyId, consentId }] : []
	};
}

/** A role that this version does not know gives no right. */
const isRole = (text: string): text is Role =>
	text === 'company_admin' || text === 'company_member';

const isConsortiumRole = (text: string): text is ConsortiumRole =>
	text === 'coordinator' || text === 'consortium_viewer';

export function scopesOf(stored: string): ('read' | 'write')[] {
	const named = stored.split(',');
	return (['read', 'write'] as const).filter((scope) => named.includes(scope));
}

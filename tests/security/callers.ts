/** What each person's requests carry. */
import { createTokenFor, revokeToken } from '$lib/server/services/tokens';
import { principalOfToken } from '$lib/server/access/find-principal';
import { getServer } from '$lib/server/app';
import { asked, server } from '../integration/access-world';
import { type Name, names, people } from './people';
import { SPARE } from './populate';
import type { Rows } from './rows';
import { signInAt, signInWithApp } from './signing-in';

export interface Caller {
	name: Name;
	cookie?: string;
	authorization?: string;
}

interface Place {
	origin: string;
	rows: Rows;
}

export async function callersOf(place: Place): Promise<Caller[]> {
	await place.rows.guard(SPARE.guarded);
	const callers: Caller[] = [];
	for (const name of names) callers.push({ name, ...(await credentials(name, place)) });
	return callers;
}

async function credentials(name: Name, { origin, rows }: Place): Promise<Omit<Caller, 'name'>> {
	const { via, email = '', scopes, secondFactor } = people[name];
	if (name === 'half signed in') return { cookie: await halfCookie(rows) };
	if (name === 'expired session') return { cookie: await expired(rows) };
	if (name === 'disabled user') return { cookie: await disabled(origin, rows) };
	if (name === 'revoked token') return { authorization: await revoked() };
	if (via === 'nothing') return {};
	if (via === 'token') {
		const { token } = await createTokenFor(server, { email, scopes: [...scopes], days: 1 });
		return { authorization: `Bearer ${token}` };
	}
	// One of them goes the whole way with an app; the others are given what it leads to.
	if (name === 'operator') return { cookie: await signInWithApp(origin, email) };
	if (secondFactor === 'open') return { cookie: await signInAt(origin, email) };
	return { cookie: await sessionCookie(rows, name) };
}

/** Requests may have ended the session. */
export async function renewed(caller: Caller, rows: Rows): Promise<void> {
	if (caller.name === 'half signed in') caller.cookie = await halfCookie(rows);
	else if (people[caller.name].via === 'session')
		caller.cookie = await sessionCookie(rows, caller.name);
}

async function sessionCookie(rows: Rows, name: Name): Promise<string> {
	const { email = '', secondFactor } = people[name];
	return `mieruka-session=${await rows.newSession(email, secondFactor)}`;
}

/** A member of the own company whose password was right, sent as each of the two cookies. */
async function halfCookie(rows: Rows): Promise<string> {
	const half = await rows.newHalfSession(SPARE.guarded);
	return `mieruka-second=${half}; mieruka-session=${half}`;
}

async function expired(rows: Rows): Promise<string> {
	const secret = await rows.newSession(people['own admin'].email ?? '', 'passed');
	await rows.changeSession(secret, { expires_at: Date.now() - 1000 });
	return `mieruka-session=${secret}`;
}

async function disabled(origin: string, rows: Rows): Promise<string> {
	const cookie = await signInAt(origin, SPARE.leaver);
	await rows.changeUser(SPARE.leaver, { disabled_at: Date.now() });
	return cookie;
}

async function revoked(): Promise<string> {
	const { email = '' } = people['own admin'];
	const made = await createTokenFor(server, { email, scopes: ['read', 'write'], days: 1 });
	const now = { now: Date.now(), companyId: null };
	await revokeToken(asked(await principalOfToken(getServer().database, made.token, now)), made.id);
	return `Bearer ${made.token}`;
}

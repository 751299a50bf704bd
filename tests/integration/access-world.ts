import { afterAll, beforeAll } from 'vitest';
import type { Context, Principal } from '$lib/server/access/context';
import { principalOfSession } from '$lib/server/access/find-principal';
import type { NewSession, Visit } from '$lib/server/access/sessions';
import { closeServer, getServer, openServer } from '$lib/server/app';
import { parseConfig } from '$lib/server/config';
import { type SignedIn, signIn } from '$lib/server/services/sign-in';
import { createUser } from '$lib/server/services/users';
import type { Place, TestEngine } from './engines';

export const PASSWORD = 'vbqmzkrtwpnx';
export const visit: Visit = { address: '192.0.2.1', userAgent: 'test', device: null };

const commandLine: Principal = {
	userId: 'command_line',
	email: '',
	name: '',
	operator: 'no',
	memberships: [],
	engagements: [],
	consortia: [],
	rawDataConsents: [],
	secondFactor: 'passed',
	via: 'command_line',
	scopes: ['read', 'write']
};

export const asked = (principal: Principal | null): Context => ({
	principal,
	declared: 'any',
	outsideReads: [],
	requestId: 'r',
	locale: 'ja'
});
export const server = asked(commandLine);
export const nobody = asked(null);

let addresses = 0;
/** A visit from an address that has tried nothing yet. */
export const elsewhere = (): Visit => ({ ...visit, address: `198.51.100.${(addresses += 1)}` });

/** `done`, or the code of the refusal. */
export const code = async (work: Promise<unknown>): Promise<string> =>
	work.then(
		() => 'done',
		(refused: { code?: string; name: string }) => refused.code ?? refused.name
	);

/** Opens the server on a fresh database of the engine, for the tests of one `describe`. */
export function useServer({ createPlace }: TestEngine): void {
	let place: Place;
	beforeAll(async () => {
		place = await createPlace();
		const { dataDir, databaseUrl } = place.options;
		await openServer(parseConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl }));
	});
	afterAll(async () => {
		await closeServer();
		await place.remove();
	});
}

export const known = (session: NewSession) =>
	principalOfSession(getServer().database, session.token, { now: Date.now(), companyId: null });

export const person = (email: string) =>
	createUser(server, { email, name: '花', password: PASSWORD });

/** Of a sign-in that asks for no second factor. */
export async function wholly(signedIn: Promise<SignedIn>): Promise<NewSession> {
	const session = await signedIn;
	if ('half' in session) throw new Error('a second factor is asked');
	return session;
}

/** The same person, as if a second factor had been passed on the way in. */
export const awake = ({ principal }: Context): Context =>
	asked(principal && { ...principal, secondFactor: 'passed' });

export async function signedIn(email: string) {
	const session = await wholly(signIn(nobody, { email, password: PASSWORD }, elsewhere()));
	return { session, context: asked(await known(session)) };
}

import { afterAll, beforeAll } from 'vitest';
import type { Context, Principal } from '$lib/server/access/context';
import { principalOfSession } from '$lib/server/access/find-principal';
import type { NewSession, Visit } from '$lib/server/access/sessions';
import { closeServer, getServer, openServer } from '$lib/server/app';
import { parseConfig } from '$lib/server/config';
import { signIn } from '$lib/server/services/sign-in';
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
	via: 'command_line',
	scopes: ['read', 'write']
};

export const asked = (principal: Principal | null): Context => ({
	principal,
	declared: 'any',
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
	principalOfSession(getServer().database, session.token, Date.now());

export const person = (email: string) =>
	createUser(server, { email, name: '花', password: PASSWORD });

export async function signedIn(email: string) {
	const session = await signIn(nobody, { email, password: PASSWORD }, elsewhere());
	return { session, context: asked(await known(session)) };
}

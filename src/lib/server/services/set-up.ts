import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorise, authoriseNewCompany } from '../access/authorise';
import type { CompanyScope, Context } from '../access/context';
import { deviceProof } from '../access/known-device';
import { countTry, PER_ADDRESS } from '../access/limiter';
import { hashPassword } from '../access/password';
import { fingerprint, isSecret, newSecret } from '../access/secret';
import { type NewSession, openSession, type Visit } from '../access/sessions';
import { getServer } from '../app';
import { NotFound } from '../errors';
import { parseInput } from '../input';
import { log } from '../log';
import {
	createOneTimeLink,
	deleteOneTimeLinks,
	findOneTimeLink,
	takeOneTimeLink
} from '../repositories/one-time-links';
import { read, type WriteTx, write } from '../repositories/transaction';
import { countUsers } from '../repositories/users';
import { assertGoodPassword, email, personName, typedPassword } from './account-input';
import { addCompany, addFirstAdmin } from './companies';
import { beginFor } from './demo/sample-consortium';
import { companyFields, name } from './company-input';
import { addSite } from './sites';
import { addUser } from './users';

const PURPOSE = 'set_up';
const LINK_MS = 7 * 24 * 3_600_000;

/**
 * At start, while nobody has an account: the path of a fresh one-time link, of which the database
 * keeps only the hash; earlier links end. Null when the server has been set up.
 */
export async function newSetUpPath(): Promise<string | null> {
	const token = newSecret();
	const now = Date.now();
	return write(getServer().database, 'identity', async (tx) => {
		await deleteOneTimeLinks(tx, PURPOSE);
		if ((await countUsers(tx)) > 0) return null;
		await createOneTimeLink(tx, {
			tokenHash: fingerprint(token),
			purpose: PURPOSE,
			userId: null,
			createdAt: now,
			expiresAt: now + LINK_MS
		});
		return `/set-up/${token}`;
	});
}

/** Whether the page behind the link may be shown; anything else is not found. */
export async function assertSetUpLink(context: Context, token: string): Promise<void> {
	authorise(context, 'set_up', 'read');
	await assertLink(token);
}

const input = z.strictObject({
	email,
	name: personName,
	password: typedPassword,
	demo: z.enum(['yes', 'no']).default('no'),
	company: z.strictObject({ ...companyFields, siteName: name.default('本社') }).optional()
});

export interface SetUp extends NewSession {
	companyId: string | null;
	/** Whether the sample consortium is coming in. */
	demo: 'yes' | 'no';
}

/**
 * The first operator, and with a company also its administrator. The link is used up in the
 * transaction that creates them: of parallel uses one succeeds.
 */
export async function setUp(
	context: Context,
	{ token, ...given }: { token: string } & Record<string, unknown>,
	visit: Visit
): Promise<SetUp> {
	const userId = randomUUID();
	const scope = authoriseNewCompany(context, ['set_up', 'create'], userId);
	const { database } = getServer();
	await assertLink(token);
	await countTry(database, PER_ADDRESS, { subject: visit.address, now: Date.now() });
	const person = parseInput(input, given);
	assertGoodPassword(person.password, [person.email, person.name, person.company?.name ?? null]);
	const passwordHash = await hashPassword(person.password);
	const session = await write(database, scope, async (tx) => {
		await takeLink(tx, token);
		const now = Date.now();
		await addUser(tx, { ...person, id: userId, passwordHash, operator: 'yes', now });
		if (person.company) await addOwnCompany(scope, tx, person.company);
		return openSession(tx, { userId, visit, now });
	});
	if (person.demo === 'yes') await beginDemo(userId);
	const device = await deviceProof(database, { userId, passwordHash });
	const companyId = person.company ? scope.companyId : null;
	return { ...session, device, companyId, demo: person.demo };
}

/** The person is registered by now: what hinders the samples is said on their page, not here. */
async function beginDemo(userId: string): Promise<void> {
	await beginFor(userId).catch((error: unknown) =>
		log.error({ err: error }, 'the sample consortium did not begin')
	);
}

async function addOwnCompany(
	scope: CompanyScope,
	tx: WriteTx,
	{ siteName, ...company }: NonNullable<z.output<typeof input>['company']>
): Promise<void> {
	await addCompany(scope, tx, { ...company, now: Date.now() });
	await addFirstAdmin(scope, tx);
	await addSite(scope, tx, { name: siteName });
}

async function takeLink(tx: WriteTx, token: string): Promise<void> {
	const wanted = { tokenHash: fingerprint(token), purpose: PURPOSE, now: Date.now() };
	const taken = await takeOneTimeLink(tx, wanted);
	if (!taken || (await countUsers(tx)) > 0) throw new NotFound('set_up.link');
}

async function assertLink(token: string): Promise<void> {
	const wanted = { tokenHash: fingerprint(token), purpose: PURPOSE, now: Date.now() };
	const link =
		isSecret(token) &&
		(await read(getServer().database, 'identity', (tx) => findOneTimeLink(tx, wanted)));
	if (!link) throw new NotFound('set_up.link');
}

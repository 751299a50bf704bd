import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import * as m from '$i18n/paraglide/messages';
import { z } from 'zod';
import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { deviceProof } from '../../access/known-device';
import { countTry, PER_CHALLENGE } from '../../access/limiter';
import {
	creationOptions,
	passkeyPlace,
	type PasskeyPlace,
	type NewKey,
	requestOptions,
	verifyCreation,
	verifyUse
} from '../../access/passkeys';
import { fingerprint, publicId } from '../../access/secret';
import type { NewSession, Visit } from '../../access/sessions';
import { getServer } from '../../app';
import { Conflict, Invalid, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { hasSecondFactor } from '../../repositories/factors';
import { deleteHalfSession } from '../../repositories/half-sessions';
import {
	createPasskey,
	deletePasskey,
	findPasskey,
	listPasskeysOf,
	type Passkey,
	usePasskey
} from '../../repositories/passkeys';
import { read, type WriteTx, write } from '../../repositories/transaction';
import { lockUser, type User } from '../../repositories/users';
import { personName } from '../account-input';
import { recordServerDeed } from '../records/deeds';
import { assertConfirmed, renewSession } from '../sessions';
import { enter } from '../sign-in';
import { isTaken, makeLink } from './links';
import { notify } from './notices';
import { own } from './own';
import { afterFactorLoss } from './second-factor';

const CHALLENGE_MS = 5 * 60_000;
const MOST_KEYS = 20;

/** What the browser's own check reads further; sizes are bounded here. */
const text = z.string().max(20_000);
const signed = z.looseObject({
	id: z.string().max(2000),
	rawId: z.string().max(2000),
	type: z.literal('public-key'),
	response: z.looseObject({ clientDataJSON: text }),
	clientExtensionResults: z.looseObject({}).default({})
});

/** A challenge for whoever comes: the key that answers says who it is. */
export async function askPasskey(context: Context, visit: Visit) {
	authorise(context, 'session', 'create');
	const place = placeHere();
	const { database } = getServer();
	await countTry(database, PER_CHALLENGE, { subject: visit.address, now: Date.now() });
	const { token } = await write(database, 'identity', (tx) =>
		makeLink(tx, { purpose: 'passkey_use', userId: null, lastsMs: CHALLENGE_MS })
	);
	return requestOptions(place, token);
}

const use = z.strictObject({ response: signed, half: z.string().optional() });

/** A session with the second factor passed, without a password. */
export async function signInWithPasskey(
	context: Context,
	input: unknown,
	visit: Visit
): Promise<NewSession> {
	authorise(context, 'session', 'create');
	const place = placeHere();
	const { response, half } = parseInput(use, input);
	const { database } = getServer();
	const passkey = await read(database, 'identity', (tx) => findPasskey(tx, response.id));
	if (!passkey) throw wrong();
	const given = { response: response as unknown as AuthenticationResponseJSON, passkey };
	const counter = await verifyUse(place, given, (challenge) => isTaken(challenge, 'passkey_use'));
	if (counter === null) throw wrong();
	const { user, session } = await write(database, 'identity', async (tx) => {
		const user = await usedBy(tx, passkey, counter);
		if (half) await deleteHalfSession(tx, fingerprint(half));
		const now = Date.now();
		const start = { userId: user.userId, visit, now, secondFactorAt: now };
		return { user, session: await enter(tx, context, { ...start, by: 'passkey' }) };
	});
	return { ...session, device: await deviceProof(database, user) };
}

async function usedBy(tx: WriteTx, passkey: Passkey, counter: number): Promise<User> {
	const user = await lockUser(tx, passkey.userId);
	const used = await usePasskey(tx, passkey, { counter, now: Date.now() });
	if (!user || user.disabledAt !== null || !used) throw wrong();
	return user;
}

/** A challenge for a new key of one's own. */
export async function askNewPasskey(context: Context) {
	authorise(context, 'second_factor', 'create');
	assertConfirmed(context);
	const place = placeHere();
	const { userId, email, name } = own(context);
	const { token, present } = await write(getServer().database, 'identity', async (tx) => ({
		token: (await makeLink(tx, { purpose: 'passkey_add', userId, lastsMs: CHALLENGE_MS })).token,
		present: await listPasskeysOf(tx, userId)
	}));
	const rpName = m.app_name({}, { locale: context.locale });
	return creationOptions(place, token, { userId, email, name, rpName, present });
}

const addition = z.strictObject({ name: personName, response: signed });

/** The key is a second factor from now on; with the first one all other sessions end. */
export async function addPasskey(
	context: Context,
	input: unknown,
	visit: Visit
): Promise<NewSession> {
	authorise(context, 'second_factor', 'create');
	assertConfirmed(context);
	const { name, response } = parseInput(addition, input);
	const { userId } = own(context);
	const key = await verifyCreation(
		placeHere(),
		response as unknown as RegistrationResponseJSON,
		(challenge) => isTaken(challenge, 'passkey_add', userId)
	);
	if (!key) throw wrong();
	const { database } = getServer();
	const { user, session } = await write(database, 'identity', async (tx) => {
		const user = await lockUser(tx, userId);
		if (!user) throw wrong();
		const others = (await hasSecondFactor(tx, userId)) ? 'keep' : 'end';
		await store(tx, userId, { ...key, name });
		const renewal = { visit, others, secondFactorAt: Date.now() } as const;
		await notify(tx, user.email, 'passkey_added');
		return { user, session: await renewSession(tx, context, renewal) };
	});
	return { ...session, device: await deviceProof(database, user) };
}

async function store(tx: WriteTx, userId: string, key: NewKey & { name: string }): Promise<void> {
	const many = (await listPasskeysOf(tx, userId)).length >= MOST_KEYS;
	if (many || (await findPasskey(tx, key.credentialId))) throw new Conflict('passkey.not_added');
	await createPasskey(tx, { ...key, userId, createdAt: Date.now(), lastUsedAt: null });
	await recordServerDeed(tx, { userId }, { event: 'passkey.add' });
}

/** With the last factor its rights go, in every session and token. */
export async function removePasskey(context: Context, id: string): Promise<void> {
	authorise(context, 'second_factor', 'delete');
	assertConfirmed(context);
	const { userId, email } = own(context);
	await write(getServer().database, 'identity', async (tx) => {
		await lockUser(tx, userId);
		const keys = await listPasskeysOf(tx, userId);
		const key = keys.find(({ credentialId }) => publicId(credentialId) === id);
		if (!key) throw new NotFound('not_found');
		await deletePasskey(tx, userId, key.credentialId);
		await afterFactorLoss(tx, userId);
		await recordServerDeed(tx, { userId }, { event: 'passkey.remove' });
		await notify(tx, email, 'passkey_removed');
	});
}

/** The name that a browser must be at for passkeys to be offered; null: none on this server. */
export function passkeyHost(context: Context): string | null {
	authorise(context, 'session', 'create');
	return passkeyPlace(getServer().config.origin)?.rpId ?? null;
}

function placeHere(): PasskeyPlace {
	const place = passkeyPlace(getServer().config.origin);
	if (!place) throw new Conflict('passkey.not_here');
	return place;
}

const wrong = () => new Invalid('passkey.wrong');

import { fingerprint, isSecret, newSecret } from '../../access/secret';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import {
	createOneTimeLink,
	deleteExpiredOneTimeLinks,
	findOneTimeLink,
	type OneTimeLink,
	takeOneTimeLink
} from '../../repositories/one-time-links';
import { read, type WriteTx, write } from '../../repositories/transaction';

/** Links of accounts; the database keeps only the hash of their secret. */
export type Purpose = 'reset' | 'email' | 'passkey_use' | 'passkey_add';

export interface NewLink {
	token: string;
	expiresAt: number;
}

export async function makeLink(
	tx: WriteTx,
	link: { purpose: Purpose; userId: string | null; lastsMs: number; detail?: string }
): Promise<NewLink> {
	const token = newSecret();
	const now = Date.now();
	const expiresAt = now + link.lastsMs;
	await deleteExpiredOneTimeLinks(tx, now);
	await createOneTimeLink(tx, {
		tokenHash: fingerprint(token),
		purpose: link.purpose,
		userId: link.userId,
		createdAt: now,
		expiresAt,
		detail: link.detail
	});
	return { token, expiresAt };
}

export type PersonLink = OneTimeLink & { userId: string };

/** Looked at, not used; anything but a link that holds is not found. */
export async function findLink(token: string, purpose: Purpose): Promise<PersonLink> {
	const wanted = { tokenHash: fingerprint(token), purpose, now: Date.now() };
	const link =
		isSecret(token) &&
		(await read(getServer().database, 'identity', (tx) => findOneTimeLink(tx, wanted)));
	return ofPerson(link || null, purpose);
}

/** Used up in the caller's transaction: of parallel uses one goes on. */
export async function takeLink(tx: WriteTx, token: string, purpose: Purpose): Promise<PersonLink> {
	const wanted = { tokenHash: fingerprint(token), purpose, now: Date.now() };
	return ofPerson(await takeOneTimeLink(tx, wanted), purpose);
}

/** The same for a challenge of a passkey, in a transaction of its own: tried once, it is gone. */
export async function isTaken(
	challenge: string,
	purpose: Purpose,
	userId: string | null = null
): Promise<boolean> {
	if (!isSecret(challenge)) return false;
	const wanted = { tokenHash: fingerprint(challenge), purpose, now: Date.now() };
	const taken = await write(getServer().database, 'identity', (tx) => takeOneTimeLink(tx, wanted));
	return taken !== null && taken.userId === userId;
}

function ofPerson(link: OneTimeLink | null, purpose: Purpose): PersonLink {
	if (!link?.userId) throw new NotFound(`${purpose}.link`);
	return { ...link, userId: link.userId };
}

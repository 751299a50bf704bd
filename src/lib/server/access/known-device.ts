import { createHmac, timingSafeEqual } from 'node:crypto';
import { settingOnce } from '../repositories/settings';
import { type Database, write } from '../repositories/transaction';
import { isSecret, newSecret } from './secret';

/**
 * A device on which somebody has signed in keeps a proof of it: a random number, signed for this
 * account and its present password. It opens nothing; it only lets its owner try a password
 * while strangers have used up the account's tries.
 */
export interface Account {
	userId: string;
	passwordHash: string | null;
}

export async function deviceProof(database: Database, account: Account): Promise<string> {
	const nonce = newSecret();
	return `${nonce}.${sign(await deviceKey(database), account, nonce)}`;
}

/** The device's own number when the proof holds, else null. */
export async function knownDevice(
	database: Database,
	account: Account | null,
	proof: string | null
): Promise<string | null> {
	const [nonce, signature] = proof?.split('.') ?? [];
	if (!account || !isSecret(nonce) || !isSecret(signature)) return null;
	const expected = sign(await deviceKey(database), account, nonce);
	return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? nonce : null;
}

function sign(key: string, { userId, passwordHash }: Account, nonce: string): string {
	return createHmac('sha256', key)
		.update(JSON.stringify([userId, passwordHash, nonce]))
		.digest('base64url');
}

function deviceKey(database: Database): Promise<string> {
	return write(database, 'identity', (tx) => settingOnce(tx, 'device_key', newSecret()));
}

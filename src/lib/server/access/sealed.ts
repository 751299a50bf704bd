import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import { Unavailable } from '../errors';

/**
 * Secrets that must be read again (those of authenticator apps) are sealed with AES-256-GCM under
 * a key that is not in the database: from SECRET_KEY, or from a file beside it. `about` says whose
 * the secret is: moved to another person's row, it does not open.
 */
export type KeyPlace = Pick<Config, 'secretKey' | 'dataDir'>;

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

export function seal(place: KeyPlace, text: string, about: string): string {
	const iv = randomBytes(IV_BYTES);
	const cipher = createCipheriv('aes-256-gcm', keyOf(place), iv).setAAD(Buffer.from(about));
	const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Refused where the key is another than the one it was sealed with. */
export function unseal(place: KeyPlace, sealed: string, about: string): string {
	const key = keyOf(place);
	const bytes = Buffer.from(sealed, 'base64url');
	const [iv, rest] = [bytes.subarray(0, IV_BYTES), bytes.subarray(IV_BYTES)];
	try {
		const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
		decipher.setAAD(Buffer.from(about)).setAuthTag(rest.subarray(0, TAG_BYTES));
		const text = decipher.update(rest.subarray(TAG_BYTES));
		return Buffer.concat([text, decipher.final()]).toString('utf8');
	} catch {
		throw new Unavailable('second_factor.key');
	}
}

function keyOf({ secretKey, dataDir }: KeyPlace): Buffer {
	return secretKey ?? keyFile(join(dataDir, 'secret.key'), dataDir);
}

/** Made at first use, for the server's user alone; of processes that make it at once, one wins. */
function keyFile(path: string, folder: string): Buffer {
	if (!existsSync(path)) makeKeyFile(path, folder);
	const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
	if (key.length !== KEY_BYTES) throw new Unavailable('second_factor.key');
	return key;
}

function makeKeyFile(path: string, folder: string): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const whole = `${path}.${randomBytes(8).toString('hex')}`;
	const text = `${randomBytes(KEY_BYTES).toString('base64url')}\n`;
	writeFileSync(whole, text, { mode: 0o600, flag: 'wx', flush: true });
	try {
		// Appears under its name with all of its content, or not at all.
		linkSync(whole, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(whole);
	}
}

import { describe, expect, it } from 'vitest';
import { fingerprint } from '$lib/server/access/secret';
import { getServer } from '$lib/server/app';
import { createPasskey, deletePasskey, listPasskeysOf } from '$lib/server/repositories/passkeys';
import { listSessionsOf, touchSession } from '$lib/server/repositories/sessions';
import { read, write } from '$lib/server/repositories/transaction';
import { useCode } from '$lib/server/services/accounts/codes';
import { getSecondFactor, startTotp } from '$lib/server/services/accounts/second-factor';
import { person, signedIn, useServer } from './access-world';
import { engines } from './engines';
import { appCode, useOwnClock } from './second-factor-world';

const aPasskey = (credentialId: string, userId: string) => ({
	...{
		credentialId,
		userId,
		publicKey: new Uint8Array([1]),
		counter: 0,
		transports: '',
		name: '鍵'
	},
	...{ createdAt: 1, lastUsedAt: null }
});

describe.each(engines)('what belongs to one person on $name', (engine) => {
	useServer(engine);
	useOwnClock();

	it('a passkey is removed by its own person alone', async () => {
		const [mine, theirs] = [await person('mine@rows.example'), await person('theirs@rows.example')];
		const { database } = getServer();
		await write(database, 'identity', async (tx) => {
			await createPasskey(tx, aPasskey('key-mine', mine.id));
			await createPasskey(tx, aPasskey('key-theirs', theirs.id));
		});
		const remove = (key: string) =>
			write(database, 'identity', (tx) => deletePasskey(tx, mine.id, key));
		expect(await remove('key-theirs')).toBe(false);
		expect(await remove('key-mine')).toBe(true);
		const left = await read(database, 'identity', (tx) => listPasskeysOf(tx, theirs.id));
		expect(left.map(({ credentialId }) => credentialId)).toEqual(['key-theirs']);
	});

	it('a session that is seen says nothing of another', async () => {
		const { id } = await person('seen@rows.example');
		const { session } = await signedIn('seen@rows.example');
		await signedIn('seen@rows.example');
		const { database } = getServer();
		const seenAt = Date.now() + 1000;
		const tokenHash = fingerprint(session.token);
		await write(database, 'identity', (tx) => touchSession(tx, tokenHash, seenAt));
		const all = await read(database, 'identity', (tx) => listSessionsOf(tx, id));
		expect(all.map((one) => one.lastSeenAt === seenAt)).toEqual([true, false]);
	});

	it('an app whose set-up was not finished opens nothing', async () => {
		const { id } = await person('unfinished@rows.example');
		const { context } = await signedIn('unfinished@rows.example');
		await startTotp(context);
		const { pending } = await getSecondFactor(context);
		const code = appCode(pending!.secret.replaceAll(' ', ''));
		const used = await write(getServer().database, 'identity', (tx) =>
			useCode(tx, id, { code, now: Date.now() })
		);
		expect(used).toBeNull();
	});
});

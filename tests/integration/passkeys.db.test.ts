import { beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { read } from '$lib/server/repositories/transaction';
import {
	addPasskey,
	askNewPasskey,
	askPasskey,
	passkeyHost,
	removePasskey,
	signInWithPasskey
} from '$lib/server/services/accounts/passkeys';
import { getSecondFactor } from '$lib/server/services/accounts/second-factor';
import { getSecondStep } from '$lib/server/services/accounts/second-step';
import { disableUser } from '$lib/server/services/users';
import {
	asked,
	code,
	elsewhere,
	known,
	nobody,
	person,
	server,
	signedIn,
	useServer,
	visit
} from './access-world';
import { engines } from './engines';
import { guarded, halfIn, pass, useOwnClock } from './second-factor-world';
import { type Claims, SoftKey } from './soft-key';

describe.each(engines)('passkeys on $name', (engine) => {
	useServer(engine);
	useOwnClock();

	const add = async (context: Context, key: SoftKey, bent: Claims = {}) => {
		const options = await askNewPasskey(context);
		return addPasskey(context, { name: '事務所', response: key.create(options, bent) }, visit);
	};

	const enter = async (key: SoftKey, bent: Claims = {}, half?: string) => {
		const options = await askPasskey(nobody, elsewhere());
		const response = key.use(options, bent);
		return signInWithPasskey(nobody, { response, half }, elsewhere());
	};

	async function withKey(email: string) {
		const { id } = await person(email);
		const { context } = await signedIn(email);
		const key = new SoftKey();
		const session = await add(context, key);
		return { id, email, key, session, context: asked(await known(session)) };
	}

	describe('adding one', () => {
		it('takes a fresh password, passes the second factor, and ends other sessions', async () => {
			await person('first@example.jp');
			const other = await signedIn('first@example.jp');
			const { context, session: before } = await signedIn('first@example.jp');
			const key = new SoftKey();
			const session = await add(context, key);
			expect(await known(session)).toMatchObject({ secondFactor: 'passed' });
			expect(await known(before)).toBeNull();
			expect(await known(other.session)).toBeNull();
			const after = asked(await known(session));
			expect((await getSecondFactor(after)).passkeys).toMatchObject([{ name: '事務所' }]);
			pass(15 * 60_000);
			expect(await code(askNewPasskey(after))).toBe('session.confirm_password');
		});

		it.each<[string, Claims]>([
			['another site', { origin: 'https://evil.example' }],
			['another name', { rpId: 'evil.example' }],
			['a challenge of its own', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
			['nobody verified', { flags: 1 + 64 }],
			['nobody there', { flags: 4 + 64 }]
		])('refuses %s', async (what, bent) => {
			const email = `${what.replaceAll(' ', '-')}@example.jp`;
			await person(email);
			const { context } = await signedIn(email);
			expect(await code(add(context, new SoftKey(), bent))).toBe('passkey.wrong');
		});

		it('a challenge is good for one person, once, and not for signing in', async () => {
			await person('a@example.jp');
			await person('b@example.jp');
			const [a, b] = [await signedIn('a@example.jp'), await signedIn('b@example.jp')];
			const options = await askNewPasskey(a.context);
			const response = () => new SoftKey().create(options);
			const give = (context: Context) =>
				code(addPasskey(context, { name: '鍵', response: response() }, visit));
			expect(await give(b.context)).toBe('passkey.wrong');
			expect(await give(a.context)).toBe('passkey.wrong');
			const forUse = await askPasskey(nobody, elsewhere());
			const wrongKind = new SoftKey().create(forUse);
			expect(await code(addPasskey(a.context, { name: '鍵', response: wrongKind }, visit))).toBe(
				'passkey.wrong'
			);
		});

		it('a key that somebody has is not added a second time', async () => {
			const { key } = await withKey('holder@example.jp');
			await person('copy@example.jp');
			const { context } = await signedIn('copy@example.jp');
			expect(await code(add(context, key))).toBe('passkey.not_added');
		});
	});

	describe('signing in', () => {
		it('takes no password, and passes the second factor', async () => {
			const { email, key } = await withKey('alone@example.jp');
			const session = await enter(key);
			expect(await known(session)).toMatchObject({ email, secondFactor: 'passed' });
		});

		it('a password alone leads to the second step, which the key passes', async () => {
			const { email, key } = await withKey('step@example.jp');
			const half = await halfIn(email);
			expect(await getSecondStep(nobody, half)).toEqual({ app: 'no', passkeys: 'yes' });
			expect(await known(await enter(key, {}, half))).not.toBeNull();
			expect(await getSecondStep(nobody, half)).toBeNull();
		});

		it.each<[string, Claims]>([
			['another site', { origin: 'https://evil.example' }],
			['another name', { rpId: 'evil.example' }],
			['a challenge of its own', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
			['nobody verified', { flags: 1 }],
			['nobody there', { flags: 4 }]
		])('refuses %s', async (what, bent) => {
			const { key } = await withKey(`in-${what.replaceAll(' ', '-')}@example.jp`);
			expect(await code(enter(key, bent))).toBe('passkey.wrong');
			expect(await code(enter(key))).toBe('done');
		});

		it('an unknown key, another’s signature and no answer at all are one refusal', async () => {
			const { key } = await withKey('mine@example.jp');
			const stranger = new SoftKey();
			expect(await code(enter(stranger))).toBe('passkey.wrong');
			const options = await askPasskey(nobody, elsewhere());
			const forged = { ...stranger.use(options), id: key.credentialId, rawId: key.credentialId };
			expect(await code(signInWithPasskey(nobody, { response: forged }, elsewhere()))).toBe(
				'passkey.wrong'
			);
			for (const response of [null, {}, { id: key.credentialId }])
				expect(await code(signInWithPasskey(nobody, { response }, elsewhere()))).toBe(
					'request.invalid'
				);
		});

		it('of four uses of one answer at once one succeeds', async () => {
			const { key } = await withKey('four@example.jp');
			const response = key.use(await askPasskey(nobody, elsewhere()));
			const uses = await Promise.all(
				[1, 2, 3, 4].map(() => code(signInWithPasskey(nobody, { response }, elsewhere())))
			);
			expect(uses.sort()).toEqual(['done', ...Array(3).fill('passkey.wrong')]);
		});

		it('a challenge ends after five minutes, and is nowhere in clear', async () => {
			const { key } = await withKey('slow@example.jp');
			const options = await askPasskey(nobody, elsewhere());
			const links = await read(getServer().database, 'identity', ({ query }) =>
				query.selectFrom('one_time_link').selectAll().execute()
			);
			expect(JSON.stringify(links)).not.toContain(options.challenge);
			const response = key.use(options);
			pass(5 * 60_000);
			expect(await code(signInWithPasskey(nobody, { response }, elsewhere()))).toBe(
				'passkey.wrong'
			);
		});

		it('a counter that stands still or goes back is a copy, and refused', async () => {
			const { key } = await withKey('counted@example.jp');
			for (const [counter, answer] of [
				[5, 'done'],
				[5, 'passkey.wrong'],
				[4, 'passkey.wrong'],
				[6, 'done']
			] as const)
				expect(await code(enter(key, { counter })), `${counter}`).toBe(answer);
		});

		it('a disabled person’s key opens nothing', async () => {
			const { id, key } = await withKey('off@example.jp');
			await disableUser(server, id);
			expect(await code(enter(key))).toBe('passkey.wrong');
		});
	});

	describe('removing one', () => {
		beforeAll(() => person('stranger@example.jp'));

		it('takes it away for good; with the last one the factor is gone', async () => {
			const { email, key, context, session } = await withKey('gone@example.jp');
			const [{ id } = { id: '' }] = (await getSecondFactor(context)).passkeys;
			const { context: stranger } = await signedIn('stranger@example.jp');
			expect(await code(removePasskey(stranger, id))).toBe('not_found');
			await removePasskey(context, id);
			expect(await code(enter(key))).toBe('passkey.wrong');
			expect(await known(session)).toMatchObject({ secondFactor: 'open' });
			expect((await signedIn(email)).context.principal).not.toBeNull();
		});

		it('beside the app the second factor stays', async () => {
			const { context } = await guarded('both@example.jp');
			const session = await add(context, new SoftKey());
			const both = asked(await known(session));
			const [{ id } = { id: '' }] = (await getSecondFactor(both)).passkeys;
			await removePasskey(both, id);
			expect(await known(session)).toMatchObject({ secondFactor: 'passed' });
		});
	});

	it('are bound to the name of this server; at an IP address there are none', async () => {
		const { config } = getServer();
		const { origin } = config;
		const hosts = [
			['https://mieruka.example.jp', 'mieruka.example.jp'],
			['http://mieruka.example.jp', null],
			['https://192.168.0.10', null],
			['https://[fd00::1]', null],
			['http://127.0.0.1:3000', 'localhost'],
			['http://localhost:3000', 'localhost']
		] as const;
		for (const [address, host] of hosts) {
			config.origin = address;
			expect(passkeyHost(nobody), address).toBe(host);
		}
		config.origin = 'https://192.168.0.10';
		expect(await code(askPasskey(nobody, elsewhere()))).toBe('passkey.not_here');
		config.origin = origin;
	});
});

import type { Database } from '$lib/server/db/database';
import { createApiToken, deleteApiToken, findApiToken } from '$lib/server/repositories/api-tokens';
import { attemptsOf, clearAttempts, hit } from '$lib/server/repositories/attempts';
import { listMembers, listMembershipsOf, putMember } from '$lib/server/repositories/memberships';
import { createOneTimeLink, takeOneTimeLink } from '$lib/server/repositories/one-time-links';
import {
	createSession,
	deleteSessionsOf,
	findSession,
	listSessionsOf
} from '$lib/server/repositories/sessions';
import { settingOnce } from '$lib/server/repositories/settings';
import { read, type WriteTx, write } from '$lib/server/repositories/transaction';
import {
	countUsers,
	createUser,
	disableUser,
	findUserByEmailKey
} from '$lib/server/repositories/users';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFoundry } from './a-company';
import { companyScope, engines } from './engines';

const NOW = 1_790_000_000_000;

const person = (userId: string) => ({
	userId,
	email: `${userId}@Example.jp`,
	emailKey: `${userId}@example.jp`,
	name: '鈴木 一郎',
	passwordHash: null,
	operatorSince: null,
	disabledAt: null,
	createdAt: NOW
});

const session = (tokenHash: string, userId: string) => ({
	tokenHash,
	userId,
	createdAt: NOW,
	lastSeenAt: NOW,
	expiresAt: NOW + 1000,
	confirmedAt: NOW,
	userAgent: '',
	address: '127.0.0.1',
	secondFactorAt: null
});

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeEach(async () => void (database = await openFresh()));
	afterEach(() => database.close());

	const change = <T>(work: (tx: WriteTx) => Promise<T>) => write(database, 'identity', work);

	test('an address belongs to one person', async () => {
		await change((tx) => createUser(tx, person('suzuki')));
		const again = change((tx) => createUser(tx, { ...person('suzuki'), userId: 'other' }));
		await expect(again).rejects.toThrow(/unique/i);
		const [count, found] = await read(database, 'identity', async (tx) => [
			await countUsers(tx),
			await findUserByEmailKey(tx, 'suzuki@example.jp')
		]);
		expect(count).toBe(1);
		expect(found).toEqual(person('suzuki'));
	});

	test('a session is found with its person until it runs out', async () => {
		await change(async (tx) => {
			await createUser(tx, person('suzuki'));
			await createSession(tx, session('hash', 'suzuki'));
		});
		const at = (now: number) => read(database, 'identity', (tx) => findSession(tx, 'hash', now));
		const { passwordHash: _, ...user } = person('suzuki');
		expect(await at(NOW + 999)).toEqual({ session: session('hash', 'suzuki'), user });
		expect(await at(NOW + 1000)).toBeNull();
	});

	test('who is disabled has no session and no token any more', async () => {
		await change(async (tx) => {
			await createUser(tx, person('suzuki'));
			await createSession(tx, session('hash', 'suzuki'));
			await createApiToken(tx, {
				tokenHash: 'token',
				tokenId: 'id',
				userId: 'suzuki',
				name: '月次取込',
				scopes: 'read',
				createdAt: NOW,
				expiresAt: NOW + 1000,
				lastUsedAt: null,
				secondFactorAt: null
			});
		});
		const tokenNow = () => read(database, 'identity', (tx) => findApiToken(tx, 'token', NOW));
		expect((await tokenNow())?.user.email).toBe('suzuki@Example.jp');
		await change((tx) => disableUser(tx, 'suzuki', NOW));
		expect(await tokenNow()).toBeNull();
		expect(await read(database, 'identity', (tx) => findSession(tx, 'hash', NOW))).toBeNull();
		expect(await read(database, 'identity', (tx) => listSessionsOf(tx, 'suzuki'))).toEqual([]);
	});

	test('ending the other sessions keeps this one, and those of others', async () => {
		await change(async (tx) => {
			for (const name of ['suzuki', 'tanaka']) await createUser(tx, person(name));
			for (const hash of ['a', 'b', 'c']) await createSession(tx, session(hash, 'suzuki'));
			await createSession(tx, session('d', 'tanaka'));
			await deleteSessionsOf(tx, 'suzuki', 'b');
		});
		const hashes = (userId: string) =>
			read(database, 'identity', async (tx) =>
				(await listSessionsOf(tx, userId)).map(({ tokenHash }) => tokenHash)
			);
		expect(await hashes('suzuki')).toEqual(['b']);
		expect(await hashes('tanaka')).toEqual(['d']);
	});

	test('a token is revoked by its own person only', async () => {
		await change(async (tx) => {
			for (const name of ['suzuki', 'tanaka']) await createUser(tx, person(name));
			await createApiToken(tx, {
				tokenHash: 'token',
				tokenId: 'id',
				userId: 'suzuki',
				name: '',
				scopes: 'read,write',
				createdAt: NOW,
				expiresAt: NOW + 1000,
				lastUsedAt: null,
				secondFactorAt: null
			});
		});
		expect(await change((tx) => deleteApiToken(tx, 'tanaka', 'id'))).toBe(false);
		expect(await change((tx) => deleteApiToken(tx, 'suzuki', 'id'))).toBe(true);
	});

	test('of four who use a one-time link at once one succeeds', async () => {
		const link = { tokenHash: 'link', purpose: 'set_up', now: NOW };
		await change((tx) =>
			createOneTimeLink(tx, {
				tokenHash: 'link',
				purpose: 'set_up',
				userId: null,
				createdAt: NOW,
				expiresAt: NOW + 1000
			})
		);
		expect(await change((tx) => takeOneTimeLink(tx, { ...link, purpose: 'reset' }))).toBeNull();
		expect(await change((tx) => takeOneTimeLink(tx, { ...link, now: NOW + 1000 }))).toBeNull();
		const uses = [1, 2, 3, 4].map(() => change((tx) => takeOneTimeLink(tx, link)));
		expect((await Promise.all(uses)).filter(Boolean)).toHaveLength(1);
	});

	test('members are listed per company, and a second role replaces the first', async () => {
		const scope = companyScope('c1');
		await change((tx) => createUser(tx, person('suzuki')));
		await write(database, scope, async (tx) => {
			await createFoundry(scope, tx);
			await putMember(scope, tx, { userId: 'suzuki', role: 'company_member', createdAt: NOW });
			await putMember(scope, tx, { userId: 'suzuki', role: 'company_admin', createdAt: NOW });
		});
		const members = await read(database, scope, (tx) => listMembers(scope, tx));
		expect(members.map(({ userId, role }) => [userId, role])).toEqual([
			['suzuki', 'company_admin']
		]);
		const other = companyScope('c2');
		expect(await read(database, other, (tx) => listMembers(other, tx))).toEqual([]);
		const mine = await read(database, 'identity', (tx) => listMembershipsOf(tx, 'suzuki'));
		expect(mine.map(({ companyId }) => companyId)).toEqual(['c1']);
	});

	test('parallel attempts are all counted, and forgotten when the window is over', async () => {
		const hits = Array.from({ length: 20 }, () =>
			change((tx) => hit(tx, 'account', { windowMs: 1000, now: NOW }))
		);
		const points = (await Promise.all(hits)).map((attempts) => attempts.points);
		expect(points.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
		const at = (now: number) => read(database, 'identity', (tx) => attemptsOf(tx, 'account', now));
		expect(await at(NOW + 999)).toEqual({ points: 20, expiresAt: NOW + 1000 });
		expect((await at(NOW + 1000)).points).toBe(0);
		const next = await change((tx) => hit(tx, 'account', { windowMs: 1000, now: NOW + 1500 }));
		expect(next).toEqual({ points: 1, expiresAt: NOW + 2500 });
		await change((tx) => clearAttempts(tx, 'account'));
		expect((await at(NOW + 1600)).points).toBe(0);
	});

	test('a secret made at the first start stays what it was', async () => {
		expect(await change((tx) => settingOnce(tx, 'secret', 'first'))).toBe('first');
		expect(await change((tx) => settingOnce(tx, 'secret', 'second'))).toBe('first');
	});
});

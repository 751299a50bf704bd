import { beforeAll, describe, expect, it, vi } from 'vitest';
import { principalOfSession } from '$lib/server/access/find-principal';
import { ABSOLUTE_MS, IDLE_MS } from '$lib/server/access/sessions';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { listCompanies } from '$lib/server/services/companies';
import { listMembers } from '$lib/server/services/members';
import {
	changePassword,
	confirmPassword,
	endOtherSessions,
	endSession,
	listSessions
} from '$lib/server/services/sessions';
import { assertSetUpLink, newSetUpPath, setUp } from '$lib/server/services/set-up';
import { signIn, signOut } from '$lib/server/services/sign-in';
import { listSites } from '$lib/server/services/sites';
import { engines } from './engines';
import {
	PASSWORD,
	visit,
	asked,
	nobody,
	elsewhere,
	code,
	useServer,
	known,
	wholly,
	person,
	signedIn
} from './access-world';

describe.each(engines)('signing in on $name', (engine) => {
	useServer(engine);

	describe('the set-up link', () => {
		let token: string;

		it('is made anew at each start while nobody has an account', async () => {
			const first = (await newSetUpPath())?.replace('/set-up/', '') ?? '';
			await assertSetUpLink(nobody, first);
			token = (await newSetUpPath())?.replace('/set-up/', '') ?? '';
			expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
			expect(await code(assertSetUpLink(nobody, first))).toBe('set_up.link');
			expect(await code(assertSetUpLink(nobody, token))).toBe('done');
			expect(await code(assertSetUpLink(nobody, `${token}x`))).toBe('set_up.link');
		});

		it('a weak password does not use it up', async () => {
			const weak = { token, email: 'op@example.jp', name: '運用', password: 'password1234' };
			expect(await code(setUp(nobody, weak, elsewhere()))).toBe('password.common');
			expect(await code(assertSetUpLink(nobody, token))).toBe('done');
		});

		it('of four uses at once one succeeds, and makes operator, company and site', async () => {
			const uses = await Promise.all(
				[1, 2, 3, 4].map((n) =>
					setUp(
						nobody,
						{
							token,
							email: `operator${n}@example.jp`,
							name: '運用',
							password: PASSWORD,
							company: { name: '久慈鋳造株式会社' }
						},
						elsewhere()
					).catch((refused) => refused.code as string)
				)
			);
			const done = uses.filter((use) => typeof use !== 'string');
			expect(uses.filter((use) => use === 'set_up.link')).toHaveLength(3);
			expect(done).toHaveLength(1);
			const context = asked(await known(done[0]!));
			expect(context.principal?.operator).toBe('yes');
			const [company] = await listCompanies(context);
			expect(company).toMatchObject({ id: done[0]!.companyId, name: '久慈鋳造株式会社' });
			expect(await listMembers(context, company!.id)).toMatchObject([{ role: 'company_admin' }]);
			expect(await listSites(context, company!.id)).toMatchObject([
				{ name: '本社', timeZone: 'Asia/Tokyo' }
			]);
		});

		it('is not printed again once somebody has an account', async () => {
			expect(await newSetUpPath()).toBeNull();
			const late = { token, email: 'late@example.jp', name: '後', password: PASSWORD };
			expect(await code(setUp(nobody, late, elsewhere()))).toBe('set_up.link');
		});
	});

	describe('signing in', () => {
		beforeAll(() => person('Hanako@Example.jp'));

		it('takes the address in any spelling, and never keeps the token in clear', async () => {
			const { session, context } = await signedIn(' ｈａｎａｋｏ@example.jp ');
			expect(context.principal).toMatchObject({ email: 'Hanako@Example.jp', operator: 'no' });
			const { database } = getServer();
			const rows = await write(database, 'identity', (tx) =>
				tx.query.selectFrom('session').selectAll().execute()
			);
			expect(JSON.stringify(rows)).not.toContain(session.token);
			expect(rows.map((row) => row.token_hash)).toContainEqual(
				expect.stringMatching(/^[0-9a-f]{64}$/)
			);
		});

		it('an unknown address and a wrong password are one answer with the same work', async () => {
			const wrong = (email: string) =>
				signIn(nobody, { email, password: 'not the password' }, elsewhere());
			expect(await code(wrong('hanako@example.jp'))).toBe('sign_in.wrong');
			expect(await code(wrong('nobody@example.jp'))).toBe('sign_in.wrong');
			await person('timed@example.jp');
			const timed = async (email: string) => {
				const before = performance.now();
				await code(wrong(email));
				return performance.now() - before;
			};
			// In turns, so that whatever else the machine does meets both alike.
			const [known, unknown]: [number[], number[]] = [[], []];
			for (let i = 0; i < 9; i++) {
				known.push(await timed('timed@example.jp'));
				unknown.push(await timed(`unknown-${i}@example.jp`));
			}
			const median = (times: number[]) => times.sort((a, b) => a - b)[4]!;
			const [knownMs, unknownMs] = [median(known), median(unknown)];
			expect(unknownMs / knownMs).toBeGreaterThan(0.4);
			expect(unknownMs / knownMs).toBeLessThan(2.5);
		});

		it('replaces the session that one came with', async () => {
			const { session: first, context } = await signedIn('hanako@example.jp');
			const again = { email: 'hanako@example.jp', password: PASSWORD };
			const second = await wholly(signIn(context, again, elsewhere()));
			expect(second.token).not.toBe(first.token);
			expect(await known(first)).toBeNull();
			expect(await known(second)).not.toBeNull();
		});

		it('signing out ends the session for good', async () => {
			const { session, context } = await signedIn('hanako@example.jp');
			await signOut(context);
			expect(await known(session)).toBeNull();
		});

		it('an idle session ends after twelve hours, any session after thirty days', async () => {
			const { session } = await signedIn('hanako@example.jp');
			const at = (ms: number) =>
				principalOfSession(getServer().database, session.token, {
					now: Date.now() + ms,
					companyId: null
				});
			const step = IDLE_MS - 60_000;
			for (let ms = step; ms < ABSOLUTE_MS; ms += step)
				expect(await at(ms), `${ms}`).not.toBeNull();
			expect(await at(ABSOLUTE_MS)).toBeNull();
			const idle = await signedIn('hanako@example.jp');
			expect(
				await principalOfSession(getServer().database, idle.session.token, {
					now: Date.now() + IDLE_MS,
					companyId: null
				})
			).toBeNull();
		});
	});

	describe('guessing', () => {
		it('ten tries at an account, from wherever, then the right password waits too', async () => {
			await person('victim@example.jp');
			const guess = (password: string, from = elsewhere()) =>
				code(signIn(nobody, { email: 'victim@example.jp', password }, from));
			const device = (await signedIn('victim@example.jp')).session.device;
			const guesses = [];
			for (let i = 0; i < 12; i++) guesses.push(await guess('guess guess guess'));
			expect(guesses.filter((answer) => answer === 'sign_in.wrong')).toHaveLength(10);
			expect(guesses.slice(10)).toEqual(['tries.used_up', 'tries.used_up']);
			expect(await guess(PASSWORD)).toBe('tries.used_up');
			// The victim's own device is known from an earlier sign-in.
			expect(await guess(PASSWORD, { ...elsewhere(), device })).toBe('done');
			const forged = device.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
			for (const other of [forged, `${device.split('.')[0]}.x`, 'x', ''])
				expect(await guess(PASSWORD, { ...elsewhere(), device: other }), other).not.toBe('done');
		});

		it('another account’s device proof helps nobody', async () => {
			await person('other@example.jp');
			const device = (await signedIn('other@example.jp')).session.device;
			const guess = { email: 'victim2@example.jp', password: 'guess guess guess' };
			await person('victim2@example.jp');
			const answers = [];
			for (let i = 0; i < 11; i++)
				answers.push(await code(signIn(nobody, guess, { ...elsewhere(), device })));
			expect(answers.at(-1)).toBe('tries.used_up');
		});

		it('a hundred tries an hour from one address, at whatever accounts', async () => {
			vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
			const from = elsewhere();
			const spray = (n: number) =>
				code(signIn(nobody, { email: `spray${n}@example.jp`, password: 'guess' }, from));
			for (let n = 0; n < 100; n++) expect(await spray(n)).toBe('sign_in.wrong');
			expect(await spray(100)).toBe('tries.used_up');
			vi.setSystemTime(Date.now() + 3_600_000);
			expect(await spray(101)).toBe('sign_in.wrong');
			vi.useRealTimers();
		});
	});

	describe('one’s own sessions and password', () => {
		beforeAll(() => person('taro@example.jp'));

		it('are listed and ended one by one or all but this one, never those of others', async () => {
			const here = await signedIn('taro@example.jp');
			const there = await signedIn('taro@example.jp');
			const third = await signedIn('taro@example.jp');
			const stranger = await signedIn('hanako@example.jp');
			const list = await listSessions(here.context);
			expect(list).toHaveLength(3);
			expect(list.filter((session) => session.current)).toHaveLength(1);
			const foreign = (await listSessions(stranger.context))[0]!.id;
			expect(await code(endSession(here.context, foreign))).toBe('not_found');
			const other = (await listSessions(there.context)).find((session) => session.current)!;
			await endSession(here.context, other.id);
			expect(await known(there.session)).toBeNull();
			await endOtherSessions(here.context);
			expect(await known(third.session)).toBeNull();
			expect(await known(here.session)).not.toBeNull();
			expect(await known(stranger.session)).not.toBeNull();
		});

		it('typing the password again gives a new session that ends no later', async () => {
			const { session, context } = await signedIn('taro@example.jp');
			expect(await code(confirmPassword(context, { password: 'wrong wrong' }, visit))).toBe(
				'password.wrong'
			);
			const fresh = await confirmPassword(context, { password: PASSWORD }, visit);
			expect(await known(session)).toBeNull();
			expect(fresh.expiresAt).toBe(session.expiresAt);
			expect(await known(fresh)).not.toBeNull();
		});

		it('a new password ends every session, and the old one is dead', async () => {
			const here = await signedIn('taro@example.jp');
			const there = await signedIn('taro@example.jp');
			const change = (newPassword: string) =>
				changePassword(here.context, { password: PASSWORD, newPassword }, visit);
			expect(await code(change('taro@example.jp'))).toBe('password.contextual');
			const fresh = await change('wpnxvbqmzkrt');
			expect(await known(here.session)).toBeNull();
			expect(await known(there.session)).toBeNull();
			expect(await known(fresh)).not.toBeNull();
			const old = { email: 'taro@example.jp', password: PASSWORD };
			expect(await code(signIn(nobody, old, elsewhere()))).toBe('sign_in.wrong');
		});
	});
});

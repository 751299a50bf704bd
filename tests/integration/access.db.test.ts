import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { authoriseCompany } from '$lib/server/access/authorise';
import type { Context, Principal } from '$lib/server/access/context';
import { principalOfSession, principalOfToken } from '$lib/server/access/find-principal';
import { ABSOLUTE_MS, IDLE_MS, type NewSession, type Visit } from '$lib/server/access/sessions';
import { closeServer, getServer, openServer } from '$lib/server/app';
import { parseConfig } from '$lib/server/config';
import { write } from '$lib/server/repositories/transaction';
import { createCompany, getCompany, listCompanies } from '$lib/server/services/companies';
import { addMember, changeMember, listMembers, removeMember } from '$lib/server/services/members';
import { createMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import {
	changePassword,
	confirmPassword,
	endOtherSessions,
	endSession,
	listSessions
} from '$lib/server/services/sessions';
import { assertSetUpLink, newSetUpPath, setUp } from '$lib/server/services/set-up';
import { signIn, signOut } from '$lib/server/services/sign-in';
import { createSite, listSites } from '$lib/server/services/sites';
import { createToken, createTokenFor, listTokens, revokeToken } from '$lib/server/services/tokens';
import { createUser, disableUser } from '$lib/server/services/users';
import { engines, type Place } from './engines';

const PASSWORD = 'vbqmzkrtwpnx';
const visit: Visit = { address: '192.0.2.1', userAgent: 'test', device: null };
const commandLine: Principal = {
	userId: 'command_line',
	email: '',
	name: '',
	operator: 'no',
	memberships: [],
	via: 'command_line',
	scopes: ['read', 'write']
};

const asked = (principal: Principal | null): Context => ({
	principal,
	declared: 'any',
	requestId: 'r',
	locale: 'ja'
});
const server = asked(commandLine);
const nobody = asked(null);

let addresses = 0;
/** A visit from an address that has tried nothing yet. */
const elsewhere = (): Visit => ({ ...visit, address: `198.51.100.${(addresses += 1)}` });

const code = async (work: Promise<unknown>) =>
	work.then(
		() => 'done',
		(refused: { code?: string; name: string }) => refused.code ?? refused.name
	);

describe.each(engines)('access on $name', ({ createPlace }) => {
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

	const known = (session: NewSession) =>
		principalOfSession(getServer().database, session.token, Date.now());
	const signedIn = async (email: string, from = elsewhere()) => {
		const session = await signIn(nobody, { email, password: PASSWORD }, from);
		return { session, context: asked(await known(session)) };
	};
	const person = async (email: string) =>
		createUser(server, { email, name: '花', password: PASSWORD });

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
			const median = async (email: () => string) => {
				const times: number[] = [];
				for (let i = 0; i < 7; i++) {
					const before = performance.now();
					await code(wrong(email()));
					times.push(performance.now() - before);
				}
				return times.sort((a, b) => a - b)[3]!;
			};
			await person('timed@example.jp');
			const knownMs = await median(() => 'timed@example.jp');
			const unknownMs = await median(() => `unknown${(addresses += 1)}@example.jp`);
			expect(unknownMs / knownMs).toBeGreaterThan(0.5);
			expect(unknownMs / knownMs).toBeLessThan(2);
		});

		it('replaces the session that one came with', async () => {
			const { session: first, context } = await signedIn('hanako@example.jp');
			const again = { email: 'hanako@example.jp', password: PASSWORD };
			const second = await signIn(context, again, elsewhere());
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
				principalOfSession(getServer().database, session.token, Date.now() + ms);
			const step = IDLE_MS - 60_000;
			for (let ms = step; ms < ABSOLUTE_MS; ms += step)
				expect(await at(ms), `${ms}`).not.toBeNull();
			expect(await at(ABSOLUTE_MS)).toBeNull();
			const idle = await signedIn('hanako@example.jp');
			expect(
				await principalOfSession(getServer().database, idle.session.token, Date.now() + IDLE_MS)
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

	describe('accounts', () => {
		it('a disabled one is out with the next request, tokens included', async () => {
			const { id } = await person('leaver@example.jp');
			const { session } = await signedIn('leaver@example.jp');
			const { token } = await createTokenFor(server, { email: 'leaver@example.jp' });
			await disableUser(server, id);
			expect(await known(session)).toBeNull();
			expect(await principalOfToken(getServer().database, token, Date.now())).toBeNull();
			const back = { email: 'leaver@example.jp', password: PASSWORD };
			expect(await code(signIn(nobody, back, elsewhere()))).toBe('sign_in.wrong');
		});

		it('one address is one account, in any spelling', async () => {
			await person('double@example.jp');
			expect(await code(person('DOUBLE@example.jp'))).toBe('user.exists');
			const both = await Promise.all(
				[person('race@example.jp'), person('race@example.jp')].map(code)
			);
			expect(both.filter((answer) => answer === 'done')).toHaveLength(1);
		});
	});

	describe('tokens', () => {
		it('carry their scopes, run out, and are dead when revoked', async () => {
			await person('robot@example.jp');
			const { context } = await signedIn('robot@example.jp');
			const { token, id, ...made } = await createToken(context, { name: '集計', days: 7 });
			expect(token).toMatch(/^mrk_[A-Za-z0-9_-]{43}$/);
			expect(made.scopes).toEqual(['read']);
			expect(JSON.stringify(await listTokens(context))).not.toContain(token);
			const { database } = getServer();
			const principal = await principalOfToken(database, token, Date.now());
			expect(principal).toMatchObject({ via: 'token', scopes: ['read'] });
			expect(await code(createToken(asked(principal), { name: 'x' }))).toBe('token.scope');
			expect(await principalOfToken(database, token, Date.now() + 8 * 86_400_000)).toBeNull();
			await revokeToken(context, id);
			expect(await principalOfToken(database, token, Date.now())).toBeNull();
			expect(await code(revokeToken(context, id))).toBe('not_found');
		});

		it('a token makes no tokens, and another person’s is not found', async () => {
			const made = await createTokenFor(server, { email: 'robot@example.jp' });
			const principal = await principalOfToken(getServer().database, made.token, Date.now());
			expect(principal?.scopes).toEqual(['read', 'write']);
			expect(await code(createToken(asked(principal), { name: 'x' }))).toBe('session.needed');
			const { context } = await signedIn('hanako@example.jp');
			expect(await code(revokeToken(context, made.id))).toBe('not_found');
		});

		it('needs the password typed within the last quarter of an hour', async () => {
			const { context } = await signedIn('robot@example.jp');
			vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
			expect(await code(createToken(context, { name: 'x' }))).toBe('session.confirm_password');
			vi.useRealTimers();
		});
	});

	describe('members', () => {
		it('come and go by the admin, and the last admin stays', async () => {
			const company = await createCompany(server, { name: '会員社' });
			const admin = await person('admin@example.jp');
			const worker = await person('worker@example.jp');
			await addMember(server, company.id, { email: 'admin@example.jp', role: 'company_admin' });
			const { context } = await signedIn('admin@example.jp');
			await addMember(context, company.id, { email: 'worker@example.jp' });
			const { session, context: working } = await signedIn('worker@example.jp');
			expect(await code(getCompany(working, company.id))).toBe('done');
			expect(await code(removeMember(working, company.id, admin.id))).toBe('forbidden');
			expect(await code(removeMember(context, company.id, admin.id))).toBe('member.last_admin');
			const less = { id: admin.id, role: 'company_member' };
			expect(await code(changeMember(context, company.id, less))).toBe('member.last_admin');
			await removeMember(context, company.id, worker.id);
			expect(await known(session)).toBeNull();
			const back = await signedIn('worker@example.jp');
			expect(await code(getCompany(back.context, company.id))).toBe('not_found');
		});

		it('two admins who remove each other at once leave one', async () => {
			const company = await createCompany(server, { name: '二人社' });
			for (const email of ['a1@example.jp', 'a2@example.jp']) {
				await person(email);
				await addMember(server, company.id, { email, role: 'company_admin' });
			}
			const [one, two] = [await signedIn('a1@example.jp'), await signedIn('a2@example.jp')];
			const idOf = (context: Context) => context.principal!.userId;
			const answers = await Promise.all([
				code(removeMember(one.context, company.id, idOf(two.context))),
				code(removeMember(two.context, company.id, idOf(one.context)))
			]);
			expect(answers.sort()).toEqual(['done', 'member.last_admin']);
			expect(await listMembers(server, company.id)).toHaveLength(1);
		});
	});

	describe('companies, sites and metering points', () => {
		it('the operator who makes a company is its admin by a membership, of no other', async () => {
			await createUser(server, {
				email: 'op2@example.jp',
				name: '運用',
				password: PASSWORD,
				operator: 'yes'
			});
			const foreign = await createCompany(server, { name: '他社' });
			const { context, session } = await signedIn('op2@example.jp');
			const own = await createCompany(context, { name: '自社', fiscalYearStartMonth: 1 });
			const later = asked(await known(session));
			expect(await listCompanies(later)).toEqual([own]);
			expect(await code(getCompany(later, foreign.id))).toBe('not_found');
			const { context: plain } = await signedIn('hanako@example.jp');
			expect(await code(createCompany(plain, { name: 'x' }))).toBe('forbidden');
		});

		it('a supply-point number stands once per carrier, a site must be the company’s', async () => {
			const company = await createCompany(server, { name: '計量社' });
			const other = await createCompany(server, { name: '隣社' });
			const site = await createSite(server, company.id, { name: '工場' });
			const foreign = await createSite(server, other.id, { name: '隣の工場' });
			const point = {
				siteId: site.id,
				name: '受電',
				carrier: 'electricity',
				unit: '千kWh',
				supplyPointNumber: '0300111000000012345678'
			};
			const made = await createMeteringPoint(server, company.id, point);
			expect(made).toMatchObject({ unit: 'MWh', supplyPointNumber: '0300111000000012345678' });
			const create = (change: object) =>
				code(createMeteringPoint(server, company.id, { ...point, ...change }));
			expect(await create({})).toBe('metering_point.number_taken');
			expect(await create({ carrier: 'city_gas', unit: 'm3' })).toBe('done');
			expect(await create({ supplyPointNumber: null, siteId: foreign.id })).toBe('site.unknown');
			expect(await create({ supplyPointNumber: null, unit: 'L' })).toBe('unit.not_for_carrier');
			expect(await create({ carrier: 'heavy_oil' })).toBe('carrier.ambiguous');
			expect(await create({ carrier: 'nothing' })).toBe('carrier.unknown');
			expect(await create({ supplyPointNumber: null, supplier: 'どこにもない電力' })).toBe(
				'supplier.unknown'
			);
			const change = { id: made.id, supplier: '東京電力エナジーパートナー', readingDay: '25' };
			expect(await updateMeteringPoint(server, company.id, change)).toMatchObject({
				supplier: '東京電力エナジーパートナー',
				readingDay: 25,
				name: '受電'
			});
			const menu = { id: made.id, menu: 'Z9' };
			expect(await code(updateMeteringPoint(server, company.id, menu))).toBe('menu.unknown');
			expect(await code(updateMeteringPoint(server, other.id, { ...change }))).toBe('not_found');
		});

		it('the command line may name a company that is not there', async () => {
			expect(await code(getCompany(server, 'missing'))).toBe('not_found');
			expect(await code(createSite(server, 'missing', { name: 'x' }))).toBe('not_found');
			const scope = authoriseCompany(server, 'site', 'read', 'missing');
			expect(scope.companyId).toBe('missing');
		});
	});
});

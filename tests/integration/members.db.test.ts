import { beforeAll, describe, expect, it, vi } from 'vitest';
import { authoriseCompany } from '$lib/server/access/authorise';
import type { Context } from '$lib/server/access/context';
import { principalOfToken } from '$lib/server/access/find-principal';
import { getServer } from '$lib/server/app';
import type { NamedError } from '$lib/server/errors';
import { message } from '$lib/server/sentences';
import { createCompany, getCompany, listCompanies } from '$lib/server/services/companies';
import { addMember, changeMember, listMembers, removeMember } from '$lib/server/services/members';
import { createMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { signIn } from '$lib/server/services/sign-in';
import { createSite } from '$lib/server/services/sites';
import { createToken, createTokenFor, listTokens, revokeToken } from '$lib/server/services/tokens';
import { createUser, disableUser } from '$lib/server/services/users';
import { engines } from './engines';
import {
	PASSWORD,
	asked,
	awake,
	server,
	nobody,
	elsewhere,
	code,
	useServer,
	known,
	person,
	signedIn
} from './access-world';

describe.each(engines)('accounts and companies on $name', (engine) => {
	useServer(engine);
	beforeAll(() => person('hanako@example.jp'));

	describe('accounts', () => {
		it('a disabled one is out with the next request, tokens included', async () => {
			const { id } = await person('leaver@example.jp');
			const { session } = await signedIn('leaver@example.jp');
			const { token } = await createTokenFor(server, { email: 'leaver@example.jp' });
			await disableUser(server, id);
			expect(await known(session)).toBeNull();
			expect(
				await principalOfToken(getServer().database, token, { now: Date.now(), companyId: null })
			).toBeNull();
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
			const principal = await principalOfToken(database, token, {
				now: Date.now(),
				companyId: null
			});
			expect(principal).toMatchObject({ via: 'token', scopes: ['read'] });
			expect(await code(createToken(asked(principal), { name: 'x' }))).toBe('token.scope');
			expect(
				await principalOfToken(database, token, {
					now: Date.now() + 8 * 86_400_000,
					companyId: null
				})
			).toBeNull();
			await revokeToken(context, id);
			expect(
				await principalOfToken(database, token, { now: Date.now(), companyId: null })
			).toBeNull();
			expect(await code(revokeToken(context, id))).toBe('not_found');
		});

		it('a token makes no tokens, and another person’s is not found', async () => {
			const made = await createTokenFor(server, { email: 'robot@example.jp' });
			const principal = await principalOfToken(getServer().database, made.token, {
				now: Date.now(),
				companyId: null
			});
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
			await addMember(server, company.id, { email: 'worker@example.jp' });
			const again = addMember(server, company.id, { email: 'admin@example.jp' });
			expect(await code(again)).toBe('member.exists');
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
			const own = await createCompany(awake(context), { name: '自社', fiscalYearStartMonth: 1 });
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
			for (const change of [{ unit: 'L' }, { carrier: 'heavy_oil' }, { carrier: 'nothing' }]) {
				const refused = await createMeteringPoint(server, company.id, {
					...point,
					...change
				}).catch((thrown: NamedError) => thrown);
				const [found] = (refused as NamedError).findings;
				expect(message(found!, 'ja')).not.toContain('undefined');
			}
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { mailSettled } from '$lib/server/services/mail/deliver';
import { read } from '$lib/server/repositories/transaction';
import {
	createMemberResetLink,
	createResetLink,
	endSessionsOf,
	resetSecondFactor,
	userIdOf
} from '$lib/server/services/accounts/administration';
import { askForReset, assertResetLink, resetPassword } from '$lib/server/services/accounts/reset';
import { createCompany } from '$lib/server/services/companies';
import { addMember } from '$lib/server/services/members';
import { addPerson, createConsortium } from '$lib/server/services/relations/consortia';
import { addEngagement } from '$lib/server/services/relations/engagements';
import { signIn } from '$lib/server/services/sign-in';
import { createUser, disableUser, enableUser } from '$lib/server/services/users';
import {
	asked,
	code,
	elsewhere,
	known,
	nobody,
	PASSWORD,
	person,
	server,
	signedIn,
	useServer
} from './access-world';
import { engines } from './engines';
import { type MailBox, openMailBox } from './mail-box';
import { guarded, halfIn, pass, second, useOwnClock } from './second-factor-world';

const NEW = 'wpnxvbqmzkrt';

const tokenIn = (text = '') => /\/reset\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';

const set = (token: string, newPassword = NEW) =>
	resetPassword(nobody, { token, newPassword }, elsewhere());

describe.each(engines)('a forgotten password on $name', (engine) => {
	useServer(engine);
	useOwnClock();
	let box: MailBox;
	beforeAll(async () => {
		box = await openMailBox();
		getServer().config.smtpUrl = box.url;
	});
	afterAll(() => box.close());

	/** Asks, and answers with the secret of the mail that came. */
	async function asksFor(email: string): Promise<string> {
		await askForReset(nobody, { email }, elsewhere());
		await mailSettled(5_000);
		return tokenIn(box.to(email).at(-1)?.text);
	}

	describe('by mail', () => {
		it('a link in both languages, whose secret is nowhere in the database', async () => {
			await person('forgot@example.jp');
			const token = await asksFor('forgot@example.jp');
			expect(token).toHaveLength(43);
			const [mail] = box.to('forgot@example.jp');
			expect(mail).toMatchObject({ from: 'mieruka@127.0.0.1' });
			expect(mail?.text).toContain('新しいパスワードを設定してください');
			expect(mail?.text).toContain('Choose a new password');
			expect(mail?.text).toContain(`http://127.0.0.1:3000/reset/${token}`);
			const links = await read(getServer().database, 'identity', ({ query }) =>
				query.selectFrom('one_time_link').selectAll().execute()
			);
			expect(links.length).toBeGreaterThan(0);
			expect(JSON.stringify(links)).not.toContain(token);
		});

		it('every address gets the same answer, and only one with an account a mail', async () => {
			const { id } = await person('gone@example.jp');
			await disableUser(server, id);
			const before = box.received.length;
			for (const email of ['nobody@example.jp', 'gone@example.jp'])
				expect(await asksFor(email)).toBe('');
			expect(box.received).toHaveLength(before);
		});

		it('of four uses at once one sets the password, and ends everything under way', async () => {
			const { email, session } = await guarded('four@example.jp');
			const half = await halfIn(email);
			const [first, token] = [await asksFor(email), await asksFor(email)];
			const uses = await Promise.all([1, 2, 3, 4].map((n) => code(set(token, `${NEW}-${n}`))));
			expect(uses.sort()).toEqual(['done', 'reset.link', 'reset.link', 'reset.link']);
			expect(await known(session)).toBeNull();
			expect(await code(second(half, '000000'))).toBe('second_step.over');
			expect(await code(set(first))).toBe('reset.link');
			expect(await code(signIn(nobody, { email, password: PASSWORD }, elsewhere()))).toBe(
				'sign_in.wrong'
			);
			await mailSettled(5_000);
			expect(box.to(email).at(-1)?.text).toContain('パスワードが変更されました');
		});

		it('does not skip the second factor', async () => {
			const { email } = await guarded('kept@example.jp');
			await set(await asksFor(email));
			const outcome = await signIn(nobody, { email, password: NEW }, elsewhere());
			expect(outcome).toHaveProperty('half');
		});

		it('ends after half an hour, and a weak password does not use it up', async () => {
			await person('late@example.jp');
			const token = await asksFor('late@example.jp');
			expect(await code(set(token, 'password1234'))).toBe('password.common');
			expect(await code(assertResetLink(nobody, token))).toBe('done');
			pass(30 * 60_000);
			expect(await code(assertResetLink(nobody, token))).toBe('reset.link');
			expect(await code(set(token))).toBe('reset.link');
		});

		it('a disabled account’s link is dead, also after it is enabled again', async () => {
			const { id } = await person('off@example.jp');
			const token = await asksFor('off@example.jp');
			await disableUser(server, id);
			expect(await code(set(token))).toBe('reset.link');
			await enableUser(server, id);
			expect(await code(set(token))).toBe('reset.link');
			expect((await signedIn('off@example.jp')).context.principal).not.toBeNull();
		});

		it('five mails an hour for one account, without saying so; twenty askings from one place', async () => {
			await person('spammed@example.jp');
			const count = () => box.to('spammed@example.jp').length;
			for (let i = 0; i < 7; i++) await asksFor('spammed@example.jp');
			expect(count()).toBe(5);
			pass(3_600_000);
			await asksFor('spammed@example.jp');
			expect(count()).toBe(6);
			const here = elsewhere();
			const ask = (n: number) => code(askForReset(nobody, { email: `x${n}@example.jp` }, here));
			for (let n = 0; n < 20; n++) expect(await ask(n)).toBe('done');
			expect(await ask(21)).toBe('tries.used_up');
		});

		it('without a mail server nothing is promised', async () => {
			const { config } = getServer();
			const { smtpUrl } = config;
			config.smtpUrl = null;
			expect(await code(askForReset(nobody, { email: 'a@example.jp' }, elsewhere()))).toBe(
				'reset.no_mail'
			);
			config.smtpUrl = smtpUrl;
		});
	});

	describe('by a person who may', () => {
		const admin = async (name: string): Promise<{ context: Context; companyId: string }> => {
			const { id } = await createCompany(server, { name });
			await person(`admin@${name}.example`);
			const role = 'company_admin';
			await addMember(server, id, { email: `admin@${name}.example`, role });
			return { context: (await signedIn(`admin@${name}.example`)).context, companyId: id };
		};

		it('an operator’s link holds for a day, and ends the one before', async () => {
			const { id } = await person('helped@example.jp');
			const first = tokenIn((await createResetLink(server, id)).path);
			const link = await createResetLink(server, id);
			expect(Date.parse(link.expiresAt) - Date.now()).toBe(24 * 3_600_000);
			expect(await code(set(first))).toBe('reset.link');
			pass(23 * 3_600_000);
			expect(await code(set(tokenIn(link.path)))).toBe('done');
			const { context } = await signedInWith('helped@example.jp', NEW);
			expect(await code(createResetLink(context, id))).toBe('forbidden');
		});

		it('an administrator’s link is for members who are nothing else', async () => {
			const { context, companyId } = await admin('kuji');
			const other = await createCompany(server, { name: '他社' });
			const link = async (email: string, ...companies: string[]) => {
				const { id } = await createUser(server, {
					email,
					name: '員',
					password: PASSWORD,
					operator: email.startsWith('operator') ? 'yes' : 'no'
				});
				for (const company of companies) await addMember(server, company, { email });
				return code(createMemberResetLink(context, companyId, id));
			};
			expect(await link('only@kuji.example', companyId)).toBe('done');
			expect(await link('both@kuji.example', companyId, other.id)).toBe('reset.other_roles');
			expect(await link('operator@kuji.example', companyId)).toBe('reset.other_roles');
			expect(await link('stranger@kuji.example', other.id)).toBe('not_found');
			expect(await link('loose@kuji.example')).toBe('not_found');
			expect(await link('auditor@kuji.example', companyId)).toBe('done');
			const engagement = { auditor: 'auditor@kuji.example', from: '2020-04-01', to: '2020-05-01' };
			await addEngagement(server, other.id, engagement);
			const auditor = await userIdOf(server, 'auditor@kuji.example');
			expect(await code(createMemberResetLink(context, companyId, auditor))).toBe(
				'reset.other_roles'
			);
			expect(await link('viewer@kuji.example', companyId)).toBe('done');
			const consortium = await createConsortium(server, { name: '協同組合' });
			const person = { email: 'viewer@kuji.example', role: 'consortium_viewer' };
			await addPerson(server, consortium.id, person);
			const viewer = await userIdOf(server, 'viewer@kuji.example');
			expect(await code(createMemberResetLink(context, companyId, viewer))).toBe(
				'reset.other_roles'
			);
			const member = (await signedIn('only@kuji.example')).context;
			const id = await userIdOf(server, 'only@kuji.example');
			expect(await code(createMemberResetLink(member, companyId, id))).toBe('forbidden');
			expect(await code(createMemberResetLink(context, other.id, id))).toBe('not_found');
		});

		it('an operator ends sessions, and lifts a second factor that is lost', async () => {
			const { id, email, session } = await guarded('lost@example.jp');
			await endSessionsOf(server, id);
			expect(await known(session)).toBeNull();
			const half = await halfIn(email);
			await resetSecondFactor(server, id);
			expect(await code(second(half, '000000'))).toBe('second_step.over');
			expect((await signedIn(email)).context.principal).toMatchObject({ secondFactor: 'open' });
			await mailSettled(5_000);
			expect(box.to(email).at(-1)?.text).toContain('2段階認証が解除されました');
			const member = (await signedIn(email)).context;
			for (const deed of [endSessionsOf, resetSecondFactor])
				expect(await code(deed(member, id))).toBe('forbidden');
			expect(await code(endSessionsOf(server, 'nobody'))).toBe('not_found');
		});
	});

	it('the answer does not wait for the mail server', async () => {
		await person('slow@example.jp');
		const smtpUrl = getServer().config.smtpUrl;
		// Nothing answers at this address.
		getServer().config.smtpUrl = 'smtp://127.0.0.1:9';
		const before = performance.now();
		await askForReset(nobody, { email: 'slow@example.jp' }, elsewhere());
		expect(performance.now() - before).toBeLessThan(1_000);
		await mailSettled(500);
		getServer().config.smtpUrl = smtpUrl;
	});
});

async function signedInWith(email: string, password: string) {
	const session = await signIn(nobody, { email, password }, elsewhere());
	if ('half' in session) throw new Error('a second factor is asked');
	return { session, context: asked(await known(session)) };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { mailSettled } from '$lib/server/services/mail/deliver';
import {
	changeEmail,
	changeName,
	confirmEmail,
	getEmailChange,
	getProfile
} from '$lib/server/services/accounts/profile';
import { createResetLink } from '$lib/server/services/accounts/administration';
import { assertResetLink } from '$lib/server/services/accounts/reset';
import {
	asked,
	code,
	known,
	nobody,
	person,
	server,
	signedIn,
	useServer,
	visit
} from './access-world';
import { engines } from './engines';
import { type MailBox, openMailBox } from './mail-box';
import { pass, useOwnClock } from './second-factor-world';

describe.each(engines)('one’s own name and address on $name', (engine) => {
	useServer(engine);
	useOwnClock();
	beforeAll(() => person('taken@example.jp'));

	it('the name is changed, and nothing but a name is taken', async () => {
		await person('name@example.jp');
		const { session, context } = await signedIn('name@example.jp');
		await changeName(context, { name: ' 久慈 花子 ' });
		const renamed = asked(await known(session));
		expect(getProfile(renamed)).toMatchObject({ name: '久慈 花子', email: 'name@example.jp' });
		for (const input of [{ name: '' }, { name: 'a\nb' }, { name: 'x', operator: 'yes' }])
			expect(await code(changeName(context, input))).not.toBe('done');
	});

	describe('without a mail server', () => {
		it('the address changes at once, ends other sessions and links to the old one', async () => {
			const { id } = await person('old@example.jp');
			const other = await signedIn('old@example.jp');
			const { context } = await signedIn('old@example.jp');
			const link = (await createResetLink(server, id)).path.replace('/reset/', '');
			const change = await changeEmail(context, { email: 'New@example.jp' }, visit);
			if (change.by !== 'now') throw new Error('not at once');
			expect(await known(other.session)).toBeNull();
			expect(await known(change.session)).toMatchObject({ email: 'New@example.jp' });
			expect(await code(assertResetLink(nobody, link))).toBe('reset.link');
			expect((await signedIn('new@example.jp')).context.principal?.userId).toBe(id);
		});

		it('a taken address is refused in general words, one’s own in another spelling is not', async () => {
			await person('own@example.jp');
			const { context } = await signedIn('own@example.jp');
			const to = (email: string, as: Context = context) => code(changeEmail(as, { email }, visit));
			expect(await to('TAKEN@example.jp')).toBe('email.refused');
			expect(await to('no address')).toBe('request.invalid');
			expect(await to('OWN@example.jp')).toBe('done');
		});

		it('takes a fresh password, and few tries', async () => {
			await person('tries@example.jp');
			const { context } = await signedIn('tries@example.jp');
			const answers = [];
			for (let i = 0; i < 6; i++)
				answers.push(await code(changeEmail(context, { email: 'taken@example.jp' }, visit)));
			expect(answers).toEqual([...Array(5).fill('email.refused'), 'tries.used_up']);
			pass(15 * 60_000);
			expect(await code(changeEmail(context, { email: 'x@example.jp' }, visit))).toBe(
				'session.confirm_password'
			);
		});
	});

	describe('with a mail server', () => {
		let box: MailBox;
		beforeAll(async () => {
			box = await openMailBox();
			getServer().config.smtpUrl = box.url;
		});
		afterAll(() => box.close());

		const linkTo = (address: string) =>
			/\/account\/email\/([A-Za-z0-9_-]{43})/.exec(box.to(address).at(-1)?.text ?? '')?.[1] ?? '';

		async function asks(context: Context, email: string): Promise<string> {
			expect(await changeEmail(context, { email }, visit)).toEqual({ by: 'mail' });
			await mailSettled(5_000);
			return linkTo(email);
		}

		it('the new address confirms it, once, in the hands of the person; the old is told', async () => {
			await person('before@example.jp');
			const { session, context } = await signedIn('before@example.jp');
			const stranger = await signedIn('taken@example.jp');
			const token = await asks(context, 'after@example.jp');
			expect(await known(session)).toMatchObject({ email: 'before@example.jp' });
			expect(await getEmailChange(context, token)).toEqual({ email: 'after@example.jp' });
			pass(60_000);
			expect(await code(confirmEmail(stranger.context, token, visit))).toBe('email.link');
			expect(await code(confirmEmail(nobody, token, visit))).toBe('not_signed_in');
			const changed = await confirmEmail(context, token, visit);
			expect(await known(changed)).toMatchObject({ email: 'after@example.jp' });
			const again = asked(await known(changed));
			// No password was typed for it.
			expect(again.principal?.session?.confirmedAt).toBe(context.principal?.session?.confirmedAt);
			expect(await code(confirmEmail(again, token, visit))).toBe('email.link');
			await mailSettled(5_000);
			expect(box.to('before@example.jp').at(-1)?.text).toContain('メールアドレスが変更されました');
		});

		it('a taken address gets no mail, and the same answer', async () => {
			await person('asks@example.jp');
			const { context } = await signedIn('asks@example.jp');
			expect(await asks(context, 'taken@example.jp')).toBe('');
		});

		it('one taken since is refused; a link ends after an hour', async () => {
			await person('race@example.jp');
			const { context } = await signedIn('race@example.jp');
			const token = await asks(context, 'wanted@example.jp');
			const late = await asks(context, 'later@example.jp');
			expect(await code(confirmEmail(context, token, visit))).toBe('email.link');
			await person('later@example.jp');
			expect(await code(confirmEmail(context, late, visit))).toBe('email.refused');
			pass(3_600_000);
			expect(await code(getEmailChange(context, late))).toBe('email.link');
		});
	});
});

import { describe, expect, it } from 'vitest';
import { principalOfSession } from '$lib/server/access/find-principal';
import { HALF_MS } from '$lib/server/access/half-session';
import { getServer } from '$lib/server/app';
import { read } from '$lib/server/repositories/transaction';
import {
	confirmTotp,
	getSecondFactor,
	renewRecoveryCodes,
	startTotp,
	stopTotp
} from '$lib/server/services/accounts/second-factor';
import { getSecondStep } from '$lib/server/services/accounts/second-step';
import { changePassword, listSessions } from '$lib/server/services/sessions';
import { disableUser } from '$lib/server/services/users';
import {
	code,
	elsewhere,
	known,
	nobody,
	PASSWORD,
	person,
	server,
	signedIn,
	useServer,
	visit
} from './access-world';
import { engines } from './engines';
import {
	appCode,
	guarded,
	halfIn,
	pass,
	second,
	useOwnClock,
	withApp
} from './second-factor-world';

describe.each(engines)('second factors on $name', (engine) => {
	useServer(engine);
	useOwnClock();

	describe('setting up the app', () => {
		it('takes a fresh password, and one right code', async () => {
			await person('set-up@example.jp');
			const { context } = await signedIn('set-up@example.jp');
			expect(await code(confirmTotp(context, { code: '000000' }, visit))).toBe(
				'second_factor.none'
			);
			await startTotp(context);
			expect(await code(confirmTotp(context, { code: '000000' }, visit))).toBe(
				'second_factor.wrong'
			);
			pass(16 * 60_000);
			expect(await code(startTotp(context))).toBe('session.confirm_password');
			expect((await getSecondFactor(context)).pending).toBeNull();
		});

		it('is not asked at sign-in before the first code', async () => {
			await person('waiting@example.jp');
			const { context } = await signedIn('waiting@example.jp');
			await startTotp(context);
			expect((await signedIn('waiting@example.jp')).context.principal).not.toBeNull();
		});

		it('ends all other sessions and sign-ins under way, and renews this one', async () => {
			await person('many@example.jp');
			const other = await signedIn('many@example.jp');
			const here = await signedIn('many@example.jp');
			const { session, context } = await withApp(here.context);
			expect(await known(other.session)).toBeNull();
			expect(await known(here.session)).toBeNull();
			expect(await known(session)).toMatchObject({ secondFactor: 'passed' });
			expect(session.expiresAt).toBe(here.session.expiresAt);
			expect(await listSessions(context)).toMatchObject([{ secondFactor: 'passed' }]);
		});

		it('a second start does not replace the app that is there', async () => {
			const { context } = await guarded('twice@example.jp');
			expect(await code(startTotp(context))).toBe('second_factor.exists');
		});

		it('keeps neither the secret nor a code in clear', async () => {
			const { id, secret, context } = await guarded('sealed@example.jp');
			const codes = await renewRecoveryCodes(context);
			expect(codes).toHaveLength(10);
			for (const one of codes)
				expect(one).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
			const rows = await read(getServer().database, 'identity', async ({ query }) => [
				await query.selectFrom('totp_factor').selectAll().where('user_id', '=', id).execute(),
				await query.selectFrom('recovery_code').selectAll().where('user_id', '=', id).execute()
			]);
			const stored = JSON.stringify(rows);
			for (const one of [secret, ...codes, ...codes.map((c) => c.replaceAll('-', ''))])
				expect(stored).not.toContain(one);
			expect(rows[1]).toHaveLength(10);
		});
	});

	describe('signing in', () => {
		it('asks for the code after the password, and takes it with a clock 30 s off', async () => {
			const { email, secret } = await guarded('skew@example.jp');
			pass(90_000);
			for (const skewMs of [-30_000, 30_000]) {
				pass(90_000);
				const session = await second(await halfIn(email), appCode(secret, { skewMs }));
				expect(await known(session)).toMatchObject({ email, secondFactor: 'passed' });
			}
			pass(180_000);
			for (const skewMs of [-60_000, 60_000])
				expect(await code(second(await halfIn(email), appCode(secret, { skewMs })))).toBe(
					'second_factor.wrong'
				);
		});

		it('takes the code as a Japanese keyboard types it', async () => {
			const { email, secret } = await guarded('wide@example.jp');
			const wide = appCode(secret).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
			const typed = `${wide.slice(0, 3)}　${wide.slice(3)}`;
			expect(await known(await second(await halfIn(email), typed))).not.toBeNull();
		});

		it('a code works once, and none from before it', async () => {
			const { email, secret } = await guarded('replay@example.jp');
			const earlier = appCode(secret);
			const now = appCode(secret);
			await second(await halfIn(email), now);
			for (const used of [now, earlier])
				expect(await code(second(await halfIn(email), used))).toBe('second_factor.wrong');
		});

		it('of four uses of one code at once one succeeds', async () => {
			const { email, secret } = await guarded('parallel@example.jp');
			const halves = [];
			for (let i = 0; i < 4; i++) halves.push(await halfIn(email));
			const shown = appCode(secret);
			const answers = await Promise.all(halves.map((half) => code(second(half, shown))));
			expect(answers.sort()).toEqual(['done', ...Array(3).fill('second_factor.wrong')]);
		});

		it('of four uses of one recovery code at once one succeeds, and it is gone', async () => {
			const { email, context } = await guarded('lost@example.jp');
			const [first = '', other = ''] = await renewRecoveryCodes(context);
			const halves = [];
			for (let i = 0; i < 4; i++) halves.push(await halfIn(email));
			const answers = await Promise.all(halves.map((half) => code(second(half, first))));
			expect(answers.sort()).toEqual(['done', ...Array(3).fill('second_factor.wrong')]);
			expect((await getSecondFactor(context)).recoveryCodes).toBe(9);
			// Typed by hand: small letters, no hyphens, O for 0.
			const typed = other.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
			expect(await code(second(await halfIn(email), typed))).toBe('done');
		});

		it('new recovery codes end the old ones, and another’s codes open nothing', async () => {
			const { email, context } = await guarded('renewed@example.jp');
			const stranger = await guarded('stranger@example.jp');
			const [old = ''] = await renewRecoveryCodes(context);
			await renewRecoveryCodes(context);
			const [foreign = ''] = await renewRecoveryCodes(stranger.context);
			for (const wrong of [old, foreign, appCode(stranger.secret)])
				expect(await code(second(await halfIn(email), wrong))).toBe('second_factor.wrong');
		});
	});

	describe('half signed in', () => {
		it('is no session, and a session is no half', async () => {
			const { email, session } = await guarded('half@example.jp');
			const half = await halfIn(email);
			expect(
				await principalOfSession(getServer().database, half, { now: Date.now(), companyId: null })
			).toBeNull();
			expect(await getSecondStep(nobody, half)).toEqual({ app: 'yes', passkeys: 'no' });
			expect(await getSecondStep(nobody, session.token)).toBeNull();
			for (const none of [undefined, '', 'x', `${half}x`])
				expect(await getSecondStep(nobody, none)).toBeNull();
		});

		it('ends after five wrong codes, then the right one is too late', async () => {
			const { email, secret } = await guarded('five@example.jp');
			const half = await halfIn(email);
			const answers = [];
			for (let i = 0; i < 5; i++) answers.push(await code(second(half, '000000')));
			expect(answers).toEqual([...Array(4).fill('second_factor.wrong'), 'second_step.over']);
			expect(await code(second(half, appCode(secret)))).toBe('second_step.over');
			expect(await getSecondStep(nobody, half)).toBeNull();
			expect(await code(second(await halfIn(email), appCode(secret)))).toBe('done');
		});

		it('of twenty codes tried at once five are looked at', async () => {
			const { email } = await guarded('burst@example.jp');
			const half = await halfIn(email);
			const burst = Array.from({ length: 20 }, (_, i) => `${100_000 + i}`);
			const answers = await Promise.all(burst.map((guess) => code(second(half, guess))));
			const over = ['second_step.over', 'tries.used_up'];
			expect(answers.filter((a) => !over.includes(a)).length).toBeLessThanOrEqual(5);
		});

		it('ends after ten minutes', async () => {
			const { email, secret } = await guarded('slow@example.jp');
			const half = await halfIn(email);
			pass(HALF_MS);
			expect(await code(second(half, appCode(secret)))).toBe('second_step.over');
		});

		it('works once', async () => {
			const { email, secret } = await guarded('once@example.jp');
			const half = await halfIn(email);
			await second(half, appCode(secret));
			expect(await code(second(half, appCode(secret)))).toBe('second_step.over');
		});

		it('ends when the account is disabled or its password changes', async () => {
			const disabled = await guarded('disabled@example.jp');
			const first = await halfIn(disabled.email);
			await disableUser(server, disabled.id);
			expect(await code(second(first, appCode(disabled.secret)))).toBe('second_step.over');
			const changed = await guarded('changed@example.jp');
			const half = await halfIn(changed.email);
			const newPassword = { password: PASSWORD, newPassword: 'wpnxvbqmzkrt' };
			const renewed = await changePassword(changed.context, newPassword, visit);
			expect(await code(second(half, appCode(changed.secret)))).toBe('second_step.over');
			expect(await known(renewed)).toMatchObject({ secondFactor: 'passed' });
		});

		it('guessing on is slowed at the account, and never on the owner’s device', async () => {
			const { email, secret, session } = await guarded('guessed@example.jp');
			const answers = [];
			for (let round = 0; round < 3; round++) {
				const half = await halfIn(email);
				for (let i = 0; i < 4; i++) answers.push(await code(second(half, '000000')));
			}
			expect(answers.slice(-2)).toEqual(['tries.used_up', 'tries.used_up']);
			const strange = code(second(await halfIn(email), appCode(secret)));
			expect(await strange).toBe('tries.used_up');
			const own = { ...elsewhere(), device: session.device };
			expect(await code(second(await halfIn(email, own), appCode(secret), own))).toBe('done');
		});
	});

	it('stopping the app takes its recovery codes along, and sign-in asks for the password alone', async () => {
		const { email, context } = await guarded('stopped@example.jp');
		await renewRecoveryCodes(context);
		await stopTotp(context);
		expect(await getSecondFactor(context)).toMatchObject({ app: 'off', recoveryCodes: 0 });
		expect((await signedIn(email)).context.principal).toMatchObject({ secondFactor: 'open' });
		expect(await code(renewRecoveryCodes(context))).toBe('second_factor.none');
	});
});

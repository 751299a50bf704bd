import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { getServer } from '$lib/server/app';
import { log } from '$lib/server/log';
import type { Mail } from '$lib/server/mail';
import {
	claimDueMail,
	countMails,
	type OutgoingMail
} from '$lib/server/repositories/outgoing-mail';
import { read, write } from '$lib/server/repositories/transaction';
import { listen, mailSettled, sendDue } from '$lib/server/services/mail/deliver';
import { type Letter, postMail } from '$lib/server/services/mail/outbox';
import { useServer } from './access-world';
import { engines } from './engines';
import { type MailBox, openMailBox } from './mail-box';

const HANAKO = 'hanako@example.jp';
const HOUR_MS = 3_600_000;

describe.each(engines)('mail on $name', (engine) => {
	useServer(engine);
	let box: MailBox;
	const inWriting = <T>(work: Parameters<typeof write<T>>[2]) =>
		write(getServer().database, 'identity', work);
	const post = (letter: Letter) => inWriting((tx) => postMail(tx, letter));
	const notice = (mail: Partial<Mail> = {}) =>
		post({ kind: 'notice', mail: { to: HANAKO, subject: '一', text: '一', ...mail } });
	const rows = () => inWriting((tx) => tx.query.selectFrom('outgoing_mail').selectAll().execute());
	const states = async () =>
		(await read(getServer().database, 'identity', countMails)).map(({ state, reason, mails }) => [
			...[state, reason, mails]
		]);
	const dueNow = () =>
		inWriting((tx) => tx.query.updateTable('outgoing_mail').set({ next_try_at: 1 }).execute());

	beforeAll(async () => {
		box = await openMailBox();
	});
	beforeEach(async () => {
		getServer().config.smtpUrl = box.url;
		box.received.length = 0;
		await inWriting((tx) => tx.query.deleteFrom('outgoing_mail').execute());
	});
	afterAll(() => box.close());

	it('arrives in Japanese, from the address of the settings, and nothing of it is kept', async () => {
		getServer().config.mailFrom = 'energy@kumiai.example';
		await notice({ subject: 'お知らせ', text: '月次のまとめ\n' });
		expect(JSON.stringify(await rows())).not.toMatch(/example|お知らせ|まとめ/);
		await mailSettled(5_000);
		expect(box.received).toMatchObject([{ from: 'energy@kumiai.example', to: [HANAKO] }]);
		expect(box.received[0]?.text).toContain('月次のまとめ');
		expect(await rows()).toMatchObject([{ state: 'sent', sealed: null, tries: 1, reason: null }]);
	});

	it('an address with a comma or a line break is one address or none', async () => {
		for (const to of ['a@example.jp, b@example.jp', 'a@example.jp\r\nBcc: b@example.jp'])
			await notice({ to });
		await mailSettled(2_000);
		expect(box.received.flatMap((mail) => mail.to)).not.toContain('b@example.jp');
	});

	it('a deed that is not done sends none', async () => {
		const failed = inWriting(async (tx) => {
			await postMail(tx, { kind: 'notice', mail: { to: HANAKO, subject: '一', text: '一' } });
			throw new Error('no');
		});
		await expect(failed).rejects.toThrow('no');
		await mailSettled(1_000);
		expect([await rows(), box.received]).toEqual([[], []]);
	});

	it('what a killed process had taken is sent by the next one', async () => {
		await notice();
		await dueNow();
		const now = Date.now();
		const claimed = await inWriting((tx) => claimDueMail(tx, { now, claimedUntil: now + 40 }));
		expect(claimed).toMatchObject({ tries: 1 } satisfies Partial<OutgoingMail>);
		await sendDue();
		expect(box.received).toEqual([]);
		await mailSettled(3_000);
		expect(box.to(HANAKO)).toHaveLength(1);
		expect(await states()).toEqual([['sent', null, 1]]);
	});

	it('of senders at the same time one takes a mail', async () => {
		await notice();
		await dueNow();
		const now = Date.now();
		const claims = await Promise.all(
			[1, 2, 3, 4].map(() => inWriting((tx) => claimDueMail(tx, { now, claimedUntil: now + 9 })))
		);
		expect(claims.filter((one) => one !== null)).toHaveLength(1);
	});

	it('a server that refuses is asked again, and neither log nor database names anybody', async () => {
		const lines: string[] = [];
		const warn = vi
			.spyOn(log, 'warn')
			.mockImplementation((...said: unknown[]) => void lines.push(JSON.stringify(said)));
		listen();
		box.refuse(1);
		await notice();
		await mailSettled(1_500);
		expect(await states()).toEqual([['waiting', 'EENVELOPE 452', 1]]);
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('452');
		expect(lines.join() + JSON.stringify(await rows())).not.toContain('example.jp');
		await vi.waitFor(() => expect(box.to(HANAKO)).toHaveLength(1), 20_000);
		warn.mockRestore();
	});

	it('one that is refused for good, or that is no use any more, is given up and forgotten', async () => {
		const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
		await notice({ to: 'kein gültiger Empfänger' });
		await mailSettled(2_000);
		await post({ kind: 'reset', emailKey: HANAKO });
		await inWriting((tx) =>
			tx.query
				.updateTable('outgoing_mail')
				.set({ next_try_at: 1, expires_at: Date.now() - HOUR_MS })
				.where('kind', '=', 'reset')
				.execute()
		);
		await sendDue();
		expect(box.received).toEqual([]);
		const left = await rows();
		expect(left.map(({ kind, state, sealed }) => [kind, state, sealed]).sort()).toEqual([
			['notice', 'failed', null],
			['reset', 'failed', null]
		]);
		expect(left.find(({ kind }) => kind === 'reset')?.reason).toBe('expired');
		warn.mockRestore();
	});

	it('whoever waits for one goes before reminders', async () => {
		for (const to of ['r1@example.jp', 'r2@example.jp'])
			await post({ kind: 'reminder', mail: { to, subject: '一', text: '一' } });
		await notice();
		await dueNow();
		await sendDue();
		expect(box.received[0]?.to).toEqual([HANAKO]);
		expect(box.received).toHaveLength(3);
	});

	it('without SMTP_URL nothing waits and nothing leaves', async () => {
		getServer().config.smtpUrl = null;
		await notice();
		await mailSettled(1_000);
		expect([await rows(), box.received]).toEqual([[], []]);
	});
});

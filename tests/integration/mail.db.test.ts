import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { getServer } from '$lib/server/app';
import { log } from '$lib/server/log';
import { mailSettled, sendMail } from '$lib/server/mail';
import { useServer } from './access-world';
import { engines } from './engines';
import { type MailBox, openMailBox } from './mail-box';

describe.each(engines.slice(0, 1))('mail', (engine) => {
	useServer(engine);
	let box: MailBox;
	beforeAll(async () => {
		box = await openMailBox();
		getServer().config.smtpUrl = box.url;
	});
	afterAll(() => box.close());

	it('arrives in Japanese, from the address of the settings', async () => {
		getServer().config.mailFrom = 'energy@kumiai.example';
		sendMail({ to: 'hanako@example.jp', subject: 'お知らせ', text: '月次のまとめ\n' });
		await mailSettled(5_000);
		expect(box.received).toMatchObject([
			{ from: 'energy@kumiai.example', to: ['hanako@example.jp'] }
		]);
		expect(box.received[0]?.text).toContain('月次のまとめ');
	});

	it('an address with a comma or a line break is one address or none', async () => {
		const before = box.received.length;
		for (const to of ['a@example.jp, b@example.jp', 'a@example.jp\r\nBcc: b@example.jp'])
			sendMail({ to, subject: '一', text: '一' });
		await mailSettled(1_000);
		const others = box.received.slice(before).flatMap((mail) => mail.to);
		expect(others).not.toContain('b@example.jp');
	});

	it('a server that refuses is asked again, and the log names nobody', async () => {
		const lines: string[] = [];
		const warn = vi.spyOn(log, 'warn').mockImplementation((...said: unknown[]) => {
			lines.push(JSON.stringify(said) + String((said[0] as { err?: Error }).err?.message));
		});
		box.refuse(1);
		sendMail({ to: 'again@example.jp', subject: '一', text: '一' });
		await vi.waitFor(() => expect(lines).toHaveLength(1));
		expect(lines[0]).toContain('452');
		expect(lines[0]).not.toContain('example.jp');
		await vi.waitFor(() => expect(box.to('again@example.jp')).toHaveLength(1), 20_000);
		warn.mockRestore();
	});

	it('without SMTP_URL nothing leaves', async () => {
		getServer().config.smtpUrl = null;
		const before = box.received.length;
		sendMail({ to: 'hanako@example.jp', subject: '一', text: '一' });
		await mailSettled(1_000);
		expect(box.received).toHaveLength(before);
	});
});

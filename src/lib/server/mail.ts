import { getServer } from './app';

/** How a mail leaves this server. What waits, and when it is tried, is with `services/mail`. */
export interface Mail {
	to: string;
	subject: string;
	text: string;
}

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Without SMTP_URL nothing is sent; whoever promises a mail asks here first. */
export const mailIsConfigured = (): boolean => getServer().config.smtpUrl !== null;

/** The mail server has it, or why not; `for_good`: the same mail will be refused again. */
export type Sent = 'sent' | { refused: 'for_good' | 'for_now'; reason: string };

export async function sendNow({ to, subject, text }: Mail): Promise<Sent> {
	const { smtpUrl, mailFrom } = getServer().config;
	if (smtpUrl === null) return { refused: 'for_now', reason: 'not_set_up' };
	// Loaded by the first mail: most servers send none.
	const { createTransport } = await import('nodemailer');
	const transport = createTransport({ url: smtpUrl, ...PATIENCE });
	try {
		// As objects, so that no address can become two.
		await transport.sendMail({
			from: { name: '', address: mailFrom },
			to: { name: '', address: to },
			subject,
			text
		});
		return 'sent';
	} catch (error) {
		return { refused: isForGood(error) ? 'for_good' : 'for_now', reason: namelessReason(error) };
	} finally {
		transport.close();
	}
}

/** 5xx: the same mail will be refused again. */
function isForGood(error: unknown): boolean {
	return Number((error as { responseCode?: unknown }).responseCode) >= 500;
}

/** A mail server's words repeat the address; its codes do not. */
function namelessReason(error: unknown): string {
	const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
	const codes = [code, responseCode].filter((one) => one !== undefined).map(String);
	return codes.filter((one) => /^[\w-]{1,40}$/.test(one)).join(' ') || 'unknown';
}

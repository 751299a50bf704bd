import { randomInt } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { getServer } from './app';
import { log } from './log';

/**
 * Mail leaves after the answer, from a queue in memory: no request waits for a mail server, and
 * none fails with it. What could not be sent after the last try is logged, without addresses.
 */
export interface Mail {
	to: string;
	subject: string;
	text: string;
}

const RETRY_AFTER_MS = [2_000, 60_000, 300_000];
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
/** Neither the answer nor the next one may be slower for a mail: its work is at no known moment. */
const AT_MOST_LATER_MS = 300;
/** More than this at once is no mail that people wait for. */
const MOST_WAITING = 500;

/** Of each opened server its own: what one leaves behind is nothing to the next. */
let outgoing = { of: null as object | null, waiting: new Set<Promise<void>>() };

function outgoingNow() {
	const server = getServer();
	if (outgoing.of !== server) outgoing = { of: server, waiting: new Set() };
	return outgoing;
}

/** Without SMTP_URL nothing is sent; whoever promises a mail asks here first. */
export const mailIsConfigured = (): boolean => getServer().config.smtpUrl !== null;

export function sendMail(mail: Mail): void {
	sendLater(() => Promise.resolve(mail));
}

/** Also the work that decides about the mail is done later: its time tells the caller nothing. */
export function sendLater(compose: () => Promise<Mail | null>): void {
	const { smtpUrl, mailFrom } = getServer().config;
	if (smtpUrl === null) return;
	const { waiting } = outgoingNow();
	if (waiting.size >= MOST_WAITING) return log.error('mail: too many wait, one is dropped');
	const sent = composeAndDeliver({ smtpUrl, mailFrom }, compose)
		.catch((err: unknown) => log.error({ err }, 'mail: not composed'))
		.finally(() => waiting.delete(sent));
	waiting.add(sent);
}

/** When all that waits has been sent or given up; a process that ends waits only so long. */
export async function mailSettled(withinMs: number): Promise<void> {
	const end = new AbortController();
	const { waiting } = outgoing;
	const settled = async () => {
		while (waiting.size > 0) await Promise.all(waiting);
	};
	await Promise.race([settled(), after(withinMs, undefined, end)]);
	end.abort();
}

interface Sender {
	smtpUrl: string;
	mailFrom: string;
}

async function composeAndDeliver(
	sender: Sender,
	compose: () => Promise<Mail | null>
): Promise<void> {
	await turn();
	const mail = await compose();
	if (mail)
		await deliver(sender, mail).catch((error: unknown) =>
			log.error({ err: nameless(error) }, 'mail: not sent')
		);
}

const queue = { nextAtMs: 0 };

/** One after the other, in the order in which they were asked for. */
function turn(): Promise<void> {
	const now = performance.now();
	queue.nextAtMs = Math.max(queue.nextAtMs + 2, now + randomInt(AT_MOST_LATER_MS));
	return after(queue.nextAtMs - now);
}

async function deliver(sender: Sender, mail: Mail): Promise<void> {
	for (const delayMs of RETRY_AFTER_MS)
		try {
			return await send(sender, mail);
		} catch (error) {
			if (isForGood(error)) throw error;
			log.warn({ err: nameless(error) }, 'mail: will be tried again');
			await after(delayMs, undefined, { ref: false });
		}
	await send(sender, mail);
}

async function send({ smtpUrl, mailFrom }: Sender, { to, subject, text }: Mail): Promise<void> {
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
	} finally {
		transport.close();
	}
}

/** 5xx: the same mail will be refused again. */
function isForGood(error: unknown): boolean {
	return Number((error as { responseCode?: unknown }).responseCode) >= 500;
}

/** A mail server's words repeat the address; its code does not. */
function nameless(error: unknown): Error {
	const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
	return Object.assign(new Error(`mail ${String(code ?? '')} ${String(responseCode ?? '')}`), {
		stack: undefined
	});
}

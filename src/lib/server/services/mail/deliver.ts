import { setTimeout as after } from 'node:timers/promises';
import { log } from '../../log';
import { getServer, isServerOpen } from '../../app';
import { type Mail, mailIsConfigured, sendNow, type Sent } from '../../mail';
import {
	claimDueMail,
	dropMail,
	nextMailAt,
	type OutgoingMail,
	postponeMail,
	settleMail,
	sweepMail
} from '../../repositories/outgoing-mail';
import { read, write, type WriteTx } from '../../repositories/transaction';
import { emailLetter } from '../accounts/email-letter';
import { resetLetter } from '../accounts/reset-letter';
import { type Letter, openLetter } from './outbox';
import { lookWith, wakeAt } from './wake';

const MINUTE_MS = 60_000;
/** Longer than a mail server may take; a mail of a process that was killed is due again then. */
const CLAIM_MS = 2 * MINUTE_MS;
/** After so many tries; later ones as far apart as the last. Sooner ends what is no use later. */
const AGAIN_MS = [
	2_000,
	MINUTE_MS,
	5 * MINUTE_MS,
	30 * MINUTE_MS,
	120 * MINUTE_MS,
	360 * MINUTE_MS
];
/** So long it stays known that there was a mail, and whether it was sent. */
const REMEMBERED_MS = 30 * 24 * 60 * MINUTE_MS;
/** What another process posted, or a transaction that took long, is found by then. */
const LOOK_EVERY_MS = 10_000;

let running: { of: object; done: Promise<void> } | null = null;

/** From the start of the server to its end; without a mail server there is nothing to send. */
export function keepSending(): void {
	if (!mailIsConfigured()) return;
	listen();
	const timer = setInterval(() => {
		if (isServerOpen()) void sendDue();
	}, LOOK_EVERY_MS);
	timer.unref();
	process.once('sveltekit:shutdown', () => clearInterval(timer));
	void sendDue();
}

/** What is posted in this process from now on is sent by it. */
export function listen(): void {
	lookWith(() => {
		if (isServerOpen()) void sendDue();
	});
}

/** Sends what is due, or will be in so many milliseconds, one after the other; one run at a time. */
export function sendDue(aheadMs = 0): Promise<void> {
	const server = getServer();
	if (running?.of === server) return running.done;
	const done = sendAll(aheadMs)
		.catch((err: unknown) => log.error({ err }, 'mail: the outbox could not be read'))
		.finally(() => {
			if (running?.of === server) running = null;
		});
	running = { of: server, done };
	return done;
}

async function sendAll(aheadMs: number): Promise<void> {
	if (!mailIsConfigured()) return;
	const { database } = getServer();
	for (;;) {
		const next = await read(database, 'identity', nextMailAt);
		if (next === null) return;
		const until = Date.now() + aheadMs;
		if (next > until) return wakeAt(next);
		const mail = await write(database, 'identity', (tx) => claimNext(tx, until));
		if (mail) await sendOne(mail);
	}
}

async function claimNext(tx: WriteTx, until: number): Promise<OutgoingMail | null> {
	const now = Date.now();
	await sweepMail(tx, { now, settledBefore: now - REMEMBERED_MS });
	return claimDueMail(tx, { now: until, claimedUntil: now + CLAIM_MS });
}

async function sendOne(mail: OutgoingMail): Promise<void> {
	const sent = await attempt(openLetter(mail));
	await write(getServer().database, 'identity', (tx) => note(tx, mail, sent));
}

/** `nobody`: there is nobody to write to, which whoever asked is not told. */
async function attempt(letter: Letter | null): Promise<Sent | 'nobody'> {
	if (letter === null) return { refused: 'for_now', reason: 'key' };
	const mail = await compose(letter);
	return mail === null ? 'nobody' : sendNow(mail);
}

async function compose(letter: Letter): Promise<Mail | null> {
	const { database } = getServer();
	switch (letter.kind) {
		case 'reset':
			return write(database, 'identity', (tx) => resetLetter(tx, letter.emailKey));
		case 'email':
			return write(database, 'identity', (tx) => emailLetter(tx, letter));
		default:
			return letter.mail;
	}
}

async function note(tx: WriteTx, mail: OutgoingMail, sent: Sent | 'nobody'): Promise<void> {
	const { mailId, tries } = mail;
	const at = Date.now();
	if (sent === 'nobody') return dropMail(tx, mailId);
	if (sent === 'sent') return settleMail(tx, { mailId, state: 'sent', reason: null, at });
	const { reason } = sent;
	log.warn({ mail: mailId, tries, reason }, 'mail: not sent');
	const nextTryAt = at + (AGAIN_MS[tries - 1] ?? AGAIN_MS.at(-1)!);
	if (sent.refused === 'for_good' || nextTryAt > mail.expiresAt)
		return settleMail(tx, { mailId, state: 'failed', reason, at });
	await postponeMail(tx, { mailId, nextTryAt, reason });
}

/** When all that waits to be tried soon has been; a process that ends waits only so long. */
export async function mailSettled(withinMs: number): Promise<void> {
	if (!isServerOpen() || !mailIsConfigured()) return;
	const end = new AbortController();
	await Promise.race([sendAllSoon(), after(withinMs, undefined, end)]);
	end.abort();
}

/** Every mail is due within this time of its posting. */
const SOON_MS = 1_000;

async function sendAllSoon(): Promise<void> {
	await running?.done;
	await sendDue(SOON_MS);
}

/**
 * Mails wait in the database: written in the transaction of what causes them, sent by the server
 * afterwards, tried again while it makes sense (`deliver.ts`). So none is lost with the process,
 * and none is sent for what did not happen. A mail may arrive twice where the process ends between
 * sending it and noting that.
 *
 * What a mail says is sealed with the server's key. A link that sets a password is not even there:
 * such a mail is composed when it is sent, and the database has the link's hash alone.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { seal, unseal } from '../../access/sealed';
import { getServer } from '../../app';
import { type Mail, mailIsConfigured } from '../../mail';
import { createOutgoingMail } from '../../repositories/outgoing-mail';
import type { WriteTx } from '../../repositories/transaction';
import { wakeAt } from './wake';

/** A mail that is written already, or what it will be made from. */
export type Letter =
	| { kind: 'notice' | 'invitation' | 'reminder'; mail: Mail }
	| { kind: 'reset'; emailKey: string }
	| { kind: 'email'; userId: string; wanted: string };

const HOUR_MS = 60 * 60_000;

/** So long it may be late. A reset link lasts half an hour from its sending, so it is made then. */
const LASTS_MS: Record<Letter['kind'], number> = {
	...{ notice: 72 * HOUR_MS, invitation: 48 * HOUR_MS, reminder: 72 * HOUR_MS },
	...{ reset: HOUR_MS / 2, email: HOUR_MS }
};

/** Neither the answer nor the next one may be slower for a mail: its work is at no known moment. */
const AT_MOST_LATER_MS = 300;

/** Nothing where this server sends no mail. Costs the same whoever the letter is for. */
export async function postMail(tx: WriteTx, letter: Letter): Promise<void> {
	if (!mailIsConfigured()) return;
	const now = Date.now();
	const mailId = inOrder(now);
	const nextTryAt = now + randomInt(AT_MOST_LATER_MS);
	await createOutgoingMail(tx, {
		...{ mailId, kind: letter.kind, createdAt: now, nextTryAt },
		sealed: seal(getServer().config, JSON.stringify(letter), mailId),
		priority: letter.kind === 'reminder' ? 1 : 0,
		expiresAt: now + LASTS_MS[letter.kind]
	});
	wakeAt(nextTryAt);
}

let posted = 0;

/** Unique, and of one process in the order of posting: a later notice arrives after an earlier one. */
function inOrder(now: number): string {
	posted = (posted + 1) % 1_000_000;
	return `${now}-${String(posted).padStart(6, '0')}-${randomUUID()}`;
}

/** null: sealed with another key than this process has. */
export function openLetter({ mailId, sealed }: { mailId: string; sealed: string | null }) {
	try {
		return JSON.parse(unseal(getServer().config, sealed ?? '', mailId)) as Letter;
	} catch {
		return null;
	}
}

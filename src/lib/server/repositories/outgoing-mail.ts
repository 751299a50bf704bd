import { fromRow, type Row, toRow } from './row';
import type { ReadTx, WriteTx } from './transaction';

export type OutgoingMail = Row<'outgoing_mail'>;
export type NewMail = Pick<
	OutgoingMail,
	'mailId' | 'kind' | 'priority' | 'sealed' | 'createdAt' | 'nextTryAt' | 'expiresAt'
>;

export async function createOutgoingMail(tx: WriteTx, mail: NewMail): Promise<void> {
	const fresh = { state: 'waiting', tries: 0, settledAt: null, reason: null };
	const row = toRow<'outgoing_mail'>({ ...mail, ...fresh });
	await tx.query.insertInto('outgoing_mail').values(row).execute();
}

/**
 * The next mail that is due (ids are in the order of posting), for one process alone until `claimedUntil`; what is claimed and never
 * settled is due again then. null: none, or another process was quicker.
 */
export async function claimDueMail(
	tx: WriteTx,
	{ now, claimedUntil }: { now: number; claimedUntil: number }
): Promise<OutgoingMail | null> {
	const due = await tx.query
		.selectFrom('outgoing_mail')
		.select('mail_id')
		.where('state', '=', 'waiting')
		.where('next_try_at', '<=', now)
		.orderBy('priority')
		.orderBy('mail_id')
		.limit(1)
		.executeTakeFirst();
	if (!due) return null;
	const row = await tx.query
		.updateTable('outgoing_mail')
		.set(({ eb }) => ({ next_try_at: claimedUntil, tries: eb('tries', '+', 1) }))
		.where('mail_id', '=', due.mail_id)
		.where('state', '=', 'waiting')
		.where('next_try_at', '<=', now)
		.returningAll()
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function postponeMail(
	tx: WriteTx,
	{ mailId, nextTryAt, reason }: { mailId: string; nextTryAt: number; reason: string }
): Promise<void> {
	await tx.query
		.updateTable('outgoing_mail')
		.set({ next_try_at: nextTryAt, reason })
		.where('mail_id', '=', mailId)
		.where('state', '=', 'waiting')
		.execute();
}

/** Sent or given up: what it said goes with it. */
export async function settleMail(
	tx: WriteTx,
	settled: { mailId: string; state: 'sent' | 'failed'; reason: string | null; at: number }
): Promise<void> {
	await tx.query
		.updateTable('outgoing_mail')
		.set({ state: settled.state, reason: settled.reason, settled_at: settled.at, sealed: null })
		.where('mail_id', '=', settled.mailId)
		.where('state', '=', 'waiting')
		.execute();
}

export async function dropMail(tx: WriteTx, mailId: string): Promise<void> {
	await tx.query.deleteFrom('outgoing_mail').where('mail_id', '=', mailId).execute();
}

/** What nobody needs any more is given up unsent, and what was settled long ago is forgotten. */
export async function sweepMail(
	tx: WriteTx,
	{ now, settledBefore }: { now: number; settledBefore: number }
): Promise<void> {
	await tx.query
		.updateTable('outgoing_mail')
		.set(({ fn, ref, val }) => ({
			state: 'failed',
			settled_at: now,
			sealed: null,
			reason: fn.coalesce(ref('reason'), val('expired'))
		}))
		.where('state', '=', 'waiting')
		.where('expires_at', '<=', now)
		.where('next_try_at', '<=', now)
		.execute();
	await tx.query.deleteFrom('outgoing_mail').where('settled_at', '<', settledBefore).execute();
}

/** When the next one is due; null: none waits. */
export async function nextMailAt(tx: ReadTx): Promise<number | null> {
	const row = await tx.query
		.selectFrom('outgoing_mail')
		.select(({ fn }) => fn.min('next_try_at').as('at'))
		.where('state', '=', 'waiting')
		.executeTakeFirst();
	return row?.at ?? null;
}

/** How many there are of each state and reason. */
export async function countMails(
	tx: ReadTx
): Promise<{ state: string; reason: string | null; mails: number }[]> {
	const rows = await tx.query
		.selectFrom('outgoing_mail')
		.select(({ fn }) => ['state', 'reason', fn.countAll<number>().as('mails')])
		.groupBy(['state', 'reason'])
		.orderBy('state')
		.orderBy('reason')
		.execute();
	return rows.map(fromRow);
}

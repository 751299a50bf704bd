import { monthOf, todayInJapan } from '$lib/domain/time/day';
import { mailIsConfigured } from '../../mail';
import { lockCompany } from '../../repositories/companies';
import {
	addReminder,
	findLastReminder,
	findReminderStop,
	listReachableMembers,
	type Reminder
} from '../../repositories/reminders';
import { type CompanyScope, type ReadTx, write } from '../../repositories/transaction';
import { getServer } from '../../app';
import { existingCompany } from '../companies';
import { collectPoints } from '../completeness/collect';
import { nextUploadsOf } from '../completeness/next';
import { postMail } from '../mail/outbox';
import { recordDeed } from '../records/deeds';
import type { CompanyView } from '../views';
import { reminderMail } from './letter';
import { REMINDED_AGAIN_AFTER_MS } from './often';
import type { ReminderOutcome } from './views';

/** Who reminds: the server once a month, or a coordinator, at most once a week. */
export type Reminding = { kind: 'monthly' } | { kind: 'coordinator'; consortium: string };

/**
 * Writes down that the company is reminded, and posts the mails: in one transaction that holds
 * the company, so that of several processes (and clicks) one does.
 */
export function claimReminder(
	scope: CompanyScope,
	reminding: Reminding,
	now: number
): Promise<ReminderOutcome> {
	return write(getServer().database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const last = await findLastReminder(scope, tx);
		if (last && isTooSoon(reminding, last, now)) return none('too_soon');
		const company = await existingCompany(scope, tx);
		const today = todayInJapan(now);
		const uploads = nextUploadsOf(await collectPoints(scope, tx), today);
		const late = uploads.filter(({ kind }) => kind === 'late');
		if (late.length === 0) return none('not_late');
		const people = await listReachableMembers(scope, tx);
		if (people.length === 0) return none('nobody');
		const unsent = await whyUnsent(scope, tx, company);
		// By itself the server does nothing but mail.
		if (unsent !== null && reminding.kind === 'monthly') return none(unsent);
		const from = reminding.kind === 'coordinator' ? reminding.consortium : null;
		const addresses = unsent === null ? people.map(({ email }) => email) : [];
		for (const email of addresses)
			await postMail(tx, { kind: 'reminder', mail: reminderMail(email, { company, late, from }) });
		const mails = addresses.length;
		const sentBy = reminding.kind === 'coordinator' ? scope.userId : null;
		await addReminder(scope, tx, { at: now, kind: reminding.kind, sentBy, mails });
		if (sentBy !== null) await recordDeed(scope, tx, { event: 'reminder.send', mails });
		return { outcome: 'reminded', mails, unsent };
	});
}

function none(outcome: ReminderOutcome['outcome']): ReminderOutcome {
	return { outcome, mails: 0, unsent: null };
}

/** After a coordinator has asked, the server asks again in another month only. */
function isTooSoon({ kind }: Reminding, last: Reminder, now: number): boolean {
	if (kind === 'coordinator') return last.at > now - REMINDED_AGAIN_AFTER_MS;
	return monthOf(todayInJapan(last.at)) === monthOf(todayInJapan(now));
}

/** What stands on the page all the same. */
async function whyUnsent(
	scope: CompanyScope,
	tx: ReadTx,
	{ origin }: CompanyView
): Promise<ReminderOutcome['unsent']> {
	if (!mailIsConfigured()) return 'not_set_up';
	if (origin === 'demo') return 'sample';
	return (await findReminderStop(scope, tx)) ? 'stopped' : null;
}

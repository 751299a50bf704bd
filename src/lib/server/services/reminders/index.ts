import { z } from 'zod';
import { authoriseCompany, authoriseConsortium } from '../../access/authorise';
import type { ConsortiumScope, Context } from '../../access/context';
import { scopeOfJob } from '../../access/job-scope';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import { mailIsConfigured } from '../../mail';
import { allowReminders, findReminderStop, stopReminders } from '../../repositories/reminders';
import { read, write } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { listLateCompanies } from '../completeness/late-companies';
import { recordDeed } from '../records/deeds';
import { existingConsortium } from '../relations/consortia';
import { claimReminder } from './remind';
import type { ReminderOutcome, RemindersView, ReminderSettingView } from './views';

/** A coordinator reminds one company of what is late. */
export async function remindCompany(
	context: Context,
	consortiumId: string,
	companyId: string
): Promise<RemindersView> {
	const consortium = authoriseConsortium(context, 'reminder', 'create', consortiumId);
	const ids = await listLateCompanies(consortium);
	if (!ids.present.includes(companyId)) throw new NotFound('not_found');
	return remind(consortium, [companyId]);
}

/** The same for all that are late. */
export async function remindLateCompanies(
	context: Context,
	consortiumId: string
): Promise<RemindersView> {
	const consortium = authoriseConsortium(context, 'reminder', 'create', consortiumId);
	const { late } = await listLateCompanies(consortium);
	return remind(consortium, late);
}

async function remind(
	consortium: ConsortiumScope,
	companyIds: readonly string[]
): Promise<RemindersView> {
	const { database } = getServer();
	const { name } = await read(database, consortium, (tx) => existingConsortium(consortium, tx));
	const outcomes: ReminderOutcome[] = [];
	for (const companyId of companyIds) {
		const scope = scopeOfJob({ companyId, userId: consortium.userId });
		const reminding = { kind: 'coordinator', consortium: name } as const;
		outcomes.push(await claimReminder(scope, reminding, Date.now()));
	}
	return summed(outcomes);
}

function summed(outcomes: readonly ReminderOutcome[]): RemindersView {
	const count = (outcome: ReminderOutcome['outcome']) =>
		outcomes.filter((one) => one.outcome === outcome).length;
	return {
		companies: count('reminded'),
		mails: outcomes.reduce((sum, { mails }) => sum + mails, 0),
		tooSoon: count('too_soon'),
		nobody: count('nobody'),
		unsent: outcomes.filter(({ unsent }) => unsent !== null).length,
		mail: mailIsConfigured() ? 'on' : 'off'
	};
}

/** Whether the company is reminded by mail. */
export async function getReminderSetting(
	context: Context,
	companyId: string
): Promise<ReminderSettingView> {
	const scope = authoriseCompany(context, 'reminder_setting', 'read', companyId);
	const stop = await read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return findReminderStop(scope, tx);
	});
	return { reminders: stop ? 'off' : 'on', mail: mailIsConfigured() ? 'on' : 'off' };
}

const choice = z.strictObject({ reminders: z.enum(['on', 'off']) });

/** On or off, for all people of the company and until somebody changes it. */
export async function setReminders(
	context: Context,
	companyId: string,
	input: unknown
): Promise<void> {
	const scope = authoriseCompany(context, 'reminder_setting', 'update', companyId);
	const { reminders } = parseInput(choice, input);
	await write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		const stop = { stoppedAt: Date.now(), stoppedBy: scope.userId };
		const changed =
			reminders === 'off' ? await stopReminders(scope, tx, stop) : await allowReminders(scope, tx);
		const event = reminders === 'off' ? 'reminder.stop' : 'reminder.allow';
		if (changed) await recordDeed(scope, tx, { event });
	});
}

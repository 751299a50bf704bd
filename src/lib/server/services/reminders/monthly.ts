import { todayInJapan } from '$lib/domain/time/day';
import { scopeOfJob, scopeOfJobAcross } from '../../access/job-scope';
import { getServer } from '../../app';
import { log } from '../../log';
import { mailIsConfigured } from '../../mail';
import { listAllCompanyIds } from '../../repositories/companies';
import { read } from '../../repositories/transaction';
import { lateAmong } from '../completeness/late-companies';
import { claimReminder } from './remind';

const LOOK_EVERY_MS = 60 * 60_000;
/** The server's own name where a person's id would stand. */
const BY_ITSELF = 'reminders';

/**
 * Looks every hour of a working day whose data are late, and reminds each company at most once a
 * month. Several processes may look at once: the claim decides which of them sends.
 */
export function keepReminding(): void {
	if (!mailIsConfigured()) return;
	const look = () => {
		if (isWorkingHour(Date.now())) remindMonthlyLogged();
	};
	const timer = setInterval(look, LOOK_EVERY_MS);
	timer.unref();
	process.once('sveltekit:shutdown', () => clearInterval(timer));
}

function remindMonthlyLogged(): void {
	remindMonthly(Date.now()).catch((err: unknown) => log.error({ err }, 'reminders failed'));
}

/** Nine to five from Monday to Friday, in Japan: a mail at night looks like a fault. */
export function isWorkingHour(nowMs: number): boolean {
	const hour = new Date(nowMs + 9 * 3_600_000).getUTCHours();
	// 1970-01-01 was a Thursday: 0 is Sunday.
	const weekday = (todayInJapan(nowMs) + 4) % 7;
	return hour >= 9 && hour < 17 && weekday >= 1 && weekday <= 5;
}

/** All companies, one after the other; answers how many were reminded. */
export async function remindMonthly(now: number): Promise<number> {
	const everything = { allCompanies: 'monthly reminders' };
	const ids = await read(getServer().database, everything, (tx) =>
		listAllCompanyIds(everything, tx)
	);
	let reminded = 0;
	for (let from = 0; from < ids.length; from += AT_ONCE) {
		const some = scopeOfJobAcross(ids.slice(from, from + AT_ONCE));
		for (const companyId of await lateAmong(some, todayInJapan(now)))
			reminded += await remindByItself(companyId, now);
	}
	if (reminded > 0) log.info({ reminded }, 'reminders sent');
	return reminded;
}

/** As many are looked at in one query: no request waits for longer. */
const AT_ONCE = 50;

async function remindByItself(companyId: string, now: number): Promise<number> {
	const scope = scopeOfJob({ companyId, userId: BY_ITSELF });
	const { outcome } = await claimReminder(scope, { kind: 'monthly' }, now);
	return outcome === 'reminded' ? 1 : 0;
}

import * as m from '$i18n/paraglide/messages';
import { scopeOfJob } from '../../access/job-scope';
import type { ConsortiumScope } from '../../access/context';
import { getServer } from '../../app';
import { type Mail, mailIsConfigured } from '../../mail';
import { findCompany } from '../../repositories/companies';
import { findReminderStop, listReachableMembers } from '../../repositories/reminders';
import { write } from '../../repositories/transaction';
import { inBothLanguages } from '../accounts/notices';
import { postMail } from '../mail/outbox';
import type { RestateJob, Restated } from './tasks';

const TOLD = ['applied', 'held', 'undone'] as const;
type Told = (typeof TOLD)[number];

interface About {
	deed: RestateJob['deed'];
	restatementId: string;
	consortium: ConsortiumScope;
}

/** By mail, where the server sends any and the company wants them; its pages say it anyway. */
export async function tellCompanies(restated: Restated, about: About): Promise<void> {
	if (about.deed === 'compute' || !mailIsConfigured()) return;
	for (const { companyId, status } of restated)
		if (isTold(status)) await tell(companyId, status, about);
}

const isTold = (status: string): status is Told => TOLD.some((one) => one === status);

async function tell(
	companyId: string,
	status: Told,
	{ restatementId, consortium: { userId } }: About
): Promise<void> {
	const scope = scopeOfJob({ companyId, userId });
	await write(getServer().database, scope, async (tx) => {
		const company = await findCompany(scope, tx);
		if (!company || company.origin === 'demo') return;
		if (await findReminderStop(scope, tx)) return;
		const address = `${getServer().config.origin}/companies/${companyId}/editions/${restatementId}`;
		const about = { status, name: company.name, address };
		for (const { email } of await listReachableMembers(scope, tx))
			await postMail(tx, { kind: 'notice', mail: letter(email, about) });
	});
}

function letter(
	to: string,
	{ status, name, address }: { status: Told; name: string; address: string }
): Mail {
	const words = {
		applied: m.mail_edition_applied,
		held: m.mail_edition_held,
		undone: m.mail_edition_undone
	};
	return inBothLanguages(to, {
		subject: (locale) => m.mail_edition_subject({ company: name }, { locale }),
		lines: (locale) => [
			words[status]({ company: name }, { locale }),
			m.mail_edition_link({ address }, { locale })
		]
	});
}

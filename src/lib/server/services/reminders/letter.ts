import { monthsName } from '$i18n/dates';
import * as m from '$i18n/paraglide/messages';
import { getServer } from '../../app';
import type { Mail } from '../../mail';
import { label, type Locale } from '../../sentences';
import { inBothLanguages } from '../accounts/notices';
import type { NextUploadView } from '../completeness/views';

/** More lines than these nobody reads in a mail; the page behind the link has all. */
const MOST_LINES = 10;

export interface Letter {
	company: { id: string; name: string };
	late: readonly NextUploadView[];
	/** Name of the consortium whose coordinator asks; null: the server by itself. */
	from: string | null;
}

/** What is late, where to upload it, and how to have no more of these mails. */
export function reminderMail(to: string, { company, late, from }: Letter): Mail {
	const address = (page: string) => `${getServer().config.origin}/companies/${company.id}/${page}`;
	return inBothLanguages(to, {
		subject: (locale) => m.mail_reminder_subject({ company: company.name }, { locale }),
		lines: (locale) => [
			from === null
				? m.mail_reminder_lead({ company: company.name }, { locale })
				: m.mail_reminder_lead_from({ company: company.name, consortium: from }, { locale }),
			lateLines(late, locale),
			m.mail_reminder_link({ address: address('calendar') }, { locale }),
			m.mail_reminder_stop({ address: address('settings#reminders') }, { locale })
		]
	});
}

function lateLines(late: readonly NextUploadView[], locale: Locale): string {
	const lines = late.slice(0, MOST_LINES).map((upload) => lateLine(upload, locale));
	const more = late.length - lines.length;
	if (more > 0) lines.push(m.mail_reminder_more({ count: more }, { locale }));
	return lines.join('\n');
}

function lateLine({ name, carrier, document, from, to }: NextUploadView, locale: Locale): string {
	return m.mail_reminder_line(
		{
			...{ point: name, carrier: label(`carrier_${carrier}`, locale) },
			document: label(`document_${document}`, locale),
			months: from && to ? monthsName({ from, to }, locale) : ''
		},
		{ locale }
	);
}

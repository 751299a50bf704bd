import * as m from '$i18n/paraglide/messages';
import { getServer } from '../../app';
import type { Mail } from '../../mail';
import type { WriteTx } from '../../repositories/transaction';
import type { Locale } from '../../sentences';
import { postMail } from '../mail/outbox';

/** What a person is told by mail, in case it was somebody else. */
export type Notice =
	| 'password'
	| 'email'
	| 'factor_on'
	| 'factor_off'
	| 'recovery_codes'
	| 'recovery_used'
	| 'passkey_added'
	| 'passkey_removed';

/**
 * To the address as it was before the deed, in the deed's own transaction; nothing where no mail is
 * sent from this server.
 */
export async function notify(tx: WriteTx, to: string, notice: Notice): Promise<void> {
	const texts = {
		password: m.mail_notice_password,
		email: m.mail_notice_email,
		factor_on: m.mail_notice_factor_on,
		factor_off: m.mail_notice_factor_off,
		recovery_codes: m.mail_notice_recovery_codes,
		recovery_used: m.mail_notice_recovery_used,
		passkey_added: m.mail_notice_passkey_added,
		passkey_removed: m.mail_notice_passkey_removed
	};
	const mail = inBothLanguages(to, {
		subject: (locale) => m.mail_notice_subject({}, { locale }),
		lines: (locale) => [
			texts[notice]({}, { locale }),
			m.mail_notice_not_you({ address: `${getServer().config.origin}/account` }, { locale })
		]
	});
	await postMail(tx, { kind: 'notice', mail });
}

/** A link with its sentence before and its term behind it. */
export function linkMail(
	to: string,
	{ kind, path, minutes }: { kind: 'reset' | 'email'; path: string; minutes: number }
): Mail {
	const [subject, lead] =
		kind === 'reset'
			? [m.mail_reset_subject, m.mail_reset_lead]
			: [m.mail_email_subject, m.mail_email_lead];
	return inBothLanguages(to, {
		subject: (locale) => subject({}, { locale }),
		lines: (locale) => [
			lead({}, { locale }),
			getServer().config.origin + path,
			m.mail_link_term({ minutes }, { locale })
		]
	});
}

/** Nobody's language is stored, so both stand in every mail, Japanese first. */
export function inBothLanguages(
	to: string,
	words: { subject: (locale: Locale) => string; lines: (locale: Locale) => string[] }
): Mail {
	const locales: Locale[] = ['ja', 'en'];
	return {
		to,
		subject: locales.map(words.subject).join(' / '),
		text: locales.map((locale) => `${words.lines(locale).join('\n\n')}\n`).join('\n---\n\n')
	};
}

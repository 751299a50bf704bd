import * as m from '$i18n/paraglide/messages';
import { getServer } from '../../app';
import type { WriteTx } from '../../repositories/transaction';
import { label } from '../../sentences';
import { inBothLanguages } from '../accounts/notices';
import { postMail } from '../mail/outbox';
import type { NewInvitationView } from './views';

const DAY_MS = 86_400_000;

/**
 * To the address of the invitation, if it has one and this server sends mail. Nobody looks
 * whether the address has an account: what the inviter sees, and when, tells nothing.
 */
export async function mailInvitation(
	tx: WriteTx,
	made: NewInvitationView,
	into: string | null
): Promise<void> {
	if (made.email === null) return;
	const lastsMs = Date.parse(made.expiresAt) - Date.parse(made.createdAt);
	const mail = inBothLanguages(made.email, {
		subject: (locale) => m.mail_invitation_subject({}, { locale }),
		lines: (locale) => [
			label(`join_into_${made.role}`, locale, { into: into ?? '' }),
			getServer().config.origin + made.path,
			m.mail_invitation_term({ days: Math.round(lastsMs / DAY_MS) }, { locale })
		]
	});
	await postMail(tx, { kind: 'invitation', mail });
}

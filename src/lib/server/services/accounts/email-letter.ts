import { emailKey } from '../../access/email';
import type { Mail } from '../../mail';
import { deleteOneTimeLinksOf } from '../../repositories/one-time-links';
import type { WriteTx } from '../../repositories/transaction';
import { findUserByEmailKey } from '../../repositories/users';
import { makeLink } from './links';
import { linkMail } from './notices';

const MINUTE_MS = 60_000;
const LINK_MINUTES = 60;

/** A link that confirms a new address; one that is taken gets no mail, as if it did not exist. */
export async function emailLetter(
	tx: WriteTx,
	{ userId, wanted }: { userId: string; wanted: string }
): Promise<Mail | null> {
	if (await findUserByEmailKey(tx, emailKey(wanted))) return null;
	await deleteOneTimeLinksOf(tx, userId, ['email']);
	const lastsMs = LINK_MINUTES * MINUTE_MS;
	const { token } = await makeLink(tx, { purpose: 'email', userId, lastsMs, detail: wanted });
	return linkMail(wanted, {
		...{ kind: 'email', path: `/account/email/${token}`, minutes: LINK_MINUTES }
	});
}

import type { Mail } from '../../mail';
import type { WriteTx } from '../../repositories/transaction';
import { findUserByEmailKey } from '../../repositories/users';
import { makeLink } from './links';
import { linkMail } from './notices';

const MINUTE_MS = 60_000;
const LINK_MINUTES = 30;

/** A link to a new password, made as it is sent; null: no account has the address. */
export async function resetLetter(tx: WriteTx, emailKey: string): Promise<Mail | null> {
	const user = await findUserByEmailKey(tx, emailKey);
	if (!user || user.disabledAt !== null) return null;
	const lastsMs = LINK_MINUTES * MINUTE_MS;
	const { token } = await makeLink(tx, { purpose: 'reset', userId: user.userId, lastsMs });
	return linkMail(user.email, { kind: 'reset', path: `/reset/${token}`, minutes: LINK_MINUTES });
}

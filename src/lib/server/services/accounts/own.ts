import type { Context, Principal } from '../../access/context';
import { Forbidden } from '../../errors';

/** Who is signed in, for what one changes of one's own account: never by a token. */
export function own({ principal }: Context): Principal {
	if (!principal?.session) throw new Forbidden('session.needed');
	return principal;
}

import { authorise } from '../access/authorise';
import type { Context, Role } from '../access/context';
import { NotSignedIn } from '../errors';

export interface MeView {
	user: { id: string; email: string; name: string };
	/** `companyId` is null for the operator, whose role is the server's. */
	roles: { role: Role | 'operator'; companyId: string | null }[];
	scopes: ('read' | 'write')[];
}

/** Who asks, in which roles, and what their token allows. */
export function getMe(context: Context): MeView {
	authorise(context, 'self', 'read');
	const { principal } = context;
	if (!principal) throw new NotSignedIn('not_signed_in');
	const { userId: id, email, name, memberships, operator, scopes } = principal;
	const ofServer = operator === 'yes' ? [{ role: 'operator' as const, companyId: null }] : [];
	const ofCompanies = memberships.map(({ role, companyId }) => ({ role, companyId }));
	return { user: { id, email, name }, roles: [...ofServer, ...ofCompanies], scopes };
}

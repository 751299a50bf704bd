import { authorise, isAwake, may } from '../access/authorise';
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
	const { userId: id, email, name, memberships, scopes } = principal;
	const ofServer =
		principal.operator === 'yes' && isAwake(principal)
			? [{ role: 'operator' as const, companyId: null }]
			: [];
	const ofCompanies = memberships.map(({ role, companyId }) => ({ role, companyId }));
	return { user: { id, email, name }, roles: [...ofServer, ...ofCompanies], scopes };
}

export interface Viewer {
	name: string;
	mayCreateCompany: 'yes' | 'no';
	mayTryDemo: 'yes' | 'no';
	/** `needed`: a role of theirs is dormant until a second factor is passed. */
	secondFactor: 'needed' | 'fine';
}

/** What the frame of every page knows of its reader. */
export function getViewer(context: Context): Viewer | null {
	if (!context.principal) return null;
	authorise(context, 'self', 'read');
	const { principal } = context;
	return {
		name: principal.name,
		mayCreateCompany: may(context, ['company', 'create']) ? 'yes' : 'no',
		mayTryDemo: may(context, ['demo', 'create']) ? 'yes' : 'no',
		secondFactor: principal.operator === 'yes' && !isAwake(principal) ? 'needed' : 'fine'
	};
}

import { authorise, may } from '../access/authorise';
import type { ConsortiumRole, Context, Principal, Role } from '../access/context';
import { isAwake, needsSecondFactor } from '../access/relations';
import { NotSignedIn } from '../errors';

export interface MeView {
	user: { id: string; email: string; name: string };
	/** The operator's role is the server's: neither of a company nor of a consortium. */
	roles: {
		role: Role | 'auditor' | ConsortiumRole | 'operator';
		companyId: string | null;
		consortiumId?: string;
	}[];
	scopes: ('read' | 'write')[];
}

/** Who asks, in which roles, and what their token allows. */
export function getMe(context: Context): MeView {
	authorise(context, 'self', 'read');
	const { principal } = context;
	if (!principal) throw new NotSignedIn('not_signed_in');
	const { userId: id, email, name, scopes } = principal;
	return { user: { id, email, name }, roles: rolesOf(principal), scopes };
}

/** Dormant roles are none. */
function rolesOf(principal: Principal): MeView['roles'] {
	const { memberships, engagements, consortia, operator } = principal;
	const own = memberships.map(({ role, companyId }) => ({ role, companyId }));
	const ofConsortia = consortia
		.filter(({ role }) => role === 'consortium_viewer' || isAwake(principal))
		.map((one) => ({ ...one, companyId: null }));
	if (!isAwake(principal)) return [...own, ...ofConsortia];
	const engaged = engagements.map(({ companyId }) => ({ role: 'auditor' as const, companyId }));
	const ofServer = { role: 'operator' as const, companyId: null };
	return [...(operator === 'yes' ? [ofServer] : []), ...own, ...engaged, ...ofConsortia];
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
		secondFactor: needsSecondFactor(principal) && !isAwake(principal) ? 'needed' : 'fine'
	};
}

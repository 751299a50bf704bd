import type { Pair } from '$lib/server/access/context';
import { isCompanyResource, permits, type PolicyRole } from '$lib/server/access/policy';
import type { Name } from './world';

/** Which objects a request names: of one's own company, of the other, or of none. */
export type Objects = 'own' | 'foreign' | 'crossed' | 'missing' | 'random';

export type Verdict = 'allowed' | 'not signed in' | 'forbidden' | 'not found';

const NOBODY: readonly Name[] = [
	'anonymous',
	'expired session',
	'disabled user',
	'revoked token',
	'half signed in'
];

const TOKEN_SCOPES: Partial<Record<Name, readonly string[]>> = {
	'read token': ['read'],
	'write token': ['read', 'write']
};

/** They see no company. */
const SERVER_ROLES: Partial<Record<Name, PolicyRole[]>> = {
	operator: ['operator'],
	'dormant operator': ['dormant_operator']
};

/** Tokens count for the API alone. */
export function isNobody(name: Name, isApi: boolean): boolean {
	return NOBODY.includes(name) || (!isApi && name in TOKEN_SCOPES);
}

/** What the policy table says of one pair, worked out without the code that asks it. */
export function verdict(
	pair: Pair,
	asked: { name: Name; objects: Objects; isApi: boolean }
): Verdict {
	const { name, objects, isApi } = asked;
	const nobody = isNobody(name, isApi);
	const [resource, action] = pair;
	if (isCompanyResource(resource) && !(resource === 'company' && action === 'create')) {
		if (nobody) return 'not signed in';
		const role = companyRole(name, objects);
		if (!role) return 'not found';
		if (!permits([role], pair)) return 'forbidden';
	} else {
		if (nobody) return permits(['anonymous'], pair) ? 'allowed' : 'not signed in';
		if (!permits(['signed_in', ...(SERVER_ROLES[name] ?? [])], pair)) return 'forbidden';
	}
	const scopes = TOKEN_SCOPES[name];
	return scopes && !scopes.includes(action === 'read' ? 'read' : 'write') ? 'forbidden' : 'allowed';
}

function companyRole(name: Name, objects: Objects): PolicyRole | null {
	const inOwn = objects === 'own' || objects === 'crossed';
	if (name === 'own member') return inOwn ? 'company_member' : null;
	if (name === 'other admin') return objects === 'foreign' ? 'company_admin' : null;
	if (name in SERVER_ROLES) return null;
	return inOwn ? 'company_admin' : null;
}

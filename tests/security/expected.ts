/** What the policy table says of a request, worked out without the code that asks it. */
import type { Pair } from '$lib/server/access/context';
import {
	isCompanyResource,
	isConsortiumResource,
	policy,
	type PolicyRole
} from '$lib/server/access/policy';
import { type Named, namedBy, type Objects } from './objects';
import { isNobody, type Name, people, standingIn } from './people';

export type Verdict = 'allowed' | 'not signed in' | 'forbidden' | 'not found';

export interface Asked {
	name: Name;
	objects: Objects;
	isApi: boolean;
}

export function verdict(pair: Pair, { name, objects, isApi }: Asked): Verdict {
	const place = placeOf(pair, namedBy(objects));
	if (isNobody(name, isApi)) return nobodysVerdict(pair, place);
	const denied = place === 'server' ? onServer(pair, name) : within(pair, { name, place });
	if (denied) return denied;
	const needed = pair[1] === 'read' ? 'read' : 'write';
	return people[name].scopes.includes(needed) ? 'allowed' : 'forbidden';
}

/** Whatever operators may do is of the server, as are things of no company. */
function placeOf(pair: Pair, { company, consortium }: Named): 'server' | Partial<Named> {
	const [resource] = pair;
	if (rolesFor(pair).includes('operator')) return 'server';
	if (isCompanyResource(resource)) return { company };
	return isConsortiumResource(resource) ? { consortium } : 'server';
}

function nobodysVerdict(pair: Pair, place: unknown): Verdict {
	const open = place === 'server' && rolesFor(pair).includes('anonymous');
	return open ? 'allowed' : 'not signed in';
}

function onServer(pair: Pair, name: Name): Verdict | null {
	const { operator, secondFactor } = people[name];
	const asOperator: PolicyRole = secondFactor === 'passed' ? 'operator' : 'dormant_operator';
	const roles: PolicyRole[] = operator === 'yes' ? ['signed_in', asOperator] : ['signed_in'];
	return roles.some((role) => rolesFor(pair).includes(role)) ? null : 'forbidden';
}

/** Somebody else's place is missing; one's own without the right, or asleep, is forbidden. */
function within(
	pair: Pair,
	{ name, place }: { name: Name; place: Partial<Named> }
): Verdict | null {
	const { role, dormant } = standingIn(name, place);
	if (role) return rolesFor(pair).includes(role) ? null : 'forbidden';
	return dormant === 'yes' ? 'forbidden' : 'not found';
}

function rolesFor([resource, action]: Pair): readonly PolicyRole[] {
	return policy[resource][action] ?? [];
}

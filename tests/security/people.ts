/** Everybody who asks, as data: how they come in, and how they stand to whom. */
import type { PolicyRole } from '$lib/server/access/policy';

/**
 * `own` is the company that requests are about; `other` knows nothing of it and belongs to another
 * consortium; `trusting` shares its data with the coordinator of the first consortium.
 */
export const COMPANIES = ['own', 'other', 'trusting'] as const;
export type CompanyKey = (typeof COMPANIES)[number];

/** `first` has own and trusting in it, and had the other; `second` has the other. */
export const CONSORTIA = ['first', 'second'] as const;
export type ConsortiumKey = (typeof CONSORTIA)[number];

export interface Person {
	/** A session, a token of somebody's, or nothing that counts. */
	via: 'session' | 'token' | 'nothing';
	email?: string;
	secondFactor: 'passed' | 'open';
	scopes: readonly ('read' | 'write')[];
	companies: Readonly<Partial<Record<CompanyKey, PolicyRole>>>;
	consortia: Readonly<Partial<Record<ConsortiumKey, PolicyRole>>>;
	operator: 'yes' | 'no';
}

const nothing: Person = {
	...{ via: 'nothing', secondFactor: 'open', operator: 'no' },
	...{ scopes: ['read', 'write'], companies: {}, consortia: {} }
};
const person = (email: string, relations: Partial<Person> = {}): Person => ({
	...nothing,
	...{ via: 'session', email },
	...relations
});
const passed = { secondFactor: 'passed' } as const;
const ofAdmin = { via: 'token', companies: { own: 'company_admin' }, ...passed } as const;

const PEOPLE = {
	anonymous: nothing,
	'half signed in': nothing,
	'expired session': nothing,
	'disabled user': nothing,
	'revoked token': nothing,
	'own admin': person('admin@own.example', { companies: { own: 'company_admin' } }),
	'own member': person('member@own.example', { companies: { own: 'company_member' } }),
	'other admin': person('admin@other.example', { companies: { other: 'company_admin' } }),
	'read token': person('admin@own.example', { ...ofAdmin, scopes: ['read'] }),
	'write token': person('admin@own.example', ofAdmin),
	auditor: person('auditor@audit.example', { ...passed, companies: { own: 'auditor' } }),
	'auditor’s token': person('auditor@audit.example', {
		...{ via: 'token', scopes: ['read'], companies: { own: 'auditor' } },
		...passed
	}),
	'auditor of one site': person('site@audit.example', {
		...passed,
		companies: { own: 'site_auditor' }
	}),
	'dormant auditor': person('dormant@audit.example', { companies: { own: 'auditor' } }),
	'auditor elsewhere': person('elsewhere@audit.example', {
		...passed,
		companies: { other: 'auditor' }
	}),
	'former auditor': person('former@audit.example', passed),
	'auditor to come': person('future@audit.example', passed),
	coordinator: person('coordinator@first.example', {
		...passed,
		...{ companies: { trusting: 'trusted_coordinator' }, consortia: { first: 'coordinator' } }
	}),
	'dormant coordinator': person('dormant@first.example', {
		...{ companies: { trusting: 'trusted_coordinator' }, consortia: { first: 'coordinator' } }
	}),
	'other coordinator': person('coordinator@second.example', {
		...passed,
		consortia: { second: 'coordinator' }
	}),
	viewer: person('viewer@first.example', { consortia: { first: 'consortium_viewer' } }),
	operator: person('operator@server.example', { ...passed, operator: 'yes' }),
	'dormant operator': person('dormant@server.example', { operator: 'yes' }),
	'member of two': person('both@own.example', {
		companies: { own: 'company_member', other: 'company_admin' }
	}),
	'auditor and admin': person('admin@trusting.example', {
		...passed,
		companies: { own: 'auditor', trusting: 'company_admin' }
	})
} as const satisfies Record<string, Person>;

export type Name = keyof typeof PEOPLE;

export const people: Readonly<Record<Name, Person>> = PEOPLE;
export const names = Object.keys(PEOPLE) as Name[];

/** Roles that open more than one's own company sleep until a second factor was passed. */
const SLEEPING: readonly PolicyRole[] = [
	'auditor',
	'site_auditor',
	'trusted_coordinator',
	'coordinator'
];

const sleeps = ({ secondFactor }: Person, role: PolicyRole | undefined): boolean =>
	role !== undefined && secondFactor === 'open' && SLEEPING.includes(role);

export interface Standing {
	/** null: none that counts now. */
	role: PolicyRole | null;
	/** It is there, but sleeps. */
	dormant: 'yes' | 'no';
}

export function standingIn(
	name: Name,
	place: { company?: CompanyKey | null; consortium?: ConsortiumKey | null }
): Standing {
	const who = people[name];
	const role =
		(place.company && who.companies[place.company]) ||
		(place.consortium && who.consortia[place.consortium]) ||
		undefined;
	const dormant = sleeps(who, role);
	return { role: dormant ? null : (role ?? null), dormant: dormant ? 'yes' : 'no' };
}

/** Tokens count for the API alone. */
export function isNobody(name: Name, isApi: boolean): boolean {
	const { via } = people[name];
	return via === 'nothing' || (via === 'token' && !isApi);
}

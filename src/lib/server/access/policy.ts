/**
 * Who may do what: the one table. Every service asks it through `authorise`, and the generated
 * authorisation tests read it as data. What is not written here is refused.
 *
 * `anonymous` and `signed_in` are everybody's; `company_*` hold within the company of the
 * membership; `operator` runs the server and sees no energy data, and is `dormant_operator` while
 * no second factor was passed; `command_line` is whoever can
 * run commands on the server itself.
 */
import type { Action, Pair, Resource } from './context';

export const POLICY_ROLES = [
	'anonymous',
	'signed_in',
	'company_admin',
	'company_member',
	'operator',
	'dormant_operator',
	'command_line'
] as const;
export type PolicyRole = (typeof POLICY_ROLES)[number];

type Rule = Readonly<Partial<Record<Action, readonly PolicyRole[]>>>;

const everyone: readonly PolicyRole[] = ['anonymous', 'signed_in', 'command_line'];
const signedIn: readonly PolicyRole[] = ['signed_in', 'command_line'];
const company: readonly PolicyRole[] = ['company_admin', 'company_member', 'command_line'];
const admins: readonly PolicyRole[] = ['company_admin', 'command_line'];
const operators: readonly PolicyRole[] = ['operator', 'command_line'];

/** Rows of one company: asked with its id, granted by the membership in it. */
const companyRules = {
	company: { read: company, update: company, create: operators },
	member: { read: company, create: admins, update: admins, delete: admins },
	site: { read: company, create: company, update: company, delete: company },
	metering_point: { read: company, create: company, update: company, delete: company },
	import: { read: company, create: company, commit: company, undo: company, delete: company },
	evidence: { read: company },
	energy: { read: company },
	load_profile: { read: company },
	trace: { read: company }
} as const satisfies Partial<Record<Resource, Rule>>;

const serverRules = {
	health: { read: everyone },
	// The one-time link is the right; the service checks it in the transaction that uses it up.
	set_up: { read: everyone, create: everyone },
	// Creating a session is signing in.
	session: { create: everyone, read: signedIn, update: signedIn, delete: signedIn },
	self: { read: signedIn, update: signedIn },
	token: { read: signedIn, create: signedIn, delete: signedIn },
	second_factor: { read: signedIn, create: signedIn, update: signedIn, delete: signedIn },
	user: { read: operators, create: operators, update: operators },
	calculation: { read: signedIn },
	factor: { read: signedIn },
	company_list: { read: signedIn },
	// Made-up data, the first thing to try on a new server: before any second factor.
	demo: { create: [...operators, 'dormant_operator'] },
	server: { read: operators, update: ['command_line'] }
} as const satisfies Partial<Record<Resource, Rule>>;

export type CompanyResource = keyof typeof companyRules;
export type ServerResource = keyof typeof serverRules;

export const policy: Readonly<Record<Resource, Rule>> = { ...companyRules, ...serverRules };

export function isCompanyResource(resource: Resource): resource is CompanyResource {
	return Object.hasOwn(companyRules, resource);
}

/** Unknown resources and actions are nobody's. */
export function permits(roles: readonly PolicyRole[], [resource, action]: Pair): boolean {
	if (!Object.hasOwn(policy, resource)) return false;
	const rule = policy[resource];
	const allowed = Object.hasOwn(rule, action) ? (rule[action] ?? []) : [];
	return roles.some((role) => allowed.includes(role));
}

/**
 * Who may do what: the one table. Every service asks it through `authorise`, and the generated
 * authorisation tests read it as data. What is not written here is refused.
 *
 * `anonymous` and `signed_in` are everybody's. Within one company: `company_*` by membership,
 * `auditor` by an engagement that runs (`site_auditor` where it names sites), `trusted_coordinator`
 * by the company's consent. Within one consortium: `coordinator`, `consortium_viewer`. `operator`
 * runs the server and sees no energy data, and is `dormant_operator` while no second factor was
 * passed; `command_line` is whoever can run commands on the
 * server itself.
 */
import type { Action, Pair, Resource } from './context';

export const POLICY_ROLES = [
	'anonymous',
	'signed_in',
	'company_admin',
	'company_member',
	'auditor',
	'site_auditor',
	'trusted_coordinator',
	'coordinator',
	'consortium_viewer',
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
const coordinators: readonly PolicyRole[] = ['coordinator', 'command_line'];
const consortium: readonly PolicyRole[] = [...coordinators, 'consortium_viewer'];
/** Files and sums span sites: only who sees the whole company. */
const readers: readonly PolicyRole[] = [...company, 'auditor', 'trusted_coordinator'];
const siteReaders: readonly PolicyRole[] = [...readers, 'site_auditor'];

/** Rows of one company: asked with its id, granted by one's relation to it. */
const companyRules = {
	company: { read: siteReaders, update: company, create: operators },
	member: { read: company, create: ['command_line'], update: admins, delete: admins },
	invitation: { read: company, create: admins, delete: admins },
	consent: { read: company, update: admins },
	engagement: { read: company, create: ['command_line'], update: admins },
	company_record: { read: company },
	site: { read: siteReaders, create: company, update: company, delete: company },
	metering_point: { read: siteReaders, create: company, update: company, delete: company },
	import: {
		read: readers,
		create: company,
		update: company,
		commit: company,
		undo: company,
		delete: company
	},
	// How files are read, with the names of who said so.
	mapping: { read: company, delete: company },
	bill: { read: siteReaders, create: company, update: company, delete: company },
	// Closing a month is the clerk's work; whoever opens it again answers for the change.
	month_closing: { read: siteReaders, create: company, update: admins },
	evidence: { read: readers },
	energy: { read: siteReaders },
	// Of the whole company: a table of some sites would be handed in as if it were all.
	statutory_table: { read: readers, create: company },
	// What the company brings to its emissions itself; it spans sites, as its sums do.
	own_factor: { read: readers, create: company, update: company },
	certificate: { read: readers, create: company, delete: company },
	scope3_entry: { read: readers, create: company, update: company, delete: company },
	attachment: { read: readers, create: company },
	ghg: { read: readers },
	load_profile: { read: siteReaders },
	weather: { read: siteReaders },
	driver: { read: siteReaders, create: company, update: company, delete: company },
	delivery: { read: siteReaders, create: company, update: company, delete: company },
	completeness: { read: siteReaders },
	reminder_setting: { read: siteReaders, update: company },
	// Which lists of factors count; what one made of the months spans sites.
	company_edition: { read: readers, update: admins },
	trace: { read: siteReaders }
} as const satisfies Partial<Record<Resource, Rule>>;

/** Rows of one consortium: asked with its id. */
const consortiumRules = {
	consortium: { read: consortium, create: operators },
	consortium_company: { read: coordinators, create: coordinators, delete: coordinators },
	consortium_member: { read: coordinators, create: ['command_line'], delete: coordinators },
	consortium_invitation: { read: coordinators, create: coordinators, delete: coordinators },
	reminder: { create: coordinators },
	factor_edition: { read: coordinators, create: coordinators, delete: coordinators },
	restatement: {
		read: coordinators,
		create: coordinators,
		commit: coordinators,
		undo: coordinators
	}
} as const satisfies Partial<Record<Resource, Rule>>;

const serverRules = {
	health: { read: everyone },
	// The one-time link is the right; the service checks it in the transaction that uses it up.
	set_up: { read: everyone, create: everyone },
	joining: { read: everyone, create: everyone },
	// Asking for a link to a new password, and using it; the link is the right.
	reset: { read: everyone, create: everyone, update: everyone },
	// Creating a session is signing in.
	session: { create: everyone, read: signedIn, update: signedIn, delete: signedIn },
	self: { read: signedIn, update: signedIn },
	token: { read: signedIn, create: signedIn, delete: signedIn },
	second_factor: { read: signedIn, create: signedIn, update: signedIn, delete: signedIn },
	user: { read: operators, create: operators, update: operators },
	calculation: { read: signedIn },
	factor: { read: signedIn },
	company_list: { read: signedIn },
	consortium_list: { read: signedIn },
	engagement_list: { read: signedIn },
	// Made-up data, the first thing to try on a new server: before any second factor.
	demo: {
		read: [...operators, 'dormant_operator'],
		create: [...operators, 'dormant_operator'],
		// New passwords for sample accounts that somebody may be using.
		update: operators
	},
	server_record: { read: operators },
	server: { read: operators, update: ['command_line'] }
} as const satisfies Partial<Record<Resource, Rule>>;

export type CompanyResource = keyof typeof companyRules;
export type ConsortiumResource = keyof typeof consortiumRules;
export type ServerResource = keyof typeof serverRules;

export const policy: Readonly<Record<Resource, Rule>> = {
	...companyRules,
	...consortiumRules,
	...serverRules
};

export function isCompanyResource(resource: Resource): resource is CompanyResource {
	return Object.hasOwn(companyRules, resource);
}

export function isConsortiumResource(resource: Resource): resource is ConsortiumResource {
	return Object.hasOwn(consortiumRules, resource);
}

/** Unknown resources and actions are nobody's. */
export function permits(roles: readonly PolicyRole[], [resource, action]: Pair): boolean {
	if (!Object.hasOwn(policy, resource)) return false;
	const rule = policy[resource];
	const allowed = Object.hasOwn(rule, action) ? (rule[action] ?? []) : [];
	return roles.some((role) => allowed.includes(role));
}

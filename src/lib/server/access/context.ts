/**
 * Who asks, and within what. Hooks (or the command line) make a Context; every service takes
 * it as first argument and opens with an access check that turns it into a scope.
 */
export type Role = 'company_admin' | 'company_member';
export type ConsortiumRole = 'coordinator' | 'consortium_viewer';

/** An engagement that is running today. */
export interface Engaged {
	engagementId: string;
	companyId: string;
	sites: 'all' | readonly string[];
}

export interface Principal {
	userId: string;
	email: string;
	name: string;
	operator: 'yes' | 'no';
	memberships: { companyId: string; role: Role }[];
	engagements: Engaged[];
	consortia: { consortiumId: string; role: ConsortiumRole }[];
	/** Consents that open the company of this request to the person as its coordinator. */
	rawDataConsents: { companyId: string; consentId: string }[];
	/** Whether a second factor was passed on the way in; `open`: roles that need one are dormant. */
	secondFactor: 'passed' | 'open';
	/** How they came in: a browser session, an API token, or the command line on the server. */
	via: 'session' | 'token' | 'command_line';
	/** Scopes of the token; sessions and the command line have both. */
	scopes: ('read' | 'write')[];
	/** The browser session they came with; absent for tokens and the command line. */
	session?: { tokenHash: string; confirmedAt: number; expiresAt: number };
}

/** What opened a company's data to somebody outside it. */
export interface Basis {
	kind: 'engagement' | 'consent';
	id: string;
}

/** A right to read that was used from outside; it goes into that company's access log. */
export interface OutsideRead {
	companyId: string;
	resource: Resource;
	role: 'auditor' | 'coordinator';
	basis: Basis;
}

export interface Context {
	/** null: nobody is signed in. */
	principal: Principal | null;
	/** What the route declared in `route-table.ts`; `any` for the command line and tests. */
	declared: readonly Pair[] | 'any';
	/** Filled by the access check; recorded before the answer leaves. */
	outsideReads: OutsideRead[];
	/** Random id in every log line and error page of this request. */
	requestId: string;
	locale: 'ja' | 'en';
}

export type Action = 'read' | 'create' | 'update' | 'delete' | 'commit' | 'undo';

export type Resource =
	| 'self'
	| 'session'
	| 'token'
	| 'second_factor'
	| 'reset'
	| 'user'
	| 'set_up'
	| 'health'
	| 'calculation'
	| 'factor'
	| 'company_list'
	| 'company'
	| 'member'
	| 'invitation'
	| 'consent'
	| 'engagement'
	| 'company_record'
	| 'site'
	| 'metering_point'
	| 'import'
	| 'bill'
	| 'month_closing'
	| 'mapping'
	| 'evidence'
	| 'energy'
	| 'statutory_table'
	| 'own_factor'
	| 'certificate'
	| 'scope3_entry'
	| 'attachment'
	| 'ghg'
	| 'load_profile'
	| 'weather'
	| 'driver'
	| 'delivery'
	| 'completeness'
	| 'company_edition'
	| 'reminder_setting'
	| 'trace'
	| 'consortium_list'
	| 'consortium'
	| 'consortium_company'
	| 'consortium_member'
	| 'consortium_invitation'
	| 'reminder'
	| 'factor_edition'
	| 'restatement'
	| 'joining'
	| 'engagement_list'
	| 'demo'
	| 'server_record'
	| 'server';

export type Pair = readonly [Resource, Action];

/** Lives with the queries that ask for it; only `access` mints it. */
export type { CompanyScope, ConsortiumScope } from '../repositories/scope';

/**
 * Who asks, and within what. Hooks (or the command line) make a Context; every service takes
 * it as first argument and opens with an access check that turns it into a scope.
 */
export type Role = 'company_admin' | 'company_member';

export interface Principal {
	userId: string;
	email: string;
	name: string;
	operator: 'yes' | 'no';
	memberships: { companyId: string; role: Role }[];
	/** How they came in: a browser session, an API token, or the command line on the server. */
	via: 'session' | 'token' | 'command_line';
	/** Scopes of the token; sessions and the command line have both. */
	scopes: ('read' | 'write')[];
	/** Whether a second factor was passed on the way in; `open`: roles that need one are dormant. */
	secondFactor: 'passed' | 'open';
	/** The browser session they came with; absent for tokens and the command line. */
	session?: { tokenHash: string; confirmedAt: number; expiresAt: number };
}

export interface Context {
	/** null: nobody is signed in. */
	principal: Principal | null;
	/** What the route declared in `route-table.ts`; `any` for the command line and tests. */
	declared: readonly Pair[] | 'any';
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
	| 'user'
	| 'set_up'
	| 'health'
	| 'calculation'
	| 'factor'
	| 'company_list'
	| 'company'
	| 'member'
	| 'site'
	| 'metering_point'
	| 'import'
	| 'evidence'
	| 'energy'
	| 'load_profile'
	| 'trace'
	| 'demo'
	| 'server';

export type Pair = readonly [Resource, Action];

/** Lives with the queries that ask for it; only `access` mints it. */
export type { CompanyScope } from '../repositories/scope';

/**
 * What each route does: route id × method or action → the (resource, action) pairs of the policy
 * table that its services will ask for. Whoever adds a route adds its line here; the build fails
 * for a route, method or action without a line and for a line without its code
 * (`check-routes.ts`), a service that asks for a pair its route did not declare is a fault
 * (500), and the authorisation matrix in `tests/security` is generated from this table.
 *
 * - The key is SvelteKit's route id, groups included: `/(app)/companies/[company]`.
 * - `load`: the page (a page without server code has `load: []`).
 * - `layout`: a `+layout.server.ts`; its pairs hold for every page below it as well.
 * - `action:<name>`: a form action (`action:default` for the unnamed one). The page's `load` runs
 *   in the same request after an action, so its pairs need not be repeated.
 * - `GET` … `DELETE`: handlers of a `+server.ts` (HEAD is GET).
 *
 * This file imports types only: build scripts load it as it stands.
 */
import type { Pair } from './context';

export type Doing =
	'load' | 'layout' | `action:${string}` | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type RouteRow = Readonly<Partial<Record<Doing, readonly Pair[]>>>;
export type RouteTable = Readonly<Record<string, RouteRow>>;

export const routeTable: RouteTable = {
	// Pages
	'/': {
		layout: [
			['company_list', 'read'],
			['consortium_list', 'read'],
			['engagement_list', 'read'],
			['self', 'read']
		],
		load: [
			['company_list', 'read'],
			['consortium_company', 'read']
		],
		'action:demo': [['demo', 'create']]
	},
	'/demo': {
		load: [['demo', 'read']],
		'action:load': [['demo', 'create']],
		'action:signIns': [['demo', 'create']],
		'action:renew': [['demo', 'update']]
	},
	'/locale': { POST: [] },
	'/help': { load: [] },
	'/credits': { load: [] },
	'/sign-in': { load: [['session', 'create']], 'action:default': [['session', 'create']] },
	'/sign-in/passkey': { POST: [['session', 'create']] },
	'/sign-in/passkey/challenge': { POST: [['session', 'create']] },
	'/sign-in/second': {
		load: [['session', 'create']],
		'action:default': [['session', 'create']]
	},
	'/sign-out': { load: [], 'action:default': [['session', 'delete']] },
	'/set-up/[token]': {
		load: [['set_up', 'read']],
		'action:default': [['set_up', 'create']]
	},
	'/join/[token]': {
		load: [['joining', 'read']],
		'action:join': [['joining', 'create']],
		'action:register': [['joining', 'create']]
	},
	'/reset': { load: [['reset', 'read']], 'action:default': [['reset', 'create']] },
	'/reset/[token]': { load: [['reset', 'update']], 'action:default': [['reset', 'update']] },
	'/account': {
		load: [
			['self', 'read'],
			['session', 'read'],
			['token', 'read'],
			['second_factor', 'read']
		],
		'action:endSession': [['session', 'delete']],
		'action:endOthers': [['session', 'delete']],
		'action:confirm': [['session', 'update']],
		'action:changeName': [['self', 'update']],
		'action:changeEmail': [['self', 'update']],
		'action:changePassword': [['self', 'update']],
		'action:createToken': [['token', 'create']],
		'action:revokeToken': [['token', 'delete']]
	},
	'/account/email/[token]': {
		load: [['self', 'read']],
		'action:default': [
			['self', 'update'],
			['self', 'read']
		]
	},
	'/account/passkeys': { POST: [['second_factor', 'create']] },
	'/account/passkeys/challenge': { POST: [['second_factor', 'create']] },
	'/account/second-factor': {
		load: [
			['second_factor', 'read'],
			['session', 'create']
		],
		'action:removePasskey': [['second_factor', 'delete']],
		'action:confirm': [['session', 'update']],
		'action:start': [['second_factor', 'create']],
		'action:verify': [['second_factor', 'create']],
		'action:recoveryCodes': [['second_factor', 'update']],
		'action:stop': [['second_factor', 'delete']]
	},
	'/companies/new': { load: [], 'action:default': [['company', 'create']] },
	'/companies/[company]': { load: [['energy', 'read']] },
	'/companies/[company]/more': { load: [] },
	'/audits': { load: [['engagement_list', 'read']] },
	'/audits/more': { load: [] },
	'/consortia/[consortium]': {
		load: [
			['consortium', 'read'],
			['consortium_company', 'read']
		]
	},
	'/consortia/[consortium]/more': { load: [] },
	'/consortia/[consortium]/companies': {
		load: [
			['consortium', 'read'],
			['consortium_company', 'read']
		],
		'action:remove': [['consortium_company', 'delete']]
	},
	'/consortia/[consortium]/companies/invite': {
		load: [['consortium_company', 'create']],
		'action:default': [['consortium_company', 'create']]
	},
	'/consortia/[consortium]/companies/[company]': {
		load: [['consortium_company', 'read']],
		'action:invite': [['consortium_company', 'create']]
	},
	'/consortia/[consortium]/people': {
		load: [
			['consortium', 'read'],
			['consortium_member', 'read'],
			['consortium_invitation', 'read']
		],
		'action:invite': [['consortium_invitation', 'create']],
		'action:withdraw': [['consortium_invitation', 'delete']],
		'action:remove': [['consortium_member', 'delete']]
	},
	'/operator': { load: [['server', 'read']] },
	'/operator/more': { load: [] },
	'/operator/users': {
		load: [['user', 'read']],
		'action:invite': [['user', 'create']]
	},
	'/operator/users/[user]': {
		load: [['user', 'read']],
		'action:resetLink': [['user', 'update']],
		'action:endSessions': [['user', 'update']],
		'action:resetFactor': [['user', 'update']],
		'action:disable': [['user', 'update']],
		'action:enable': [['user', 'update']]
	},
	'/operator/consortia': {
		load: [['server', 'read']],
		'action:create': [['consortium', 'create']],
		'action:invite': [['consortium', 'create']]
	},
	'/operator/records': { load: [['server_record', 'read']] },
	'/companies/[company]/members': {
		load: [
			['member', 'read'],
			['invitation', 'read']
		],
		'action:invite': [['invitation', 'create']],
		'action:withdraw': [['invitation', 'delete']],
		'action:reset': [['member', 'update']],
		'action:change': [['member', 'update']],
		'action:remove': [['member', 'delete']]
	},
	'/companies/[company]/sharing': {
		load: [
			['consent', 'read'],
			['engagement', 'read'],
			['invitation', 'read'],
			['site', 'read']
		],
		'action:grant': [['consent', 'update']],
		'action:withdrawConsent': [['consent', 'update']],
		'action:end': [['engagement', 'update']],
		'action:invite': [['invitation', 'create']],
		'action:withdraw': [['invitation', 'delete']]
	},
	'/companies/[company]/records': {
		load: [
			['company_record', 'read'],
			['engagement', 'read']
		]
	},
	'/companies/[company]/settings': {
		load: [['company', 'read']],
		'action:default': [['company', 'update']]
	},
	'/companies/[company]/sites': { load: [['site', 'read']] },
	'/companies/[company]/sites/new': {
		load: [['company', 'read']],
		'action:default': [['site', 'create']]
	},
	'/companies/[company]/sites/[site]': {
		load: [['site', 'read']],
		'action:default': [['site', 'update']]
	},
	'/companies/[company]/metering-points': {
		load: [
			['metering_point', 'read'],
			['site', 'read']
		]
	},
	'/companies/[company]/metering-points/new': {
		load: [['site', 'read']],
		'action:default': [['metering_point', 'create']]
	},
	'/companies/[company]/metering-points/[meteringPoint]': {
		load: [
			['metering_point', 'read'],
			['site', 'read']
		],
		'action:default': [['metering_point', 'update']]
	},
	'/companies/[company]/metering-points/suppliers': { GET: [['factor', 'read']] },
	'/companies/[company]/data': {
		load: [['import', 'read']],
		'action:sample': [['import', 'create']]
	},
	'/companies/[company]/imports/upload': { POST: [['import', 'create']] },
	'/companies/[company]/imports/[import]': {
		load: [['import', 'read']],
		'action:commit': [['import', 'commit']],
		'action:undo': [['import', 'undo']],
		'action:cancel': [['import', 'delete']]
	},
	'/companies/[company]/imports/[import]/rejected.xlsx': { GET: [['import', 'read']] },
	'/companies/[company]/imports/[import]/evidence': { GET: [['evidence', 'read']] },
	'/companies/[company]/trace': {
		load: [
			['trace', 'read'],
			['energy', 'read'],
			['metering_point', 'read']
		]
	},

	// API
	'/api/[...path]': { GET: [], POST: [], PUT: [], PATCH: [], DELETE: [] },
	'/api/v1': { GET: [] },
	'/api/v1/docs': { load: [] },
	'/api/v1/openapi.json': { GET: [] },
	'/api/v1/health': { GET: [['health', 'read']] },
	'/api/v1/me': { GET: [['self', 'read']] },
	'/api/v1/tokens': { GET: [['token', 'read']], POST: [['token', 'create']] },
	'/api/v1/tokens/[token]': { DELETE: [['token', 'delete']] },
	'/api/v1/factors': { GET: [['factor', 'read']] },
	'/api/v1/suppliers': { GET: [['factor', 'read']] },
	'/api/v1/calculations/emissions': { POST: [['calculation', 'read']] },
	'/api/v1/calculations/calendarisation': { POST: [['calculation', 'read']] },
	'/api/v1/companies': { GET: [['company_list', 'read']], POST: [['company', 'create']] },
	'/api/v1/consortia': { GET: [['consortium_list', 'read']] },
	'/api/v1/consortia/[consortium]/companies': { GET: [['consortium_company', 'read']] },
	'/api/v1/companies/[company]': {
		GET: [['company', 'read']],
		PATCH: [['company', 'update']]
	},
	'/api/v1/companies/[company]/sites': {
		GET: [['site', 'read']],
		POST: [['site', 'create']]
	},
	'/api/v1/companies/[company]/sites/[site]': {
		GET: [['site', 'read']],
		PATCH: [['site', 'update']]
	},
	'/api/v1/companies/[company]/metering-points': {
		GET: [['metering_point', 'read']],
		POST: [['metering_point', 'create']]
	},
	'/api/v1/companies/[company]/metering-points/[meteringPoint]': {
		GET: [['metering_point', 'read']],
		PATCH: [['metering_point', 'update']]
	},
	'/api/v1/companies/[company]/energy': { GET: [['energy', 'read']] },
	'/api/v1/companies/[company]/trace': { GET: [['trace', 'read']] },
	'/api/v1/companies/[company]/load-profile': { GET: [['load_profile', 'read']] },
	'/api/v1/companies/[company]/imports': {
		GET: [['import', 'read']],
		POST: [['import', 'create']]
	},
	'/api/v1/companies/[company]/imports/[import]': { GET: [['import', 'read']] },
	'/api/v1/companies/[company]/imports/[import]/commit': { POST: [['import', 'commit']] },
	'/api/v1/companies/[company]/imports/[import]/undo': { POST: [['import', 'undo']] },
	'/api/v1/companies/[company]/imports/[import]/cancel': { POST: [['import', 'delete']] },
	'/api/v1/companies/[company]/imports/[import]/rejected.xlsx': { GET: [['import', 'read']] },
	'/api/v1/companies/[company]/imports/[import]/file': { GET: [['evidence', 'read']] }
};

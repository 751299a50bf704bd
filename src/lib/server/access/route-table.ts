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
 * Build scripts load this file as it stands: it imports types, and its other parts by
 * their full names.
 */
import type { RouteTable } from './route-row';
import { accountRoutes } from './routes-of-accounts.ts';
import { consortiumRoutes } from './routes-of-consortia.ts';
import { fileRoutes } from './routes-of-files.ts';
import { reportRoutes } from './routes-of-reports.ts';
import { ownFigureRoutes } from './routes-of-own-figures.ts';

export type { Doing, RouteRow, RouteTable } from './route-row';

export const routeTable: RouteTable = {
	...accountRoutes,
	...consortiumRoutes,
	...fileRoutes,
	...reportRoutes,
	...ownFigureRoutes,

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
	'/factors': { load: [['factor', 'read']] },
	'/factors/[edition]': { load: [['factor', 'read']] },
	'/companies/new': { load: [], 'action:default': [['company', 'create']] },
	'/companies/[company]': {
		load: [
			['energy', 'read'],
			['driver', 'read']
		]
	},
	'/companies/[company]/more': { load: [] },
	'/audits': { load: [['engagement_list', 'read']] },
	'/audits/more': { load: [] },
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
		load: [
			['company', 'read'],
			['reminder_setting', 'read']
		],
		'action:change': [['company', 'update']],
		'action:reminders': [['reminder_setting', 'update']]
	},
	'/companies/[company]/sites': { load: [['site', 'read']] },
	'/companies/[company]/sites/new': {
		load: [['company', 'read']],
		'action:default': [['site', 'create']]
	},
	'/companies/[company]/weather': { load: [['weather', 'read']] },
	'/companies/[company]/drivers': {
		load: [
			['driver', 'read'],
			['site', 'read'],
			['company', 'read']
		]
	},
	'/companies/[company]/drivers/new': {
		load: [['site', 'read']],
		'action:default': [['driver', 'create']]
	},
	'/companies/[company]/drivers/[driver]': {
		load: [
			['driver', 'read'],
			['company', 'read']
		],
		'action:values': [['driver', 'update']],
		'action:change': [['driver', 'update']],
		'action:remove': [['driver', 'delete']],
		'action:restore': [['driver', 'update']]
	},
	'/companies/[company]/sites/[site]': {
		load: [
			['site', 'read'],
			['weather', 'read']
		],
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
			['site', 'read'],
			['bill', 'read']
		],
		'action:default': [['metering_point', 'update']]
	},
	'/companies/[company]/metering-points/[meteringPoint]/bills/new': {
		load: [['bill', 'create']],
		'action:default': [['bill', 'create']]
	},
	'/companies/[company]/metering-points/[meteringPoint]/bills/year': {
		load: [['bill', 'update']],
		'action:default': [['bill', 'update']]
	},
	'/companies/[company]/metering-points/[meteringPoint]/bills/[bill]': {
		load: [
			['bill', 'create'],
			['bill', 'read']
		],
		'action:correct': [['bill', 'update']],
		'action:remove': [['bill', 'delete']]
	},
	'/companies/[company]/closing': {
		load: [['month_closing', 'read']],
		'action:close': [['month_closing', 'create']],
		'action:reopen': [['month_closing', 'update']]
	},
	'/companies/[company]/metering-points/[meteringPoint]/deliveries': {
		load: [['delivery', 'read']],
		'action:enter': [['delivery', 'create']],
		'action:stock': [['delivery', 'create']],
		'action:remove': [['delivery', 'delete']],
		'action:useFrom': [['metering_point', 'update']]
	},
	'/companies/[company]/metering-points/[meteringPoint]/deliveries/[delivery]': {
		load: [['delivery', 'update']],
		'action:correct': [['delivery', 'update']],
		'action:remove': [['delivery', 'delete']]
	},
	'/companies/[company]/metering-points/suppliers': { GET: [['factor', 'read']] },
	'/companies/[company]/data': {
		load: [
			['import', 'read'],
			['metering_point', 'read'],
			['completeness', 'read']
		],
		'action:sample': [['import', 'create']]
	},
	'/companies/[company]/calendar': { load: [['completeness', 'read']] },
	'/companies/[company]/trace': {
		load: [['trace', 'read']]
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
	'/api/v1/factors/editions': { GET: [['factor', 'read']] },
	'/api/v1/factors/editions/[edition]': { GET: [['factor', 'read']] },
	'/api/v1/suppliers': { GET: [['factor', 'read']] },
	'/api/v1/calculations/emissions': { POST: [['calculation', 'read']] },
	'/api/v1/calculations/calendarisation': { POST: [['calculation', 'read']] },
	'/api/v1/companies': { GET: [['company_list', 'read']], POST: [['company', 'create']] },
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
	'/api/v1/companies/[company]/weather': { GET: [['weather', 'read']] },
	'/api/v1/companies/[company]/metering-points/[meteringPoint]/bills': {
		GET: [['bill', 'read']],
		POST: [['bill', 'create']]
	},
	'/api/v1/companies/[company]/metering-points/[meteringPoint]/bills/[bill]': {
		GET: [['bill', 'read']],
		PUT: [['bill', 'update']],
		DELETE: [['bill', 'delete']]
	},
	'/api/v1/companies/[company]/month-closings': {
		GET: [['month_closing', 'read']],
		POST: [['month_closing', 'create']]
	},
	'/api/v1/companies/[company]/month-closings/reopen': { POST: [['month_closing', 'update']] },
	'/api/v1/companies/[company]/drivers': {
		GET: [['driver', 'read']],
		POST: [['driver', 'create']]
	},
	'/api/v1/companies/[company]/drivers/[driver]': {
		GET: [['driver', 'read']],
		PATCH: [['driver', 'update']],
		DELETE: [['driver', 'delete']]
	},
	'/api/v1/companies/[company]/drivers/[driver]/restore': { POST: [['driver', 'update']] },
	'/api/v1/companies/[company]/drivers/[driver]/values': { POST: [['driver', 'update']] },
	'/api/v1/companies/[company]/metering-points/[meteringPoint]/deliveries': {
		GET: [['delivery', 'read']],
		POST: [['delivery', 'create']]
	},
	'/api/v1/companies/[company]/metering-points/[meteringPoint]/deliveries/[delivery]': {
		PUT: [['delivery', 'update']],
		DELETE: [['delivery', 'delete']]
	},
	'/api/v1/companies/[company]/energy': { GET: [['energy', 'read']] },
	'/api/v1/companies/[company]/completeness': { GET: [['completeness', 'read']] },
	'/api/v1/companies/[company]/trace': { GET: [['trace', 'read']] },
	'/api/v1/companies/[company]/trace/sum': { GET: [['trace', 'read']] },
	'/api/v1/companies/[company]/load-profile': { GET: [['load_profile', 'read']] }
};

/** The part of `route-table.ts` that is about consortia: their companies, people and pages. */
import type { RouteTable } from './route-row';

export const consortiumRoutes: RouteTable = {
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
	'/consortia/[consortium]/calendar': {
		load: [
			['consortium', 'read'],
			['consortium_company', 'read']
		],
		'action:remind': [['reminder', 'create']],
		'action:remindAll': [['reminder', 'create']]
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
	'/api/v1/consortia': { GET: [['consortium_list', 'read']] },
	'/api/v1/consortia/[consortium]/companies': { GET: [['consortium_company', 'read']] },
	'/api/v1/consortia/[consortium]/completeness': { GET: [['consortium_company', 'read']] }
};

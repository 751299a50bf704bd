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
	'/consortia/[consortium]/editions': {
		load: [
			['consortium', 'read'],
			['factor_edition', 'read'],
			['restatement', 'read']
		],
		'action:upload': [['factor_edition', 'create']]
	},
	'/consortia/[consortium]/editions/[edition]': {
		load: [
			['consortium', 'read'],
			['factor_edition', 'read']
		],
		'action:discard': [['factor_edition', 'delete']],
		'action:compute': [['restatement', 'create']]
	},
	'/consortia/[consortium]/restatements/[restatement]': {
		load: [
			['consortium', 'read'],
			['restatement', 'read']
		],
		'action:apply': [['restatement', 'commit']],
		'action:undo': [['restatement', 'undo']]
	},
	'/api/v1/consortia/[consortium]/editions': {
		GET: [['factor_edition', 'read']],
		POST: [
			['factor_edition', 'create'],
			['factor_edition', 'read']
		]
	},
	'/api/v1/consortia/[consortium]/editions/[edition]': {
		GET: [['factor_edition', 'read']],
		DELETE: [['factor_edition', 'delete']]
	},
	'/api/v1/consortia/[consortium]/restatements': {
		GET: [['restatement', 'read']],
		POST: [['restatement', 'create']]
	},
	'/api/v1/consortia/[consortium]/restatements/[restatement]': { GET: [['restatement', 'read']] },
	'/api/v1/consortia/[consortium]/restatements/[restatement]/apply': {
		POST: [['restatement', 'commit']]
	},
	'/api/v1/consortia/[consortium]/restatements/[restatement]/undo': {
		POST: [['restatement', 'undo']]
	},
	'/companies/[company]/editions': {
		load: [['company_edition', 'read']]
	},
	'/companies/[company]/editions/[restatement]': {
		load: [['company_edition', 'read']],
		'action:apply': [['company_edition', 'update']],
		'action:undo': [['company_edition', 'update']]
	},
	'/api/v1/companies/[company]/editions': { GET: [['company_edition', 'read']] },
	'/api/v1/companies/[company]/restatements': { GET: [['company_edition', 'read']] },
	'/api/v1/consortia': { GET: [['consortium_list', 'read']] },
	'/api/v1/consortia/[consortium]/companies': { GET: [['consortium_company', 'read']] },
	'/api/v1/consortia/[consortium]/completeness': { GET: [['consortium_company', 'read']] }
};

/** The part of `route-table.ts` that is about what a company brings to its emissions itself. */
import type { RouteTable } from './route-row';

export const ownFigureRoutes: RouteTable = {
	'/companies/[company]/own-factors': { load: [['own_factor', 'read']] },
	'/companies/[company]/own-factors/new': {
		load: [
			['own_factor', 'create'],
			['metering_point', 'read']
		],
		'action:preview': [['own_factor', 'create']],
		'action:save': [['own_factor', 'create']]
	},
	'/companies/[company]/own-factors/[factor]': {
		load: [
			['own_factor', 'read'],
			['attachment', 'read']
		],
		'action:preview': [['own_factor', 'update']],
		'action:end': [['own_factor', 'update']]
	},
	'/companies/[company]/certificates': {
		load: [
			['certificate', 'read'],
			['attachment', 'read']
		],
		'action:add': [['certificate', 'create']],
		'action:remove': [['certificate', 'delete']]
	},
	'/companies/[company]/scope3': {
		load: [
			['scope3_entry', 'read'],
			['attachment', 'read'],
			['company', 'read']
		],
		'action:add': [['scope3_entry', 'create']],
		'action:remove': [['scope3_entry', 'delete']]
	},
	'/companies/[company]/scope3/[entry]': {
		load: [['scope3_entry', 'read']],
		'action:default': [['scope3_entry', 'update']]
	},
	'/companies/[company]/scope3.xlsx': { GET: [['scope3_entry', 'read']] },
	'/companies/[company]/ghg': {
		load: [
			['ghg', 'read'],
			['company', 'read']
		]
	},
	'/companies/[company]/attachments': { POST: [['attachment', 'create']] },
	'/companies/[company]/attachments/[attachment]': { GET: [['attachment', 'read']] },

	// API
	'/api/v1/companies/[company]/own-factors': {
		GET: [['own_factor', 'read']],
		POST: [['own_factor', 'create']]
	},
	'/api/v1/companies/[company]/own-factors/preview': { POST: [['own_factor', 'create']] },
	'/api/v1/companies/[company]/own-factors/[factor]': { GET: [['own_factor', 'read']] },
	'/api/v1/companies/[company]/own-factors/[factor]/end': { POST: [['own_factor', 'update']] },
	'/api/v1/companies/[company]/own-factors/[factor]/end/preview': {
		POST: [['own_factor', 'update']]
	},
	'/api/v1/companies/[company]/certificates': {
		GET: [['certificate', 'read']],
		POST: [['certificate', 'create']]
	},
	'/api/v1/companies/[company]/certificates/[certificate]': {
		DELETE: [['certificate', 'delete']]
	},
	'/api/v1/companies/[company]/scope3-entries': {
		GET: [['scope3_entry', 'read']],
		POST: [['scope3_entry', 'create']]
	},
	'/api/v1/companies/[company]/scope3-entries/[entry]': {
		PUT: [['scope3_entry', 'update']],
		DELETE: [['scope3_entry', 'delete']]
	},
	'/api/v1/companies/[company]/scope3.xlsx': { GET: [['scope3_entry', 'read']] },
	'/api/v1/companies/[company]/ghg': { GET: [['ghg', 'read']] },
	'/api/v1/companies/[company]/attachments': {
		GET: [['attachment', 'read']],
		POST: [['attachment', 'create']]
	},
	'/api/v1/companies/[company]/attachments/[attachment]/file': { GET: [['attachment', 'read']] }
};

/** The part of `route-table.ts` that is about what is read over years, printed and handed in. */
import type { RouteTable } from './route-row';

export const reportRoutes: RouteTable = {
	'/companies/[company]/series': { load: [['energy', 'read']] },
	'/companies/[company]/series/series.xlsx': { GET: [['energy', 'read']] },
	'/companies/[company]/statutory': {
		load: [['statutory_table', 'read']],
		'action:issue': [['statutory_table', 'create']]
	},
	'/companies/[company]/statutory/table.xlsx': { GET: [['statutory_table', 'read']] },
	'/companies/[company]/statutory/issued/[report]': { load: [['statutory_table', 'read']] },
	'/companies/[company]/statutory/issued/[report]/table.xlsx': {
		GET: [['statutory_table', 'read']]
	},

	// API
	'/api/v1/companies/[company]/statutory-table': { GET: [['statutory_table', 'read']] }
};

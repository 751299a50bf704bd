/** The part of `route-table.ts` that is about files: what is taken in, how it is read, what counts of it. */
import type { RouteTable } from './route-row';

export const fileRoutes: RouteTable = {
	'/companies/[company]/imports/upload': { POST: [['import', 'create']] },
	'/companies/[company]/imports/[import]': {
		load: [
			['import', 'read'],
			['metering_point', 'read']
		],
		'action:commit': [['import', 'commit']],
		'action:undo': [['import', 'undo']],
		'action:cancel': [['import', 'delete']]
	},
	'/companies/[company]/imports/[import]/mapping': {
		load: [
			['import', 'update'],
			['metering_point', 'read']
		],
		'action:try': [['import', 'update']],
		'action:use': [['import', 'update']]
	},
	'/companies/[company]/imports/[import]/mapping/trial': { POST: [['import', 'update']] },
	'/companies/[company]/mappings': {
		load: [['mapping', 'read']],
		'action:forget': [['mapping', 'delete']]
	},
	'/companies/[company]/imports/[import]/rejected.xlsx': { GET: [['import', 'read']] },
	'/companies/[company]/imports/[import]/evidence': { GET: [['evidence', 'read']] },

	// API
	'/api/v1/companies/[company]/imports': {
		GET: [['import', 'read']],
		POST: [['import', 'create']]
	},
	'/api/v1/companies/[company]/imports/[import]': { GET: [['import', 'read']] },
	'/api/v1/companies/[company]/imports/[import]/mapping': {
		GET: [['import', 'read']],
		POST: [['import', 'update']]
	},
	'/api/v1/companies/[company]/imports/[import]/mapping/trial': { POST: [['import', 'update']] },
	'/api/v1/companies/[company]/mappings': { GET: [['mapping', 'read']] },
	'/api/v1/companies/[company]/mappings/[mapping]': { DELETE: [['mapping', 'delete']] },
	'/api/v1/companies/[company]/imports/[import]/commit': { POST: [['import', 'commit']] },
	'/api/v1/companies/[company]/imports/[import]/undo': { POST: [['import', 'undo']] },
	'/api/v1/companies/[company]/imports/[import]/cancel': { POST: [['import', 'delete']] },
	'/api/v1/companies/[company]/imports/[import]/rejected.xlsx': { GET: [['import', 'read']] },
	'/api/v1/companies/[company]/imports/[import]/file': { GET: [['evidence', 'read']] }
};

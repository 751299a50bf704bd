import type { Context } from '$lib/server/access/context';
import { closeServer, openServer } from '$lib/server/app';
import { parseConfig } from '$lib/server/config';
import type { Place, TestEngine } from './engines';

/** Whoever runs commands on the server: may do what a test needs done. */
export const context: Context = {
	principal: {
		...{ userId: 'tester', email: '', name: '', operator: 'no', memberships: [] },
		...{ engagements: [], consortia: [], rawDataConsents: [], secondFactor: 'passed' },
		...{ via: 'command_line', scopes: ['read', 'write'] }
	},
	declared: 'any',
	outsideReads: [],
	requestId: 'r',
	locale: 'ja'
};

/** The application on an empty database of the engine; `close` removes both. */
export async function openApp({ createPlace }: Pick<TestEngine, 'createPlace'>) {
	const place: Place = await createPlace();
	const { dataDir = '/tmp', databaseUrl } = place.options;
	const variables = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' };
	await openServer(parseConfig(variables));
	return {
		async close() {
			await closeServer();
			await place.remove();
		}
	};
}

import { migrate } from '$lib/server/db/migrate';
import type { Database, Engine } from '$lib/server/db/database';
import { openDatabase, type OpenOptions } from '$lib/server/db/open-database';
import type { CompanyScope, ConsortiumScope, DirectoryScope } from '$lib/server/repositories/scope';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A place for a database, still empty; `remove` after every connection to it is closed. */
export interface Place {
	options: OpenOptions;
	remove(): Promise<void>;
}

export interface TestEngine {
	name: Engine;
	createPlace(): Promise<Place>;
	/** A migrated database of its own; `close` also removes it. */
	openFresh(): Promise<Database>;
}

export const serverUrl = process.env.TEST_DATABASE_URL;

export const sqlite = engine('sqlite', async () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'mieruka-test-'));
	return {
		options: { dataDir },
		remove: async () => rmSync(dataDir, { recursive: true, force: true })
	};
});

const postgresql = engine('postgresql', async () => {
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const databaseUrl = new URL(serverUrl ?? '');
	databaseUrl.pathname = name;
	await onServer(`create database ${name}`);
	return {
		options: { databaseUrl: databaseUrl.href },
		remove: () => onServer(`drop database ${name} with (force)`)
	};
});

/** `describe.each(engines)('$name', …)`. `npm test` always has both; a quick check may have one. */
export const engines: TestEngine[] = serverUrl ? [sqlite, postgresql] : [sqlite];

function engine(name: Engine, createPlace: () => Promise<Place>): TestEngine {
	const openFresh = async () => {
		const { options, remove } = await createPlace();
		const database = await openDatabase(options);
		await migrate(database);
		const close = () => database.close().then(remove);
		return { ...database, close };
	};
	return { name, createPlace, openFresh };
}

export async function onServer(statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: serverUrl });
	await client.connect();
	await client.query(statement);
	await client.end();
}

/** What `access` mints after its check. */
export function companyScope(companyId: string, userId = 'tester'): CompanyScope {
	return { companyId, userId, sites: 'all' } as unknown as CompanyScope;
}

export function directoryScope(companyIds: string[]): DirectoryScope {
	return { companyIds } as unknown as DirectoryScope;
}

export function consortiumScope(consortiumId: string, userId = 'tester'): ConsortiumScope {
	return { consortiumId, userId } as unknown as ConsortiumScope;
}

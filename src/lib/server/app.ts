import type { Config } from './config';
import type { Database } from './db/database';
import { migrate } from './db/migrate';
import { openDatabase } from './db/open-database';

/** What the process has one of; opened at start, closed at the end. */
export interface App {
	config: Config;
	database: Database;
}

let app: App | null = null;

/** Opens the database and brings it to this version. Once per process. */
export async function openServer(config: Config): Promise<App> {
	if (app) throw new Error('the server is open already');
	const database = await openDatabase(
		config.databaseUrl ? { databaseUrl: config.databaseUrl } : { dataDir: config.dataDir }
	);
	try {
		await migrate(database);
	} catch (error) {
		await database.close();
		throw error;
	}
	app = { config, database };
	return app;
}

export function getServer(): App {
	if (!app) throw new Error('the server is not open');
	return app;
}

export async function closeServer(): Promise<void> {
	const closing = app;
	app = null;
	await closing?.database.close();
}

import type { Config } from './config';
import type { Database } from './db/database';
import { migrate } from './db/migrate';
import { openDatabase } from './db/open-database';
import {
	inProcessDispatcher,
	pooledDispatcher,
	type DatabasePlace,
	type Dispatcher
} from './workers/dispatch';

/** What the process has one of; opened at start, closed at the end. */
export interface App {
	config: Config;
	database: Database;
	/** Where long work runs. */
	dispatcher: Dispatcher;
}

/** Copying the write-ahead log takes its time: the workers do it, no request waits for it. */
const SERVING = { walAutocheckpointPages: 0 };

function place({ dataDir, databaseUrl }: Config): DatabasePlace {
	return databaseUrl ? { databaseUrl } : { dataDir };
}

let app: App | null = null;

/** Opens the database and brings it to this version. Once per process. */
export async function openServer(
	config: Config,
	longWork: 'in_workers' | 'in_place' = 'in_place'
): Promise<App> {
	if (app) throw new Error('the server is open already');
	const database = await openDatabase(
		longWork === 'in_workers' ? { ...place(config), ...SERVING } : place(config)
	);
	try {
		await migrate(database);
	} catch (error) {
		await database.close();
		throw error;
	}
	const dispatcher =
		longWork === 'in_workers' ? pooledDispatcher(place(config)) : inProcessDispatcher(database);
	app = { config, database, dispatcher };
	return app;
}

export function getServer(): App {
	if (!app) throw new Error('the server is not open');
	return app;
}

export const isServerOpen = (): boolean => app !== null;

export async function closeServer(): Promise<void> {
	const closing = app;
	app = null;
	await closing?.dispatcher.close();
	await closing?.database.close();
}

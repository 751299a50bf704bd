/** A built server, companies that know nothing of each other, and everyone who may ask. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { closeServer, openServer } from '$lib/server/app';
import { parseConfig } from '$lib/server/config';
import { startInstallation, type Installation } from '../contract/server';
import { engines, type Place } from '../integration/engines';
import type { Flock } from './canaries';
import type { Company } from './companies';
import { callersOf, renewed, type Caller } from './callers';
import type { CompanyKey, ConsortiumKey, Name } from './people';
import { populate } from './populate';
import { openRows, type Rows } from './rows';
import { signInAt } from './signing-in';

export type { Caller } from './callers';

export interface World extends Record<CompanyKey, Company> {
	origin: string;
	consortia: Record<ConsortiumKey, { id: string; name: string }>;
	/** The canaries of every company. */
	flock: Flock;
	callers: Caller[];
	caller(name: Name): Caller;
	signIn(email: string): Promise<string>;
	/** Signed in again, whatever was done to their session. */
	renew(caller: Caller): Promise<void>;
	/** Something done on the server itself, as by the command line. */
	beside<T>(work: () => Promise<T>): Promise<T>;
	rows: Rows;
	fingerprint: Rows['fingerprint'];
	/** What the server has written on standard error. */
	log: string[];
	stop(): Promise<void>;
}

/** On PostgreSQL where the run has one (`TEST_DATABASE_URL`), in a database of its own. */
export async function makeWorld(extra: Record<string, string> = {}): Promise<World> {
	const place = await engines.at(-1)!.createPlace();
	const { databaseUrl } = place.options;
	const log: string[] = [];
	const settings: Record<string, string> = { LOG_LEVEL: 'info', ...extra };
	if (databaseUrl) settings.DATABASE_URL = databaseUrl;
	const server = await startInstallation(settings, (line) => log.push(line));
	const rows = await openRows({ dataDir: server.dataDir, databaseUrl });
	const stop = () => stopAll(server, { rows, place });
	try {
		return { ...(await furnish(server, rows)), log, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function stopAll(server: Installation, { rows, place }: { rows: Rows; place: Place }) {
	await rows.close();
	await server.stop();
	await place.remove();
}

/** Rows are made beside the running server, in this process; what is asked goes through it. */
async function furnish(
	installation: Installation,
	rows: Rows
): Promise<Omit<World, 'log' | 'stop'>> {
	const { origin, dataDir } = installation;
	const beside = <T>(work: () => Promise<T>) => withServices(installation, work);
	const { companies, consortia } = await beside(() => populate(dataDir));
	const callers = await beside(() => callersOf({ origin, rows }));
	const { own, other, trusting } = companies;
	const flock = { own: own.canaries, other: other.canaries, trusting: trusting.canaries };
	return {
		...{ origin, ...companies, consortia, flock, callers, rows, beside },
		caller: (name) => callers.find((one) => one.name === name)!,
		signIn: (email) => signInAt(origin, email),
		renew: (caller) => renewed(caller, rows),
		fingerprint: rows.fingerprint
	};
}

async function withServices<T>({ dataDir, databaseUrl }: Installation, work: () => Promise<T>) {
	await openServer(parseConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl }));
	try {
		return await work();
	} finally {
		await closeServer();
	}
}

/** What the built server really answers, read from its own manifest. */
export function builtRoutes(): Record<string, string[]> {
	const script = join(import.meta.dirname, 'read-manifest.mjs');
	const out = execFileSync(process.execPath, [script, join(process.cwd(), 'build')]);
	return JSON.parse(out.toString());
}

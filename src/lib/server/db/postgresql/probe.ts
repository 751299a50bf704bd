import pg from 'pg';
import { DatabaseRefused } from '../database';

/** A server that is there answers far sooner; nobody wants to wait longer for a wrong address. */
const PATIENCE_MS = 5_000;

/** What PostgreSQL answers to a login. Source: appendix A, error codes. */
const REMEDIES: Record<string, string> = {
	'28P01': 'refuses the user or the password; correct them in the address',
	'28000': 'refuses the user; correct it in the address, or allow it in pg_hba.conf',
	'3D000': 'has no such database; create it, or correct its name in the address',
	'53300': 'has no connection left; raise max_connections, or stop what uses them'
};

/** Tries the address once, so that a wrong one stops the start with a sentence. */
export async function probe(databaseUrl: string): Promise<void> {
	const client = new pg.Client({
		connectionString: databaseUrl,
		connectionTimeoutMillis: PATIENCE_MS,
		application_name: 'mieruka'
	});
	client.on('error', () => {});
	try {
		await client.connect();
	} catch (error) {
		throw new DatabaseRefused(sentence(databaseUrl, error));
	} finally {
		await client.end().catch(() => {});
	}
}

/** Without user and password, which do not belong on a screen. */
function sentence(databaseUrl: string, error: unknown): string {
	const { host } = new URL(databaseUrl);
	const { code, message } = error as { code?: string; message?: string };
	const remedy =
		REMEDIES[code ?? ''] ??
		`cannot be reached (${code ?? message}); start it, or correct the address`;
	return `DATABASE_URL: PostgreSQL at ${host || 'this machine'} ${remedy}.`;
}

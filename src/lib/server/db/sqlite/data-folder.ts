import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseRefused } from '../database';

/** The folder of the database, made where it is missing; a sentence where that cannot be. */
export function prepareDataFolder(dataDir: string): void {
	try {
		makeFolder(resolve(dataDir));
		accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
	} catch (error) {
		throw refused(dataDir, `cannot be made or written to (${codeOf(error)})`);
	}
	if (!statSync(dataDir).isDirectory()) throw refused(dataDir, 'is a file');
}

/** Level by level: `recursive` never returns where a file system makes no folders (/proc). */
function makeFolder(path: string): void {
	if (existsSync(path)) return;
	makeFolder(dirname(path));
	try {
		mkdirSync(path, { mode: 0o700 });
	} catch (error) {
		// Two processes that start at once: whoever comes second finds it made.
		if (codeOf(error) !== 'EEXIST') throw error;
	}
}

function refused(dataDir: string, why: string): DatabaseRefused {
	return new DatabaseRefused(
		`DATA_DIR ${dataDir} ${why}; name a folder that this user may write to.`
	);
}

/** What SQLite says of a file that it cannot take for its own. */
export function refusedFile(dataDir: string, error: unknown): unknown {
	const code = codeOf(error);
	if (!/^SQLITE_(CANTOPEN|NOTADB|READONLY|CORRUPT|PERM|IOERR|FULL)/.test(code)) return error;
	return new DatabaseRefused(
		`DATA_DIR ${dataDir}: mieruka.sqlite cannot be used (${code}); check the disk and who may ` +
			'write there, restore a backup, or name another folder.'
	);
}

function codeOf(error: unknown): string {
	return String((error as { code?: unknown }).code ?? 'unknown');
}

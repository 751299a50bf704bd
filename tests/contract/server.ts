/** The built server and its command line, as a stranger would run them. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const START_SECONDS = 60;

export interface Installation {
	origin: string;
	dataDir: string;
	/** Without it: SQLite in the data folder. */
	databaseUrl?: string;
	run(args: string[], input?: string): Promise<string>;
	stop(): Promise<void>;
}

/**
 * `DATABASE_URL` in `extra` (or in the environment) switches the engine. The log's lines go to
 * `onLog`, or are shown.
 */
export async function startInstallation(
	extra: Record<string, string> = {},
	onLog?: (line: string) => void
): Promise<Installation> {
	const dataDir = await mkdtemp(join(tmpdir(), 'mieruka-contract-'));
	const env = {
		...process.env,
		LOG_LEVEL: 'error',
		...extra,
		DATA_DIR: dataDir,
		PORT: '0'
	};
	const server = spawn(process.execPath, ['scripts/start.mjs'], {
		env,
		stdio: ['ignore', 'pipe', onLog ? 'pipe' : 'inherit']
	});
	if (onLog) createInterface({ input: server.stderr! }).on('line', onLog);
	const origin = await listening(server);
	return {
		origin,
		dataDir,
		databaseUrl: extra.DATABASE_URL,
		run: (args, input = '') => runCommand(args, { dataDir, input, extra }),
		stop: async () => {
			await stop(server);
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

function listening(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		const late = setTimeout(
			() => reject(new Error('the server did not start')),
			START_SECONDS * 1000
		);
		server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
		createInterface({ input: server.stdout! }).on('line', (line) => {
			const address = /^Listening on (http:\S+)$/.exec(line)?.[1];
			if (!address) return;
			clearTimeout(late);
			resolve(address);
		});
	});
}

async function stop(server: ChildProcess): Promise<void> {
	if (server.exitCode !== null) return;
	const ended = once(server, 'exit');
	server.kill('SIGTERM');
	await ended;
}

interface Command {
	dataDir: string;
	input?: string;
	/** Of the environment. */
	extra?: Record<string, string>;
}

/** The command line beside the running server, as its operator uses it. */
export function runCommand(
	args: string[],
	{ dataDir, input = '', extra = {} }: Command
): Promise<string> {
	const env = { ...process.env, ...extra, DATA_DIR: dataDir };
	return new Promise((resolve, reject) => {
		const child = execFile(
			process.execPath,
			['build/node/cli.js', ...args],
			{ env },
			(error, out) => (error ? reject(error) : resolve(out.trim()))
		);
		child.stdin!.end(input);
	});
}

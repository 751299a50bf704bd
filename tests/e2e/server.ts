import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** The built server on an empty database, as `npm start` would run it. */
export interface RunningServer {
	origin: string;
	/** The one-time address that the log prints. */
	setUpUrl: string;
	/** Runs a command of the operator beside the server; answers with what it prints. */
	command: (args: string[], input?: string) => Promise<string>;
	stop: () => Promise<void>;
}

export async function startServer(): Promise<RunningServer> {
	const dataDir = await mkdtemp(join(tmpdir(), 'mieruka-e2e-'));
	const server = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const log = await readUntil(server, /^Listening on /m);
	const setUpUrl = /http:\S+\/set-up\/\S+/.exec(log)?.[0];
	const origin = /^Listening on (\S+)/m.exec(log)?.[1];
	if (!setUpUrl || !origin) throw new Error(`no set-up link in the log:\n${log}`);
	return {
		origin,
		setUpUrl,
		command: (args, input = '') => commandLine(dataDir, args, input),
		stop: async () => {
			await ended(server);
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** `npm run mieruka --`, on the same data. */
async function commandLine(dataDir: string, args: string[], input: string): Promise<string> {
	const command = spawn(process.execPath, ['scripts/cli.mjs', ...args], {
		env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' },
		stdio: ['pipe', 'pipe', 'inherit']
	});
	const [printed] = await Promise.all([text(command.stdout), command.stdin.end(input)]);
	return printed.trim();
}

function readUntil(server: ChildProcess, wanted: RegExp): Promise<string> {
	return new Promise((resolve, reject) => {
		let log = '';
		server.stdout?.on('data', (chunk: Buffer) => {
			log += chunk.toString();
			if (wanted.test(log)) resolve(log);
		});
		server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${log}`)));
	});
}

function ended(server: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (server.exitCode !== null) return resolve();
		server.once('exit', () => resolve());
		server.kill('SIGTERM');
	});
}

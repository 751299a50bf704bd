/** A built server of its own for a measurement: a fresh folder, an account, a token, a company. */
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Bench {
	url: string;
	token: string;
	company: string;
	pid: number;
	/** Where its database is. */
	dataDir: string;
	/** Runs a command of the command line, and answers what it printed. */
	cli(args: string[]): string;
	/** Whose token it is. */
	email: string;
	/** Delay of the web process's event loop since `resetDelay`, milliseconds. */
	delay(): Promise<{ p99: number; max: number }>;
	resetDelay(): void;
	stop(): Promise<void>;
}

export async function serve(): Promise<Bench> {
	const dataDir = mkdtempSync(join(tmpdir(), 'mieruka-bench-'));
	const environment = {
		...process.env,
		DATA_DIR: dataDir,
		LOG_LEVEL: 'warn',
		NODE_ENV: 'production'
	};
	const cli = (args: string[], input = '') =>
		execFileSync(process.execPath, [join(root, 'build/node/cli.js'), ...args], {
			...{ env: environment, input, encoding: 'utf8', cwd: root }
		}).trim();
	const email = 'bench@mieruka.example';
	cli(
		['user', 'create', '--email', email, '--name', 'Bench', '--operator'],
		'tsukuba-no-yama-wo-miru\n'
	);
	const company = (JSON.parse(cli(['company', 'create', '--name', '測定'])) as { id: string }).id;
	cli(['member', 'add', '--email', email, '--company', company, '--role', 'company_admin']);
	const token = cli(['token', 'create', '--email', email, '--scope', 'read,write']);
	const port = await freePort();
	const server = startServer({ ...environment, PORT: String(port) });
	await listening(server);
	return {
		...{ url: `http://127.0.0.1:${port}`, token, company, pid: server.pid ?? 0 },
		...{ dataDir, cli, email },
		delay: () => ask(server),
		resetDelay: () => void server.send('reset'),
		stop: () => stopServer(server, dataDir)
	};
}

export interface Demo {
	url: string;
	company: string;
	/** Of somebody who is signed in to the sample company. */
	cookie: string;
	stop(): Promise<void>;
}

/** The sample company, with its administrator signed in. */
export async function startDemo(): Promise<Demo> {
	const dataDir = mkdtempSync(join(tmpdir(), 'mieruka-bench-'));
	const port = String(await freePort());
	const settings = { DATA_DIR: dataDir, PORT: port, LOG_LEVEL: 'warn', MIERUKA_DEMO: '1' };
	const server = startServer({ ...process.env, ...settings, NODE_ENV: 'production' });
	const [, email = '', password = ''] = /Demo: (\S+) \/ (\S+)/.exec(await listening(server)) ?? [];
	const url = `http://127.0.0.1:${port}`;
	const signedIn = await fetch(`${url}/sign-in`, {
		method: 'POST',
		headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({ email, password }),
		redirect: 'manual'
	});
	const cookie = signedIn.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
	const home = await fetch(url, { headers: { cookie }, redirect: 'manual' });
	const company = home.headers.get('location')?.split('/').at(-1) ?? '';
	return { url, company, cookie, stop: () => stopServer(server, dataDir) };
}

function startServer(env: NodeJS.ProcessEnv): ChildProcess {
	return fork(join(root, 'scripts/start.mjs'), [], {
		...{ cwd: root, env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
		execArgv: ['--import', fileURLToPath(new URL('./loop-delay.mjs', import.meta.url))]
	});
}

async function stopServer(server: ChildProcess, dataDir: string): Promise<void> {
	const ended = new Promise((resolve) => server.once('exit', resolve));
	server.kill('SIGTERM');
	await ended;
	rmSync(dataDir, { recursive: true, force: true });
}

/** What it has printed when it is ready. */
function listening(server: ChildProcess): Promise<string> {
	let printed = '';
	return new Promise((resolve, reject) => {
		server.stdout?.on('data', (text: Buffer) => {
			printed += text.toString();
			if (printed.includes('Listening on')) resolve(printed);
		});
		server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
	});
}

function ask(server: ChildProcess): Promise<{ p99: number; max: number }> {
	return new Promise((resolve) => {
		server.once('message', (answer) => resolve(answer as { p99: number; max: number }));
		server.send('report');
	});
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

/** Resident memory of the server and its workers now, and at most (the sum of their peaks), MB. */
export function residentMb(pid: number): { now: number; peak: number } {
	const own = readFileSync(`/proc/${pid}/status`, 'utf8');
	const field = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(own)?.[1]) / 1000;
	const workers = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
	return workers
		.filter((worker) => worker !== '')
		.map((worker) => residentMb(Number(worker)))
		.reduce((sum, one) => ({ now: sum.now + one.now, peak: sum.peak + one.peak }), {
			now: field('VmRSS'),
			peak: field('VmHWM')
		});
}

export function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** A built server that can be killed and started again on the same data, and calls to it. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

export interface View {
	id: string;
	status: string;
	file: { name: string; sha256: string; bytes: number };
	counts: { new: number; same: number; conflict: number; rejected: number };
	findings: { code: string; message: string }[];
}

export interface Line {
	id: string;
	status: string;
}

export interface Answer<Body = View> {
	status: number;
	body: Body;
}

const POLL_MS = 50;

/** What stays when servers come and go: the data, its company and a token. */
export class Installation {
	company = '';
	token = '';
	readonly #email = `${randomUUID()}@imports.example`;

	private constructor(
		readonly dataDir: string,
		private readonly env: Record<string, string>
	) {}

	/** On SQLite in a folder of its own; on PostgreSQL in the database given. */
	static async create({ databaseUrl }: { databaseUrl?: string }): Promise<Installation> {
		const dataDir = await mkdtemp(join(tmpdir(), 'mieruka-imports-'));
		const env: Record<string, string> = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
		const created = new Installation(dataDir, env);
		await created.run(['user', 'create', ...created.#whom, '--name', 'X'], 'long-pass-phrase-x\n');
		await created.newCompany();
		created.token = await created.run([
			'token',
			'create',
			...created.#whom,
			'--scope',
			'read,write'
		]);
		return created;
	}

	get #whom(): string[] {
		return ['--email', this.#email];
	}

	/** Calls are about this one from now on. */
	async newCompany(): Promise<void> {
		const { id } = JSON.parse(await this.run(['company', 'create', '--name', '鋳造'])) as View;
		const role = ['--role', 'company_admin'];
		await this.run(['member', 'add', ...this.#whom, '--company', id, ...role]);
		this.company = id;
	}

	get variables(): NodeJS.ProcessEnv {
		return { ...process.env, LOG_LEVEL: 'fatal', ...this.env, DATA_DIR: this.dataDir };
	}

	async run(args: string[], input = ''): Promise<string> {
		const running = promisify(execFile)(process.execPath, ['build/node/cli.js', ...args], {
			env: this.variables
		});
		running.child.stdin!.end(input);
		return (await running).stdout.trim();
	}

	/** Uploads that no import took over. */
	incoming(): string[] {
		const folder = join(this.dataDir, 'incoming');
		return existsSync(folder) ? readdirSync(folder) : [];
	}

	async serve(env: Record<string, string> = {}): Promise<Server> {
		const child = spawn(process.execPath, ['scripts/start.mjs'], {
			env: { ...this.variables, PORT: '0', ...env },
			stdio: ['ignore', 'pipe', 'ignore']
		});
		return new Server(await listening(child), this, child);
	}

	remove(): Promise<void> {
		return rm(this.dataDir, { recursive: true, force: true });
	}
}

export class Server {
	constructor(
		readonly origin: string,
		private readonly installation: Installation,
		private readonly child: ChildProcess
	) {}

	get pid(): number {
		return this.child.pid!;
	}

	/** Like a power cut, as far as a process can tell. */
	async kill(): Promise<void> {
		const ended = once(this.child, 'exit');
		this.child.kill('SIGKILL');
		await ended;
	}

	async stop(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = once(this.child, 'exit');
		this.child.kill('SIGTERM');
		await ended;
	}

	request(path: string, init: RequestInit = {}): Promise<Response> {
		const authorization = `Bearer ${this.installation.token}`;
		// A connection of its own each time: one that the server just closed fails a request.
		const headers = { authorization, connection: 'close', ...init.headers };
		return fetch(`${this.origin}/api/v1${path}`, { ...init, headers });
	}

	imports(path = '', init: RequestInit = {}): Promise<Response> {
		return this.request(`/companies/${this.installation.company}/imports${path}`, init);
	}

	async upload(content: string | Uint8Array, name = 'table.csv'): Promise<Answer> {
		const body = new FormData();
		body.set('file', new Blob([content as BlobPart]), name);
		return answer(await this.imports('', { method: 'POST', body }));
	}

	async act(id: string, action: string, body: object = {}): Promise<Answer> {
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers, body: JSON.stringify(body) };
		return answer(await this.imports(`/${id}/${action}`, init));
	}

	/** Newest first, all pages. */
	async list(): Promise<Line[]> {
		const lines: Line[] = [];
		for (let cursor = ''; ;) {
			const asked = await this.imports(`?limit=100${cursor && `&cursor=${cursor}`}`);
			const { body } = await answer<{ items: Line[]; nextCursor: string | null }>(asked);
			lines.push(...body.items);
			if (body.nextCursor === null) return lines;
			cursor = encodeURIComponent(body.nextCursor);
		}
	}

	/** When nothing is being read any more. */
	async settled(withinMs = 20_000): Promise<Line[]> {
		for (const until = Date.now() + withinMs; ;) {
			const list = await this.list();
			if (list.every(({ status }) => status !== 'reading')) return list;
			if (Date.now() > until) throw new Error('a file stands in reading for good');
			await new Promise((resolve) => setTimeout(resolve, POLL_MS));
		}
	}
}

export async function answer<Body = View>(response: Response): Promise<Answer<Body>> {
	return { status: response.status, body: (await response.json()) as Body };
}

function listening(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
		createInterface({ input: child.stdout! }).on('line', (line) => {
			const address = /^Listening on (http:\S+)$/.exec(line)?.[1];
			if (address) resolve(address);
		});
	});
}

/** One bill a file, for `kwh` kWh in the given month of 2025. */
export function bill(kwh: number, month = 1): string {
	const padded = String(month).padStart(2, '0');
	return `使用期間開始,使用期間終了,使用量(kWh),請求金額(円)\n2025-${padded}-01,2025-${padded}-28,${kwh},${kwh * 30}\n`;
}

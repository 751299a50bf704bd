/** `MIERUKA_DEMO=1` on an empty database: broken off, begun again, and its printed sign-ins used. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './server';

let dataDir: string;

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'mieruka-demo-'));
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** `log`: every line of it is on standard error. */
function startServer(variables: Record<string, string>): ChildProcess {
	const { DATABASE_URL: _engine, ...own } = process.env;
	return spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...own, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', ...variables },
		stdio: ['ignore', 'pipe', variables.LOG_LEVEL === 'info' ? 'pipe' : 'inherit']
	});
}

/** What the server says until it listens. */
async function listening(server: ChildProcess): Promise<string> {
	let said = '';
	for await (const chunk of server.stdout!) {
		said += String(chunk);
		if (/^Listening on /m.test(said)) break;
	}
	return said;
}

async function stop(server: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
	const ended = once(server, 'exit');
	server.kill(signal);
	await ended;
}

let said: string;

test('a first start that is killed while it loads is finished by the next one', async () => {
	const first = startServer({ MIERUKA_DEMO: '1', LOG_LEVEL: 'info' });
	let logged = '';
	for await (const chunk of first.stderr!) {
		logged += String(chunk);
		if (logged.includes('import.commit')) break;
	}
	await stop(first, 'SIGKILL');
	const startedAt = performance.now();
	const next = startServer({ MIERUKA_DEMO: '1' });
	said = await listening(next);
	await stop(next, 'SIGTERM');
	expect(performance.now() - startedAt).toBeLessThan(60_000);
	expect(said).toMatch(/^Demo: demo@mieruka\.example \/ \S{16}$/m);
	const verified = await runCommand(['verify'], { dataDir, extra: { DATABASE_URL: '' } });
	expect(JSON.parse(verified)).toMatchObject({ companies: 24, differences: [] });
}, 120_000);

test('the next start prints nothing, and what was printed signs in', async () => {
	const server = startServer({ MIERUKA_DEMO: '1' });
	try {
		const again = await listening(server);
		expect(again).not.toContain('Demo:');
		const origin = /^Listening on (\S+)/m.exec(again)![1]!;
		for (const key of ['coordinator', 'auditor1', 'auditor2', 'operator']) {
			const { role, ...typed } = printed(key);
			expect(await rolesOf(origin, await signInTwice(origin, typed))).toContain(role);
		}
	} finally {
		await stop(server, 'SIGTERM');
	}
});

/** A row of the printed table. */
function printed(key: string) {
	const row = said.split('\n').find((line) => line.includes(` ${key}@mieruka.example `));
	const [role = '', , email = '', password = '', secret = ''] = row!.trim().split(/ {2,}/);
	return { role, email, password, secret };
}

async function rolesOf(origin: string, cookie: string): Promise<string[]> {
	const answer = await fetch(`${origin}/api/v1/me`, { headers: { cookie } });
	return ((await answer.json()) as { roles: { role: string }[] }).roles.map(({ role }) => role);
}

test('the printed links for apps hold the same secrets', () => {
	const links = said.match(/otpauth:\S+/g)!.map((link) => URI.parse(link));
	expect(links).toHaveLength(4);
	for (const link of links) {
		expect(printed(link.label.split('@')[0]!).secret).toBe(link.secret.base32);
	}
});

/** The password, then a code of the app; answers the cookie of the whole session. */
async function signInTwice(
	origin: string,
	{ email, password, secret }: { email: string; password: string; secret: string }
): Promise<string> {
	const half = await post(`${origin}/sign-in`, { email, password });
	const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
	return post(`${origin}/sign-in/second`, { code }, half);
}

async function post(url: string, fields: Record<string, string>, cookie = ''): Promise<string> {
	const answer = await fetch(url, {
		method: 'POST',
		headers: { origin: new URL(url).origin, accept: 'text/html', cookie },
		body: new URLSearchParams(fields),
		redirect: 'manual'
	});
	expect(answer.status, url).toBe(303);
	const set = answer.headers.getSetCookie().map((one) => one.split(';')[0]!);
	return set.filter((one) => !one.endsWith('=')).join('; ');
}

/** `MIERUKA_DEMO=1` on an empty database, and the same again on one that has people in it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from './server';

let dataDir: string;

beforeAll(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'mieruka-demo-'));
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** What the server says until it listens. */
async function start() {
	const { DATABASE_URL: _engine, ...own } = process.env;
	const startedAt = performance.now();
	const server = spawn(process.execPath, ['scripts/start.mjs'], {
		env: { ...own, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error', MIERUKA_DEMO: '1' },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	let said = '';
	for await (const chunk of server.stdout) {
		said += String(chunk);
		if (/^Listening on /m.test(said)) break;
	}
	server.kill('SIGTERM');
	await once(server, 'exit');
	return { said, tookMs: performance.now() - startedAt };
}

test('the first start brings in 24 companies soon and prints the first account', async () => {
	const { said, tookMs } = await start();
	expect(said).toMatch(/^Demo: demo@mieruka\.example \/ \S{16}$/m);
	expect(
		JSON.parse(await runCommand(['verify'], { dataDir, extra: { DATABASE_URL: '' } }))
	).toMatchObject({
		companies: 24,
		differences: []
	});
	expect(tookMs).toBeLessThan(60_000);
});

test('the next start makes no account', async () => {
	const { said } = await start();
	expect(said).not.toContain('Demo:');
});

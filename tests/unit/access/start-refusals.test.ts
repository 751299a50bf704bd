import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type OpenOptions } from '$lib/server/db/open-database';

const folder = mkdtempSync(join(tmpdir(), 'mieruka-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function refusal(options: OpenOptions) {
	const startedAt = performance.now();
	const error: unknown = await openDatabase(options).catch((thrown: unknown) => thrown);
	const { name, message } = error as Error;
	return { name, message, tookMs: performance.now() - startedAt };
}

describe('a DATA_DIR that cannot be one', () => {
	const file = join(folder, 'file');
	writeFileSync(file, '');

	it.each([
		['a file', file],
		['a folder inside a file', join(file, 'data')],
		...(process.platform === 'linux' ? [['where nobody can make one', '/proc/x/data']] : [])
	])('%s is refused at once, by name', async (_what, dataDir) => {
		const { name, message, tookMs } = await refusal({ dataDir });
		expect(name).toBe('DatabaseRefused');
		expect(message).toContain(`DATA_DIR ${dataDir} `);
		expect(message).toContain('name a folder that this user may write to');
		expect(tookMs).toBeLessThan(2_000);
	});

	it('a mieruka.sqlite that is no database is named, and stays as it is', async () => {
		const text = 'not a database, but long enough to be looked at as one'.repeat(20);
		writeFileSync(join(folder, 'mieruka.sqlite'), text);
		const { name, message } = await refusal({ dataDir: folder });
		expect([name, message]).toEqual(['DatabaseRefused', expect.stringContaining('SQLITE_NOTADB')]);
		expect(statSync(join(folder, 'mieruka.sqlite')).size).toBe(text.length);
	});

	it('folders that are missing on the way are made, for their owner alone', async () => {
		const dataDir = join(folder, 'new/data');
		await (await openDatabase({ dataDir })).close();
		expect(statSync(dataDir).mode & 0o777).toBe(0o700);
	});
});

describe('a DATABASE_URL that leads nowhere', () => {
	const freePort = () =>
		new Promise<number>((resolve) => {
			const probe = createServer().listen(0, '127.0.0.1', () => {
				const { port } = probe.address() as { port: number };
				probe.close(() => resolve(port));
			});
		});

	it('is refused at once, by name and host, without its password', async () => {
		const port = await freePort();
		const databaseUrl = `postgres://mieruka:himitsu@127.0.0.1:${port}/mieruka`;
		const { name, message, tookMs } = await refusal({ databaseUrl });
		expect([name, message]).toEqual([
			'DatabaseRefused',
			`DATABASE_URL: PostgreSQL at 127.0.0.1:${port} cannot be reached (ECONNREFUSED); start it, or correct the address.`
		]);
		expect(tookMs).toBeLessThan(2_000);
	});

	it('is refused where something else answers', async () => {
		const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		const { port } = other.address() as { port: number };
		const { message } = await refusal({ databaseUrl: `postgres://u:himitsu@127.0.0.1:${port}/m` });
		other.close();
		expect(message).toMatch(/^DATABASE_URL: PostgreSQL at 127\.0\.0\.1:\d+ /);
		expect(message).not.toContain('himitsu');
	});
});

it('a wrong LOG_LEVEL does not stop the log, so that the sentence of the settings is read', async () => {
	vi.stubEnv('LOG_LEVEL', 'loud');
	vi.resetModules();
	const { log } = await import('$lib/server/log');
	expect(log.level).toBe('info');
	vi.unstubAllEnvs();
});

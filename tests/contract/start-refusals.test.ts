/** What stops the start: one sentence that names the variable, no stack, and soon. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const thisFile = fileURLToPath(import.meta.url);

async function run(args: string[], extra: Record<string, string>) {
	const { DATABASE_URL: _engine, ...own } = process.env;
	const startedAt = performance.now();
	const child = spawn(process.execPath, args, {
		env: { ...own, PORT: '0', LOG_LEVEL: 'error', ...extra },
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
	return { said: said.trim(), code: code as number, tookMs: performance.now() - startedAt };
}

const PROGRAMS = [
	['the server', ['scripts/start.mjs']],
	['the command line', ['build/node/cli.js', 'migrate']]
] as const;

const WRONG = [
	['LOG_LEVEL', 'loud'],
	['DATA_DIR', thisFile],
	['DATA_DIR', '/proc/x'],
	['DATABASE_URL', 'postgres://mieruka:himitsu@127.0.0.1:1/mieruka']
] as const;

test.each(
	PROGRAMS.flatMap(([name, args]) => WRONG.map((wrong) => [name, ...wrong, args] as const))
)('%s refuses %s=%s with a sentence that names it', async (_program, variable, value, args) => {
	const { said, code, tookMs } = await run([...args], { [variable]: value });
	expect(code).not.toBe(0);
	expect(said.split('\n')).toHaveLength(1);
	expect(said.startsWith(variable)).toBe(true);
	expect(said).not.toContain('himitsu');
	expect(tookMs).toBeLessThan(10_000);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

/** A server that answers after a second and closes on SIGTERM, as adapter-node's does. */
const slowServer = `
	import { createServer } from 'node:http';
	import { stopCleanly } from './scripts/stop-cleanly.mjs';
	const server = createServer((request, response) => setTimeout(() => response.end('answered'), 1000));
	process.on('SIGTERM', () => server.close());
	stopCleanly(server);
	server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

async function start() {
	const child = spawn(process.execPath, ['--input-type=module', '--eval', slowServer], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [port] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
	return { child, port: Number(port) };
}

test('a stop answers what was accepted and does not wait for connections without a request', async () => {
	const { child, port } = await start();
	const unused = connect(port, '127.0.0.1');
	unused.on('error', () => {});
	await once(unused, 'connect');
	const accepted = fetch(`http://127.0.0.1:${port}/`);
	await new Promise((resolve) => setTimeout(resolve, 300));

	const stoppedAt = performance.now();
	child.kill('SIGTERM');
	const answer = await accepted;
	expect(await answer.text()).toBe('answered');
	const [code] = (await once(child, 'exit')) as [number];
	expect(code).toBe(0);
	expect(performance.now() - stoppedAt).toBeLessThan(4_000);
}, 20_000);

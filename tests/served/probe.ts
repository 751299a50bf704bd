import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Asks from a process of its own, so that only the server can be what is slow. */
const ASK = `
let going = true, slowestMs = 0;
const statuses = new Set();
process.stdin.on('data', () => (going = false));
while (going) {
	const startedAt = performance.now();
	const { status } = await fetch(process.argv[1], { headers: { connection: 'close' } });
	slowestMs = Math.max(slowestMs, performance.now() - startedAt);
	statuses.add(status);
	await new Promise((resolve) => setTimeout(resolve, 50));
}
console.log(JSON.stringify({ slowestMs, statuses: [...statuses] }));
process.exit();
`;

export interface Probe {
	slowestMs: number;
	statuses: number[];
}

/** Asks for an address again and again until told to end. */
export function probe(url: string): { end(): Promise<Probe> } {
	const child = spawn(process.execPath, ['--input-type=module', '-e', ASK, url], {
		stdio: ['pipe', 'pipe', 'inherit']
	});
	const told = text(child.stdout);
	const ended = once(child, 'exit');
	return {
		async end() {
			child.stdin.write('end');
			await ended;
			return JSON.parse(await told) as Probe;
		}
	};
}

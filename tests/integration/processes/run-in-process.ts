import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const script = fileURLToPath(new URL('./run.mjs', import.meta.url));

/** What another server, or a worker, would do: its own connections, its own event loop. */
export async function runInProcess<T>(name: string, argument: unknown): Promise<T> {
	const args = [script, name, JSON.stringify(argument)];
	const { stdout } = await promisify(execFile)(process.execPath, args);
	return JSON.parse(stdout) as T;
}

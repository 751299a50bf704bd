import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Where npm puts the programs of the project's packages, its own Node among them. */
export const binFolder = join(root, 'node_modules', '.bin');

const bundledNode = join(binFolder, 'node');

/** The Node that everything after the preparation runs on. */
export function projectNode() {
	return existsSync(bundledNode) ? bundledNode : process.execPath;
}

/** The script behind a package's command, so that it runs on `projectNode()` on every platform. */
export function tool(packageName, command = packageName) {
	const folder = join(root, 'node_modules', packageName);
	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

function withBinFirst(environment) {
	return {
		NO_COLOR: '1',
		...environment,
		PATH: `${binFolder}${delimiter}${environment.PATH ?? ''}`
	};
}

/**
 * Runs a program with standard input closed and resolves to its exit code and all it printed.
 * `show` also passes its output on to standard error as it comes.
 */
export function run(program, args, { env = {}, show = false } = {}) {
	return new Promise((resolve) => {
		const started = performance.now();
		const child = spawn(program, args, {
			cwd: root,
			env: withBinFirst({ ...process.env, ...env }),
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		const keep = (chunk) => {
			output += chunk;
			if (show) process.stderr.write(chunk);
		};
		child.stdout.setEncoding('utf8').on('data', keep);
		child.stderr.setEncoding('utf8').on('data', keep);
		const end = (code) => resolve({ code, output, seconds: (performance.now() - started) / 1000 });
		child.on('error', (error) => {
			output += error.message;
			end(127);
		});
		child.on('close', (code) => end(code ?? 1));
	});
}

/** Runs a tool of the project's packages on the project's own Node. */
export function runTool(script, args, options) {
	return run(projectNode(), [script, ...args], options);
}

export function say(sentence) {
	process.stderr.write(`${sentence}\n`);
}

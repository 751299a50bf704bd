import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool, tool } from './project.mjs';

const sources = [
	'src',
	'static',
	'migrations',
	'svelte.config.js',
	'vite.config.ts',
	'scripts/messages.mjs',
	'tsconfig.json',
	'package.json',
	'package-lock.json'
];
/** Written by the build itself. */
const generated = ['src/i18n/paraglide', 'src/i18n/project.inlang/'];
/** Written last and emptied with `build/`, so a build that was cut off has none. */
const stamp = join(root, 'build', 'sources.sha256');

function filesUnder(path) {
	if (generated.some((prefix) => path.startsWith(prefix)) || !existsSync(join(root, path)))
		return [];
	if (!statSync(join(root, path)).isDirectory()) return [path];
	const names = readdirSync(join(root, path)).sort();
	return names.flatMap((name) => filesUnder(`${path}/${name}`));
}

function sourcesHash() {
	const hash = createHash('sha256');
	for (const file of sources.flatMap(filesUnder)) {
		hash
			.update(`${file}\0`)
			.update(readFileSync(join(root, file)))
			.update('\0');
	}
	return hash.digest('hex');
}

export function isBuilt() {
	return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

const vite = (args) => runTool(tool('vite'), ['build', '--logLevel', 'warn', ...args]);

/** The command line and the workers, into build/node. */
export const buildNodePrograms = () => vite(['--mode', 'node']);

/** Exit code, output and duration, as of one program. */
export async function build() {
	const hash = sourcesHash();
	// The web build empties build/, so it comes first.
	const web = await vite([]);
	if (web.code !== 0) return web;
	const programs = await buildNodePrograms();
	if (programs.code === 0) writeFileSync(stamp, hash);
	return { ...programs, seconds: web.seconds + programs.seconds };
}

export async function buildWhenNeeded() {
	return isBuilt() ? { code: 0, output: '', seconds: 0 } : build();
}

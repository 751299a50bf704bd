import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say } from './project.mjs';

const lockfile = join(root, 'package-lock.json');
/** npm writes this last, so it is missing after an installation that was cut off. */
const installedLockfile = join(root, 'node_modules', '.package-lock.json');

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Packages for other platforms are optional and are not there. */
function isSatisfied(wanted, installed) {
	if (!installed) return Boolean(wanted.optional || wanted.devOptional);
	return wanted.version === installed.version && wanted.integrity === installed.integrity;
}

export function isInstalled() {
	if (!existsSync(installedLockfile)) return false;
	const wanted = packagesOf(lockfile);
	const installed = packagesOf(installedLockfile);
	return Object.keys(wanted).every(
		(path) => path === '' || isSatisfied(wanted[path], installed[path])
	);
}

/** npm runs on the Node that started it, because the one in node_modules is about to be replaced. */
function npm() {
	const script = process.env.npm_execpath;
	if (!script) return ['npm', []];
	return [process.env.npm_node_execpath ?? process.execPath, [script]];
}

export async function install() {
	say('Installing the packages of package-lock.json (about half a minute) …');
	const [program, args] = npm();
	const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
	const { code, output } = await run(program, [...args, ...options, '--loglevel=error']);
	if (code === 0) return;
	say(output);
	say('The packages could not be installed: npm ci failed, and its own words stand above.');
	process.exit(1);
}

/**
 * Runs before every npm script, on whatever Node is there: installs the packages when the
 * lockfile asks for it and, with --build, builds when sources are newer. Prints on standard
 * error only, so that the script that follows owns standard output.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { isModern } from './node-version.mjs';
import { binFolder, say } from './project.mjs';

function refuse(sentence) {
	say(sentence);
	process.exit(1);
}

const bringsNode = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
const here = `Node ${process.versions.node}`;

if (Number(process.versions.node.split('.')[0]) < 20) {
	refuse(
		`Mieruka needs Node 20 or newer to set itself up, and this is ${here}. Please update Node.`
	);
}
if (!bringsNode && !isModern(process.versions.node)) {
	refuse(
		`On ${process.platform} (${process.arch}) Mieruka runs on your own Node, which must be 22.17 or newer; this is ${here}.`
	);
}
if (!isInstalled()) await install();
if (bringsNode && !existsSync(join(binFolder, 'node')) && !isModern(process.versions.node)) {
	refuse(
		`The Node that the project brings is missing from node_modules, and ${here} is too old. Allow optional packages (npm config: omit) and delete node_modules.`
	);
}
if (process.argv.includes('--build') && !isBuilt()) {
	say('Building the application (about half a minute) …');
	const { code, output } = await build();
	if (code !== 0) {
		say(output);
		refuse('The application could not be built: vite build failed, and its own words stand above.');
	}
}

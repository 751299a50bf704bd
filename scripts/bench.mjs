/** `npm run bench` runs every measurement, `npm run bench -- <name> …` the named ones. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root, say } from './project.mjs';

const folder = join(root, 'tests', 'bench');
const ending = /\.bench\.(ts|mjs)$/;
const files = existsSync(folder) ? readdirSync(folder).filter((name) => ending.test(name)) : [];
const known = files.map((name) => name.replace(ending, ''));
const wanted = process.argv.slice(2);

const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0) {
	say(`There is no measurement ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
	process.exit(1);
}

// One after the other: two at a time would measure each other.
for (const file of files.sort()) {
	const name = file.replace(ending, '');
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	say(`— ${name}`);
	const { status } = spawnSync(projectNode(), [join(folder, file)], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit']
	});
	if (status !== 0) process.exitCode = 1;
}

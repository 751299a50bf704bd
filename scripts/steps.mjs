import { runTool, say, tool } from './project.mjs';
import { buildNodePrograms, buildWhenNeeded } from './build.mjs';

const compileMessages = () => runTool('scripts/messages.mjs', []);
const sync = () => runTool(tool('@sveltejs/kit', 'svelte-kit'), ['sync']);

/** Types of messages and routes, which every other check reads. */
export const generation = [
	{ name: 'messages', run: compileMessages },
	{ name: 'svelte-kit sync', run: sync }
];

const eslint = (...more) => ({
	name: 'eslint',
	run: () => runTool(tool('eslint'), ['.', '--max-warnings', '0', ...more])
});

/** What reads the sources only: any two may run side by side. */
const checksWith = (lint) => [
	{
		name: 'types',
		run: () =>
			runTool(tool('svelte-check'), [
				'--tsconfig',
				'./tsconfig.json',
				'--fail-on-warnings',
				'--output',
				'human'
			])
	},
	lint,
	{
		name: 'prettier',
		run: () =>
			runTool(tool('prettier'), [
				'--check',
				'--log-level',
				'warn',
				'--cache',
				'--cache-location',
				'.cache/prettier',
				'.'
			])
	},
	{
		name: 'import walls',
		run: () => runTool(tool('dependency-cruiser', 'depcruise'), ['src', 'migrations'])
	}
];

export const staticChecks = checksWith(eslint());
/** Files that did not change are not asked again, though a rule may see a type that did. */
export const quickStaticChecks = checksWith(
	eslint('--cache', '--cache-location', '.cache/eslint/')
);

export const application = { name: 'build', run: buildWhenNeeded };
export const nodePrograms = { name: 'command line and workers', run: buildNodePrograms };

/** Runs one step, says how it went, and shows what it printed only when it failed. */
export async function perform(step) {
	const { code, output, seconds } = await step.run();
	if (code !== 0) say(output.trimEnd());
	say(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds.toFixed(1)} s)`);
	return { name: step.name, failed: code === 0 ? 0 : 1 };
}

export async function inOrder(steps) {
	const results = [];
	for (const step of steps) results.push(await perform(step));
	return results;
}

/** As many at a time as the machine of the smallest kind has cores. */
export async function sideBySide(steps, lanes = 2) {
	const waiting = [...steps];
	const lane = async () => {
		const results = [];
		for (let step = waiting.shift(); step; step = waiting.shift())
			results.push(await perform(step));
		return results;
	};
	return (await Promise.all(Array.from({ length: lanes }, lane))).flat();
}

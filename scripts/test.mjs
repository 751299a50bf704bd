/**
 * Every test there is. The last line on standard output is the sum over all runners, in which a
 * step that fails (types, lint, walls, a missing engine or browser) counts as one failure.
 */
import { ensureChromium } from './chromium.mjs';
import { say } from './project.mjs';
import {
	buildNodePrograms,
	generation,
	inOrder,
	perform,
	sideBySide,
	staticChecks
} from './steps.mjs';
import { add, nothing, playwright, sentence, vitest } from './tally.mjs';

const oneFailure = { ...nothing, failed: 1 };

function cannot(why) {
	say(`FAILED ${why}`);
	return oneFailure;
}

/** Runs tests against an empty PostgreSQL of their own. */
async function onPostgres(test) {
	const { startPostgres } = await import('./postgres.mjs');
	const engine = await startPostgres().catch((error) => error);
	if (engine instanceof Error) {
		return cannot(`PostgreSQL is missing and could not be installed: ${engine.message}`);
	}
	try {
		return await test({ DATABASE_URL: engine.url });
	} finally {
		await engine.stop();
	}
}

async function inBrowser(chromium) {
	if (chromium)
		return playwright('journeys in the browser', { CHROMIUM_PATH: chromium, DATABASE_URL: '' });
	return cannot(
		'Chromium is missing and could not be installed: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.'
	);
}

const started = performance.now();
const chromium = ensureChromium();
const steps = [
	...(await inOrder(generation)),
	...(await sideBySide(staticChecks)),
	await perform({ name: 'command line and workers', run: buildNodePrograms })
];
const onSqlite = { DATABASE_URL: '' };
const served = ['--project=contract', '--project=security'];
const tallies = [
	...steps.map((step) => (step.failed ? oneFailure : nothing)),
	await vitest('tests on SQLite', ['--project=unit', '--project=db'], onSqlite),
	await onPostgres((env) => vitest('tests on PostgreSQL', ['--project=db'], env)),
	await vitest('built server on SQLite', served, onSqlite),
	await onPostgres((env) => vitest('built server on PostgreSQL', served, env)),
	await inBrowser(await chromium)
];
const total = tallies.reduce(add);
say(`${((performance.now() - started) / 1000).toFixed(0)} s in all`);
process.stdout.write(`${sentence(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

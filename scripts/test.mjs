/**
 * Every test there is. The last line on standard output is the sum over all runners, in which a
 * step that fails (types, lint, walls, a missing engine or browser) counts as one failure.
 */
import { ensureChromium } from './chromium.mjs';
import { say } from './project.mjs';
import { application, generation, inOrder, sideBySide, staticChecks } from './steps.mjs';
import { add, nothing, playwright, sentence, vitest } from './tally.mjs';

const oneFailure = { ...nothing, failed: 1 };

function cannot(why) {
	say(`FAILED ${why}`);
	return oneFailure;
}

const onEngines = ['--project=unit', '--project=db', '--project=served'];

/** Runs tests beside an empty PostgreSQL of their own. */
async function withPostgres(test, without = () => nothing) {
	const { startPostgres } = await import('./postgres.mjs');
	const engine = await startPostgres().catch((error) => error);
	if (engine instanceof Error) {
		return add(cannot(`tests on PostgreSQL: ${engine.message}`), await without());
	}
	try {
		return await test(engine.url);
	} finally {
		await engine.stop();
	}
}

/** Every database test runs on both engines in one go, or on SQLite and one failure. */
const engineTests = () =>
	withPostgres(
		(url) => vitest('tests on both engines', onEngines, { TEST_DATABASE_URL: url }),
		() => vitest('tests on SQLite', onEngines)
	);

const onSqlite = (suite) => vitest(`${suite} on SQLite`, [`--project=${suite}`]);

const onPostgres = (suite, variable) =>
	withPostgres((url) =>
		vitest(`${suite} on PostgreSQL`, [`--project=${suite}`], { [variable]: url })
	);

/** The built server, tested from outside, on both engines. */
const contractTests = async () =>
	add(await onSqlite('contract'), await onPostgres('contract', 'DATABASE_URL'));

/** Who may do what; each file makes databases of its own on the engine it is given. */
const securityTests = async () =>
	add(await onSqlite('security'), await onPostgres('security', 'TEST_DATABASE_URL'));

async function inBrowser(chromium) {
	if (chromium) return playwright('journeys in the browser', { CHROMIUM_PATH: chromium });
	return cannot(
		'Chromium is missing and could not be installed: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.'
	);
}

async function everything() {
	// A browser may be on its way by apt-get, which only one may use at a time: PostgreSQL waits.
	const arriving = ensureChromium();
	const steps = [
		...(await inOrder([application, ...generation])),
		...(await sideBySide(staticChecks))
	];
	const chromium = await arriving;
	const tallies = [
		...steps.map((step) => (step.failed ? oneFailure : nothing)),
		await engineTests(),
		await contractTests(),
		await securityTests(),
		await inBrowser(chromium)
	];
	return tallies.reduce(add);
}

const started = performance.now();
const total = await everything().catch((error) => cannot(`the test run itself: ${error.stack}`));
say(`${((performance.now() - started) / 1000).toFixed(0)} s in all`);
process.stdout.write(`${sentence(total)}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

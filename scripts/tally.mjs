import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runTool, say, tool } from './project.mjs';

/** Settings of the person who runs the tests must not reach the servers that tests start. */
const unset = Object.fromEntries(
	['HOST', 'PORT', 'ORIGIN', 'DATA_DIR', 'DATABASE_URL', 'TEST_DATABASE_URL']
		.concat(['MIERUKA_DEMO', 'ALLOW_HTTP', 'LOG_LEVEL', 'SMTP_URL'])
		.map((name) => [name, ''])
);

export const nothing = { passed: 0, failed: 0, skipped: 0 };

export function add(one, other) {
	return {
		passed: one.passed + other.passed,
		failed: one.failed + other.failed,
		skipped: one.skipped + other.skipped
	};
}

export function sentence({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A file that could not be loaded has no test to fail, and is a failure all the same. */
export function vitestTally({
	numPassedTests,
	numFailedTests,
	numPendingTests,
	numTodoTests,
	testResults
}) {
	const unloaded = testResults.filter(
		({ status, assertionResults }) =>
			status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
	);
	return {
		passed: numPassedTests,
		failed: numFailedTests + unloaded.length,
		skipped: numPendingTests + numTodoTests
	};
}

/** Without retries there is no flaky test; if there ever is one, it counts as a failure. */
export function playwrightTally({ stats, errors }) {
	return {
		passed: stats.expected,
		failed: stats.unexpected + stats.flaky + errors.length,
		skipped: stats.skipped
	};
}

/** Reads a runner's report; a runner that failed without a failed test counts as one failure. */
export function readReport(file, tallyOf, code) {
	const counted = existsSync(file) ? tallyOf(JSON.parse(readFileSync(file, 'utf8'))) : nothing;
	const crashed = code !== 0 && counted.failed === 0;
	const noReport = !existsSync(file) && code === 0;
	return crashed || noReport ? add(counted, { ...nothing, failed: 1 }) : counted;
}

function freshReport(name) {
	const file = join(root, 'test-results', `${name}.json`);
	mkdirSync(dirname(file), { recursive: true });
	rmSync(file, { force: true });
	return file;
}

async function counted(name, tallyOf, start) {
	const report = freshReport(name.replaceAll(/\W+/g, '-'));
	const { code, seconds } = await start(report);
	const tally = readReport(report, tallyOf, code);
	say(
		`${tally.failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${sentence(tally)} (${seconds.toFixed(1)} s)`
	);
	return tally;
}

export function vitest(name, args, env = {}) {
	return counted(name, vitestTally, (report) =>
		runTool(
			tool('vitest'),
			['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...args],
			{ env: { ...unset, ...env }, show: true }
		)
	);
}

export function playwright(name, env = {}) {
	return counted(name, playwrightTally, (report) =>
		runTool(tool('@playwright/test', 'playwright'), ['test', '--reporter=line,json'], {
			env: { ...unset, PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...env },
			show: true
		})
	);
}

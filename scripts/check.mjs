/** The check to run at every step: walls, types, style, and all tests that start no server. */
import {
	generation,
	inOrder,
	nodePrograms,
	perform,
	quickStaticChecks,
	sideBySide
} from './steps.mjs';
import { say } from './project.mjs';
import { sentence, vitest } from './tally.mjs';

const started = performance.now();
const generated = await inOrder(generation);
const checks = await sideBySide(quickStaticChecks);
const programs = await perform(nodePrograms);
const tests = await vitest('tests on SQLite', ['--project=unit', '--project=db']);

const steps = [...generated, ...checks, programs];
const failed = tests.failed + steps.filter((step) => step.failed).length;
say(`${((performance.now() - started) / 1000).toFixed(0)} s in all`);
process.stdout.write(`${sentence({ ...tests, failed })}\n`);
process.exitCode = failed === 0 ? 0 : 1;

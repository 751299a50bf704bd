/**
 * `npm run long -- <suite> --count N --seed S`: the same laws as in the tests, tried N times from
 * the seed S. A suite is the name that a test gives to `propertyRuns`, or a file of tests/long.
 */
import { parseArgs } from 'node:util';
import { say } from './project.mjs';
import { sentence, vitest } from './tally.mjs';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { count: { type: 'string', default: '100000' }, seed: { type: 'string' } }
});
const [suite] = positionals;
if (!suite || !/^[1-9]\d*$/.test(values.count) || (values.seed && !/^-?\d+$/.test(values.seed))) {
	say('Usage: npm run long -- <suite> [--count N] [--seed S]');
	process.exit(1);
}

const projects = ['unit', 'db', 'served', 'security', 'long'].map(
	(project) => `--project=${project}`
);
const seed = values.seed ?? String(Date.now() % 2 ** 31);
say(`${suite}: ${values.count} runs from seed ${seed}`);
const tally = await vitest(
	`long ${suite}`,
	[suite, ...projects, '--testTimeout=0', '--hookTimeout=0'],
	{
		LONG_SUITE: suite,
		LONG_COUNT: values.count,
		LONG_SEED: seed,
		// Of `node scripts/postgres.mjs -- npm run long -- …`.
		TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? ''
	}
);
if (tally.passed === 0) say(`No test passed. Is there a test file with ${suite} in its name?`);
process.stdout.write(`${sentence(tally)}\n`);
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;

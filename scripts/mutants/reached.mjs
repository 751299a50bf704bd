/** Setup of the tests under `MUTANTS=1`: notes which switches each file of tests comes past. */
import { appendFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';

const file = process.env.MUTANTS_REACHED;
if (file) {
	globalThis.__reachedMutants = new Set();
	afterAll(() => {
		const line = { test: expect.getState().testPath, ids: [...globalThis.__reachedMutants] };
		appendFileSync(file, `${JSON.stringify(line)}\n`);
	});
}

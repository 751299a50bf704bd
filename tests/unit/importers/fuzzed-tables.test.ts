/** Whatever a file holds: read, asked about, or refused in words; never a crash, never a hang. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fuzzedFile } from '../../importers/fuzzing/fuzzed-files';
import { faultsOf } from '../../importers/fuzzing/judge';
import { propertyRuns, propertyTimeout } from '../../property-runs';

it(
	'every fuzzed table comes to records, a question or a reason',
	() => {
		fc.assert(
			fc.property(fuzzedFile, (file) => void expect(faultsOf(file)).toEqual([])),
			{ seed: 20261120, ...propertyRuns('fuzzed-tables', 60) }
		);
	},
	propertyTimeout('fuzzed-tables', 60_000)
);

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

it('a reading whose unit cannot be read is left out with the unit named', () => {
	const lines = [
		'reference,meter,time,total_import,total_export,unit',
		...['00:00', '00:30', '01:00'].map((time) => `C1,D1,2025/06/02 ${time},5.0,5.2,kwh`),
		...['00:00', '00:30', '01:00'].map((time) => `C1,D2,2025/06/02 ${time},5.0,5.2,くじら`)
	];
	const bytes = new TextEncoder().encode(lines.join('\n'));
	expect(faultsOf({ bytes, fileName: 'readings.csv' })).toEqual([]);
});

/** Real files with figures computed independently; they are not part of the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { getLoadProfile } from '$lib/server/services/api-schemas/energy';
import { listMeteringPoints } from '$lib/server/services/api-schemas/metering-points';
import { undoImport } from '$lib/server/services/api-schemas/imports';
import { ask } from './client';
import { commit, energyRows, newCompany, upload } from './company';

const folder = resolve(process.env.REAL_FILES_DIR ?? '../shared/real');
const present = existsSync(folder);
if (!present)
	console.warn(`real files are not at ${folder} (REAL_FILES_DIR): their tests are skipped`);

function file(path: string) {
	const bytes = readFileSync(join(folder, path));
	return { name: basename(path), content: new Uint8Array(bytes) };
}

describe.skipIf(!present)('a steel plant’s quarter-hours of 2018', () => {
	test(
		'all 35,040 readings go in, are shown and come out again',
		{ timeout: 120_000 },
		async () => {
			const company = await newCompany('製鉄所');
			const preview = await upload(company, file('interval/Steel_industry_data.csv'));
			expect(preview.counts).toEqual({ new: 35_040, same: 0, conflict: 0, rejected: 0 });
			const [record] = preview.records;
			expect(record).toMatchObject({
				kind: 'interval',
				carrier: 'electricity',
				unit: 'kWh',
				from: '2018-01-01',
				to: '2018-12-31',
				count: 35_040,
				missing: 0
			});
			expect(record?.quantity).toBeCloseTo(959_636.71, 6);
			expect(record?.peakKw).toBeCloseTo(157.18 * 4, 6);
			expect(record?.byMonth[0]).toMatchObject({ month: '2018-01', quantity: 126_238.29 });

			await commit(company, preview.id);
			const rows = await energyRows(company, '2018-01', '2018-12');
			expect(rows[0]?.quantity).toBeCloseTo(126_238.29, 6);
			expect(rows.reduce((sum, row) => sum + row.quantity!, 0)).toBeCloseTo(959_636.71, 6);

			const { items } = await ask(listMeteringPoints, { params: { company } });
			const { slotMinutes, days } = await ask(getLoadProfile, {
				params: { company },
				query: { meteringPointId: items[0]!.id, from: '2018-11-22', to: '2018-11-22' }
			});
			expect(slotMinutes).toBe(15);
			expect(days[0]?.kwh).toHaveLength(96);
			expect(Math.max(...days[0]!.kwh.map(Number))).toBe(157.18);

			await ask(undoImport, { params: { company, import: preview.id } });
			for (const row of await energyRows(company, '2018-01', '2018-12'))
				expect(row.quantity).toBeNull();
		}
	);
});

describe.skipIf(!present).each(['cp932', 'utf8'])('みるでん in %s', (encoding) => {
	test('21.10 kWh, and the total row of 539.70 is a finding', async () => {
		const company = await newCompany(`みるでん ${encoding}`);
		const path = `jp-utility/kepco-miruden/Hour__202608_${encoding}.csv`;
		const preview = await upload(company, file(path));
		expect(preview.layout?.id).toBe('kansai-miruden');
		expect(preview.records[0]?.quantity).toBeCloseTo(21.1, 9);
		const texts = preview.findings.map(({ message }) => message).join('\n');
		expect(texts).toMatch(/539\.70?/);
	});
});

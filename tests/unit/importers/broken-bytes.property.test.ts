import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '$lib/importers/registry';
import { NO_HELP } from '../../importers/documents';
import { ENCODERS } from '../../importers/printing/encoders';

describe('no bytes make the reader throw', () => {
	const answers = (bytes: Uint8Array, fileName: string) => {
		const { status } = readDocument(bytes, fileName, NO_HELP);
		expect(['read', 'refused', 'needs_mapping']).toContain(status);
	};
	const names = fc.constantFrom('a.csv', 'a.txt', 'a.pdf', 'a.xlsx', 'noextension');

	it('random bytes', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), names, answers), {
			seed: 7,
			numRuns: 500
		});
	});
	it('text of the characters that tables are made of', () => {
		const unit = fc.constantFrom(
			...'0123456789/:-,.年月日時分"\'\n\t;△ kWhm3円合計()～\0使用量日電ガス'
		);
		const text = fc
			.string({ unit, maxLength: 300 })
			.map((body) => ENCODERS['utf-8'](`年月,使用量(kWh)\n${body}`));
		fc.assert(fc.property(text, names, answers), { seed: 11, numRuns: 500 });
	});
	it('real tables with bytes broken in them', () => {
		const table = ENCODERS.cp932(
			'施設名,使用月,使用量(kWh),備考\n㈱髙橋,2026/04,"12,345",～\n合計,,"12,345",\n'
		);
		const broken = fc
			.array(fc.tuple(fc.nat(table.length - 1), fc.nat(255)), { maxLength: 5 })
			.map((changes) => changes.reduce((bytes, [at, byte]) => bytes.with(at, byte), table));
		fc.assert(fc.property(broken, names, answers), { seed: 13, numRuns: 500 });
	});
});

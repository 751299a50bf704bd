import { describe, expect, it } from 'vitest';
import { decode } from '$lib/importers/decode';
import type { Document } from '$lib/importers/importer';
import { LAYOUTS, claimantsOf } from '$lib/importers/registry';
import { bytesOf, codesOf, documents, read, readText } from './documents';
import { fileURLToPath } from 'node:url';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const LAYOUT_FOLDERS = LAYOUTS.map(({ id }) => id);

/** The text, or the sheets of a workbook; none where the content is refused. */
function tablesOf(path: string): Document[] {
	const decoded = decode(bytesOf(pathOf(path)), path);
	if ('refused' in decoded) expect(decoded.refused.severity).toBe('blocking');
	if ('workbook' in decoded) return decoded.workbook.documents;
	return 'document' in decoded ? [decoded.document] : [];
}

describe('every document is claimed by all and only the layout whose folder it stands in', () => {
	for (const { folder, path } of documents()) {
		it(path, () => {
			const claimants = tablesOf(path).flatMap(claimantsOf);
			const expected = LAYOUT_FOLDERS.includes(folder) ? [folder] : [];
			expect(claimants.map(({ layout }) => layout.id)).toEqual(expected);
		});
	}
});

describe('generic layouts exclude each other even where a named one wins', () => {
	for (const { path } of documents()) {
		it(path, () => {
			const generic = LAYOUTS.filter(({ kind }) => kind === 'generic');
			for (const document of tablesOf(path)) {
				const claims = generic.filter((layout) => layout.recognise(document) !== null);
				expect(claims.length).toBeLessThanOrEqual(1);
			}
		});
	}
});

it('every layout has a document', () => {
	const folders = new Set(documents().map(({ folder }) => folder));
	for (const id of LAYOUT_FOLDERS) expect(folders).toContain(id);
});

const CLAIMED_TWICE = [
	'お客さま番号,事業所コード,ご請求番号,供給地点特定番号,年月日,曜日,休祝日,契約メニュー,ご使用量,売電量',
	'0,00,0,0300111000000000000000,2026/07/01 00:30,水,,エリア需要連動プラン,0.2,'
].join('\n');

it('a document that two named layouts claim is asked about, naming both', () => {
	const outcome = readText(CLAIMED_TWICE);
	expect(outcome.status).toBe('needs_mapping');
	expect(codesOf(outcome)).toContain('layout.several');
	const ids =
		outcome.status === 'needs_mapping' ? outcome.claimants.map(({ layout }) => layout.id) : [];
	expect(ids).toEqual(['tepco-kurashi', 'area-demand']);
});

it('the layout that a person names settles it', () => {
	const outcome = readText(CLAIMED_TWICE, { layout: 'tepco-kurashi' });
	expect(outcome.status).toBe('read');
	expect(outcome.claim?.reason).toBe('chosen');
});

it('a layout that the file does not have is asked about again, not forced upon it', () => {
	expect(codesOf(read('monthly-bills/enc_utf8.csv', { layout: 'tepco-kurashi' }))).toContain(
		'layout.not_this'
	);
	expect(codesOf(read('monthly-bills/enc_utf8.csv', { layout: 'none-such' }))).toContain(
		'layout.id_unknown'
	);
});

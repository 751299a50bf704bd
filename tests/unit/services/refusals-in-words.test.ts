/** What a file comes to in words: sentences stay short, and nothing is refused without a reason. */
import { expect, it } from 'vitest';
import { decode } from '$lib/importers/decode';
import { message } from '$lib/server/sentences';
import { interpret } from '$lib/server/services/imports/interpret';

const PAGE = 'あ'.repeat(5_000);

function interpreted(text: string) {
	const request = { meteringPointId: null, layout: null, mapping: null };
	const file = { importId: 'i', fileName: 'made.csv', sha256: '', upload: null, request };
	const limits = { maxRows: 1_000, maxUnpackedBytes: 1_000_000 };
	const job = {
		...{ owner: { companyId: 'c', userId: 'u' }, nowMs: Date.UTC(2026, 10, 20) },
		...file,
		...limits
	};
	const decoded = decode(new TextEncoder().encode(text), 'made.csv');
	return interpret(decoded, { job, known: { points: [], siteCount: 0 } });
}

it('a record that a page of text would name is left out, the others are read', () => {
	const rows = [`${PAGE},2026/4,100`, '第二工場,2026/4,200'];
	const outcome = interpreted(['施設名,年月,使用量(kWh)', ...rows].join('\n'));
	const labels = outcome.kind === 'read' ? outcome.records.map(({ record }) => record.label) : [];
	expect(labels).toEqual(['第二工場']);
	const found = outcome.findings.find(({ code }) => code === 'import.name_too_long');
	expect(found).toMatchObject({ severity: 'blocking', where: { row: 2 } });
});

it.each([
	['headings that mean the same', `年月,使用量(kWh)${PAGE.slice(0, 190)},使用量2(kWh)${PAGE}\n`],
	['a unit that is none', `年月,数量,単位,エネルギー種別\n2026/4,1,${PAGE},灯油\n`],
	['a day that is none', `年月,生産量(t)\n2026/4,1\n${PAGE},2\n`],
	['a fuel that is none', `納品日,品名,数量(L)\n2026/4/1,灯油,1\n2026/4/2,${PAGE},2\n`]
])('%s are told in a sentence that a person can read', (_, text) => {
	const { findings } = interpreted(text);
	expect(findings.length).toBeGreaterThan(0);
	for (const found of findings) expect(message(found, 'ja').length).toBeLessThan(1_000);
});

it('weather without a single temperature is refused with a reason, not with warnings alone', () => {
	const head = ['ダウンロードした時刻：2026/04/02 10:20:49', '', ',日立,日立,日立'];
	const columns = '年月日,平均気温(℃),平均気温(℃),平均気温(℃)\n,,品質情報,均質番号';
	const outcome = interpreted([...head, columns, '2025/4/1,,1,1', ''].join('\n'));
	const reasons = outcome.findings.filter(({ severity }) => severity === 'blocking');
	expect([outcome.kind, reasons.map(({ code }) => code)]).toEqual([
		'refused',
		['import.no_figures']
	]);
});

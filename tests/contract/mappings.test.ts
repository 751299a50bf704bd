/** An unknown table by API: what it holds → tried → mapped → committed → remembered → forgotten. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
	forgetMapping,
	getMapping,
	listMappings,
	mapImport,
	tryMapping
} from '$lib/server/services/api-schemas/mappings';
import { ask, refused, send } from './client';
import { commit, newCompany, upload, type Import } from './company';

const table = (...rows: string[]) => ['区分,締め,甲', ...rows].join('\r\n');
const MAPPING = {
	headerRow: 1,
	shape: 'rows',
	carrier: 'kerosene',
	columns: [
		{ header: '締め', means: 'date' },
		{ header: '甲', means: 'quantity', unit: 'kL' }
	]
};

describe('a table that no layout knows', () => {
	let company: string;
	let asked: Import;

	beforeAll(async () => {
		company = await newCompany('表の列を決める会社');
		const content = table('A,2025/04,1.5', 'A,2025/05,2');
		asked = await upload(company, { name: '台帳.csv', content });
	});
	const params = () => ({ company, import: asked.id });

	test('comes with its columns, their first cells and rows, and a mapping to start from', async () => {
		expect(asked.status).toBe('needs_mapping');
		expect(asked.columns?.map(({ header }) => header)).toEqual(['区分', '締め', '甲']);
		const { rows, columns, mapping, readable } = await ask(getMapping, { params: params() });
		expect(rows[1]).toEqual(['A', '2025/04', '1.5']);
		expect(columns[2]).toEqual({ index: 2, header: '甲', samples: ['1.5', '2'], run: null });
		expect(mapping).toMatchObject({ headerRow: 1, shape: 'rows', carrier: '' });
		expect(readable).toBe('no');
	});

	test('a trial tells what would be read, by month', async () => {
		const trial = await ask(tryMapping, { params: params(), body: { mapping: MAPPING } });
		expect(trial.totals).toMatchObject([
			{ carrier: 'kerosene', unit: 'L', quantity: 3500, records: 1, count: 2 }
		]);
		expect(trial.totals[0]?.byMonth).toMatchObject([
			{ month: '2025-04', quantity: 1500 },
			{ month: '2025-05', quantity: 2000 }
		]);
	});

	test('the mapping makes the same import a preview', async () => {
		const view = await ask(mapImport, { params: params(), body: { mapping: MAPPING } });
		expect(view).toMatchObject({ id: asked.id, status: 'preview', layout: { id: 'mapping' } });
		expect((await commit(company, asked.id)).status).toBe('committed');
	});

	test('what is committed is not mapped again', async () => {
		const sent = { params: params(), body: { mapping: MAPPING } };
		expect(await refused(mapImport, sent)).toMatchObject({ status: 409, code: 'import.not_open' });
	});

	test('the next such file is read in the same way, until that is forgotten', async () => {
		const next = (name: string) => upload(company, { name, content: table('A,2025/06,3') });
		expect(await next('次.csv')).toMatchObject({ status: 'preview', counts: { new: 1 } });
		const { items } = await ask(listMappings, { params: { company } });
		expect(items).toMatchObject([{ headings: ['区分', '締め', '甲'], fileName: '台帳.csv' }]);
		const mapping = { company, mapping: items[0]!.id };
		expect((await send(forgetMapping, { params: mapping })).status).toBe(204);
		expect(await next('その次.csv')).toMatchObject({ status: 'needs_mapping' });
		expect(await refused(forgetMapping, { params: mapping })).toMatchObject({ status: 404 });
	});
});

test('a mapping without a column or of an unknown meaning is 422 and named', async () => {
	const company = await newCompany('指定をまちがえる会社');
	const { id } = await upload(company, { name: '台帳.csv', content: table('A,2025/04,1') });
	const columns = [{ index: 0, means: 'nothing' }];
	for (const mapping of [
		{ ...MAPPING, columns: [] },
		{ ...MAPPING, columns }
	]) {
		const problem = await refused(mapImport, {
			params: { company, import: id },
			body: { mapping }
		});
		expect(problem.status).toBe(422);
		expect(problem.findings?.[0]?.where?.column).toMatch(/^mapping\.columns/);
	}
});

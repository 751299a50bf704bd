import { expect, test } from 'vitest';
import type { z } from 'zod';
import { getEdition, listEditions } from '$lib/server/services/api-schemas/editions';
import { ask, refused } from './client';

type Page = z.output<NonNullable<typeof getEdition.answer>>;

const params = { edition: 'electricity-result-2024' };

test('all shipped editions are listed, with the three years and until when each holds', async () => {
	const { items } = await ask(listEditions);
	expect(items.map(({ id }) => id)).toHaveLength(10);
	expect(items.find(({ id }) => id === params.edition)).toMatchObject({
		...{ kind: 'supplier_list', carriers: ['electricity'], listDate: '2026-06-04', rows: 1295 },
		...{ resultYear: 2024, useYear: 2025, reportYear: 2026 },
		...{ bestBefore: '2026-03-31', replacementExpected: '2027-01' }
	});
	expect(items.find(({ id }) => id === 'fuels-2009-2022')).toMatchObject({
		...{ bestBefore: '2023-03-31', replacedBy: 'fuels-from-2023' }
	});
});

test('a supplier is found by its former name, with all its figures', async () => {
	const { items, found } = await ask(getEdition, { params, query: { text: '日立造船' } });
	expect(found).toEqual({ entries: 1, rows: 4 });
	expect(items[0]).toMatchObject({
		name: 'カナデビア(株)（旧:日立造船(株)）',
		coveragePercent: 100
	});
	expect(items[0]!.figures.map(({ kind, valueAdjusted }) => [kind, valueAdjusted])).toEqual([
		['menu', 0],
		['menu', 0],
		['residual', 0.2],
		['company_average', 0.118]
	]);
});

test('pages follow each other without a gap, and hold every row', async () => {
	const names: string[] = [];
	let rows = 0;
	let cursor: string | null = null;
	do {
		const query = { limit: 200, ...(cursor !== null && { cursor }) };
		const page: Page = await ask(getEdition, { params, query });
		names.push(...page.items.map(({ name, section }) => `${name} ${section}`));
		rows += page.items.reduce((sum, { figures }) => sum + figures.length, 0);
		cursor = page.nextCursor;
	} while (cursor !== null);
	expect([new Set(names).size, rows]).toEqual([names.length, 1295]);
	expect(names).toHaveLength(511 + 10 + 2);
});

test('a substitute value, an unused average and an unverified figure say what they are', async () => {
	const { items } = await ask(getEdition, { params, query: { text: '全国平均' } });
	expect(items[0]!.figures[0]).toMatchObject({ valueAdjusted: 0.423, used: 'no' });
	const { items: all } = await ask(getEdition, { params, query: { limit: 200 } });
	const substitutes = all.flatMap(({ figures }) =>
		figures.filter((one) => one.substitute === 'yes')
	);
	expect(new Set(substitutes.map(({ valueAdjusted }) => valueAdjusted))).toEqual(new Set([0.422]));
	const history = { params: { edition: 'electricity-history' }, query: { year: 2021 } };
	const { items: years } = await ask(getEdition, history);
	const tepco = years.find(({ name }) => name === '東京電力エナジーパートナー')!;
	expect(tepco.figures.map(({ confidence }) => confidence)).toContain('low');
});

test.for([
	['not_found', { edition: 'nowhere' }, {}, 404],
	['cursor.invalid', params, { cursor: 'x' }, 400]
] as const)('%s', async ([code, of, query, status]) => {
	expect(await refused(getEdition, { params: of, query })).toMatchObject({ status, code });
});

import { expect, test } from 'vitest';
import { findFactor, listSuppliers } from '$lib/server/services/api-schemas/factors';
import { ask, refused } from './client';

const tepco = '東京電力エナジーパートナー';

test('the residual of TEPCO Energy Partner for FY2025, with the list it stands in', async () => {
	const factor = await ask(findFactor, {
		query: { carrier: 'electricity', date: '2025-10-01', supplier: tepco }
	});
	expect(factor).toMatchObject({
		carrier: 'electricity',
		supplier: '東京電力エナジーパートナー(株)',
		valueBasic: 0.452,
		valueAdjusted: 0.452,
		unit: 'kg-CO2/kWh',
		listDate: '2026-06-04',
		resultYear: 2024,
		useYear: 2025,
		status: 'official'
	});
	expect(factor.source).not.toBe('');
});

test('a month newer than the newest list uses that list as provisional', async () => {
	const factor = await ask(findFactor, {
		query: { carrier: 'electricity', date: '2026-05-01', supplier: tepco }
	});
	expect(factor).toMatchObject({ valueAdjusted: 0.452, status: 'provisional' });
});

test('an unverified national default of an older year says so', async () => {
	const factor = await ask(findFactor, { query: { carrier: 'electricity', date: '2017-06-01' } });
	expect(factor.status).toBe('unverified');
});

test('the way to the factor is told step by step', async () => {
	const { found } = await ask(findFactor, {
		query: { carrier: 'electricity', date: '2025-10-01' }
	});
	expect(found.length).toBeGreaterThan(0);
	for (const { step } of found) expect(step).not.toBe('');
	expect(found.at(-1)?.matched).not.toBe('');
});

test('city gas of Tokyo Gas’s own area is 2.09 kg per m3', async () => {
	const factor = await ask(findFactor, {
		query: {
			carrier: 'city_gas',
			date: '2025-10-01',
			supplier: tepco,
			area: '東部ガス株式会社の供給区域'
		}
	});
	expect(factor).toMatchObject({ valueAdjusted: 2.09, unit: 'kg-CO2/m3' });
});

test.for([
	[
		'supplier.unknown',
		{ carrier: 'electricity', date: '2025-10-01', supplier: 'どこにもない電力' }
	],
	['menu.unknown', { carrier: 'electricity', date: '2025-10-01', supplier: tepco, menu: 'ZZ' }],
	['area.required', { carrier: 'city_gas', date: '2025-10-01', supplier: '大多喜ガス株式会社' }],
	['carrier.unknown', { carrier: 'phlogiston', date: '2025-10-01' }],
	['carrier.ambiguous', { carrier: 'heavy_oil', date: '2025-10-01' }]
] as const)('%s is 422', async ([code, query]) => {
	expect(await refused(findFactor, { query })).toMatchObject({ status: 422, code });
});

test('a day that is none is 400 and names the parameter', async () => {
	const problem = await refused(findFactor, {
		query: { carrier: 'electricity', date: '2025-13-01' }
	});
	expect(problem).toMatchObject({ status: 400, code: 'day.invalid' });
	expect(problem.findings?.map(({ where }) => where?.column)).toEqual(['date']);
});

test('part of a name finds the supplier as the list prints it, with its menus', async () => {
	const { items } = await ask(listSuppliers, {
		query: { carrier: 'electricity', text: 'エナジーパートナー' }
	});
	const found = items.find(({ supplier }) => supplier === '東京電力エナジーパートナー(株)');
	expect(found?.menus.map(({ code }) => code)).toEqual(
		expect.arrayContaining(['A', 'company_average'])
	);
});

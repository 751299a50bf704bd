import { describe, expect, test } from 'vitest';
import {
	createCompany,
	editCompany,
	getCompany,
	listCompanies
} from '$lib/server/services/api-schemas/companies';
import {
	createMeteringPoint,
	editMeteringPoint,
	getMeteringPoint,
	listMeteringPoints
} from '$lib/server/services/api-schemas/metering-points';
import { createSite, editSite, getSite, listSites } from '$lib/server/services/api-schemas/sites';
import { ask, refused, world } from './client';
import { newCompany } from './company';

describe('companies', () => {
	test('one sees one’s own, with a fiscal year from April', async () => {
		const { items } = await ask(listCompanies, { token: world.foreignToken });
		expect(items).toMatchObject([
			{ id: world.foreignCompany, name: '久慈プレス工業株式会社', fiscalYearStartMonth: 4 }
		]);
	});

	test('a change keeps what was not sent', async () => {
		const company = await newCompany('変わる会社');
		const changed = await ask(editCompany, {
			params: { company },
			body: { industry: '2251', fiscalYearStartMonth: 10 }
		});
		expect(changed).toMatchObject({
			name: '変わる会社',
			industry: '2251',
			fiscalYearStartMonth: 10
		});
		expect(await ask(getCompany, { params: { company } })).toEqual(changed);
	});

	test('a value is emptied with null', async () => {
		const company = await newCompany('業種を消す会社');
		await ask(editCompany, { params: { company }, body: { industry: '2251' } });
		const emptied = await ask(editCompany, { params: { company }, body: { industry: null } });
		expect(emptied.industry).toBeNull();
	});

	test('staff cannot register companies, an operator can', async () => {
		const body = { name: '新しい会社' };
		expect(await refused(createCompany, { body })).toMatchObject({ status: 403 });
		const made = await ask(createCompany, { body, token: world.operatorToken });
		expect(made).toMatchObject({ name: '新しい会社', industry: null, origin: 'real' });
	});

	test('who registers a company belongs to it', async () => {
		const made = await ask(createCompany, {
			body: { name: '運用者が登録した会社' },
			token: world.operatorToken
		});
		const { items } = await ask(listCompanies, { token: world.operatorToken });
		expect(items).toContainEqual(made);
		const problem = await refused(getCompany, { params: { company: made.id } });
		expect(problem).toMatchObject({ status: 404, code: 'not_found' });
	});

	test.for([
		[{ fiscalYearStartMonth: 13 }, 'fiscalYearStartMonth'],
		[{ name: '' }, 'name'],
		[{ name: 'a\u0000b' }, 'name'],
		[{ colour: 'red' }, 'colour']
	] as const)('%j is 422 and names the field', async ([body, field]) => {
		const problem = await refused(editCompany, { params: { company: world.company }, body });
		expect(problem).toMatchObject({ status: 422, code: 'request.invalid' });
		expect(problem.findings?.map(({ where }) => where?.column)).toEqual([field]);
	});
});

describe('sites', () => {
	test('a site is made, listed and changed', async () => {
		const company = await newCompany('事業所の会社');
		const made = await ask(createSite, {
			params: { company },
			body: { name: '日立工場', postalCode: '317-0073', floorAreaM2: 1250.5 }
		});
		expect(made).toMatchObject({
			name: '日立工場',
			postalCode: '317-0073',
			floorAreaM2: 1250.5,
			address: null,
			timeZone: 'Asia/Tokyo'
		});
		const changed = await ask(editSite, {
			params: { company, site: made.id },
			body: { floorAreaM2: null }
		});
		expect(changed).toEqual({ ...made, floorAreaM2: null });
		expect(await ask(getSite, { params: { company, site: made.id } })).toEqual(changed);
		expect((await ask(listSites, { params: { company } })).items).toEqual([changed]);
	});

	test('a site of another company cannot be changed through one’s own', async () => {
		const foreign = await ask(createSite, {
			params: { company: world.foreignCompany },
			body: { name: '久慈工場' },
			token: world.foreignToken
		});
		const [theirs, missing] = await Promise.all(
			[foreign.id, 'missing'].map((site) =>
				refused(editSite, { params: { company: world.company, site }, body: { name: '乗っ取り' } })
			)
		);
		expect(theirs).toMatchObject({ status: 404 });
		expect({ ...theirs, instance: '' }).toEqual({ ...missing, instance: '' });
	});
});

describe('metering points', () => {
	const supplyPointNumber = '0300111122223333444455';

	async function withSite(name: string) {
		const company = await newCompany(name);
		const site = await ask(createSite, { params: { company }, body: { name: '工場' } });
		return { company, siteId: site.id };
	}

	test('a point keeps its 22 digits, supplier, menu and contract', async () => {
		const { company, siteId } = await withSite('計量点の会社');
		const body = {
			siteId,
			name: '高圧受電',
			carrier: 'electricity',
			unit: 'kWh',
			supplyPointNumber,
			supplier: '東京電力エナジーパートナー(株)',
			menu: 'residual',
			readingDay: 13,
			contractKw: 180
		};
		const made = await ask(createMeteringPoint, { params: { company }, body });
		expect(made).toEqual({ ...body, id: made.id, area: null, useFrom: null, lastDay: null });
		const changed = await ask(editMeteringPoint, {
			params: { company, meteringPoint: made.id },
			body: { contractKw: 150 }
		});
		expect(changed).toEqual({ ...made, contractKw: 150 });
		const path = { company, meteringPoint: made.id };
		expect(await ask(getMeteringPoint, { params: path })).toEqual(changed);
		expect((await ask(listMeteringPoints, { params: { company } })).items).toEqual([changed]);
	});

	test.for([
		['carrier.unknown', { carrier: 'phlogiston', unit: 'kWh' }],
		['unit.not_for_carrier', { carrier: 'kerosene', unit: 'kWh' }],
		['supplier.unknown', { carrier: 'electricity', unit: 'kWh', supplier: '存在しない電力' }]
	] as const)('%s is 422', async ([code, more]) => {
		const { company, siteId } = await withSite(`断る会社 ${code}`);
		const problem = await refused(createMeteringPoint, {
			params: { company },
			body: { siteId, name: '点', ...more }
		});
		expect(problem).toMatchObject({ status: 422, code });
	});

	test('a site of another company is as missing as one that never was', async () => {
		const { company } = await withSite('よその事業所を使う会社');
		const foreign = await ask(createSite, {
			params: { company: world.foreignCompany },
			body: { name: '久慈第二工場' },
			token: world.foreignToken
		});
		const [theirs, missing] = await Promise.all(
			[foreign.id, 'missing'].map((siteId) =>
				refused(createMeteringPoint, {
					params: { company },
					body: { siteId, name: '点', carrier: 'electricity', unit: 'kWh' }
				})
			)
		);
		expect(theirs?.code).toBe('site.unknown');
		expect({ ...theirs, instance: '' }).toEqual({ ...missing, instance: '' });
	});

	test('lists go in pages of limit, each item once', async () => {
		const { company, siteId } = await withSite('計量点の多い会社');
		for (const name of ['一', '二', '三'])
			await ask(createMeteringPoint, {
				params: { company },
				body: { siteId, name, carrier: 'electricity', unit: 'kWh' }
			});
		const first = await ask(listMeteringPoints, { params: { company }, query: { limit: 2 } });
		const second = await ask(listMeteringPoints, {
			params: { company },
			query: { limit: 2, cursor: first.nextCursor! }
		});
		expect(second.nextCursor).toBeNull();
		const names = [...first.items, ...second.items].map(({ name }) => name);
		expect(names.sort()).toEqual(['一', '三', '二'].sort());
	});
});

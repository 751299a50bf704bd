import type { Database } from '$lib/server/db/database';
import { bumpDataVersion, findCompany, updateCompany } from '$lib/server/repositories/companies';
import {
	createMeteringPoint,
	findBySupplyPointNumber,
	findMeteringPoint,
	listMeteringPoints,
	updateMeteringPoint
} from '$lib/server/repositories/metering-points';
import { listSites, updateSite } from '$lib/server/repositories/sites';
import { read, type ReadTx, type WriteTx, write } from '$lib/server/repositories/transaction';
import {
	listCompanyMonths,
	listUsageMonths,
	monthsWithData,
	replaceCompanyMonths,
	replaceUsageMonths
} from '$lib/server/repositories/usage';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFoundry } from './a-company';
import { companyScope, engines } from './engines';

const scope = companyScope('c1');

const results = {
	quantity: 1 / 3,
	gigajoules: 0.1 + 0.2,
	crudeOilKl: null,
	co2KgBasic: 45_200,
	co2KgAdjusted: 1e-9,
	costYen: 3_000_000_000,
	costDays: 30,
	coveredDays: 30,
	days: 31,
	dataStatus: 'partial',
	statusGigajoules: 'official',
	statusCrudeOil: 'not_computed',
	statusCo2Basic: 'official',
	statusCo2Adjusted: 'provisional'
};

const usage = (month: string) => ({
	meteringPointId: 'point',
	month,
	unit: 'kWh',
	...results,
	factorId: 'f',
	energyFactorId: null,
	dayQuantity: null,
	nightQuantity: null,
	findings: '[]'
});

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	beforeEach(async () => {
		database = await openFresh();
		await change((tx) => createFoundry(scope, tx));
	});
	afterEach(() => database.close());

	const change = <T>(work: (tx: WriteTx) => Promise<T>) => write(database, scope, work);
	const look = <T>(work: (tx: ReadTx) => Promise<T>) => read(database, scope, work);

	test('months of a point come back to the last bit, with site and carrier', async () => {
		const months = ['2026-03', '2026-04'].map(usage);
		await change((tx) =>
			replaceUsageMonths(scope, tx, {
				meteringPointId: 'point',
				from: '2026-03',
				to: '2026-04',
				months
			})
		);
		const back = await look((tx) => listUsageMonths(scope, tx, { from: '2026-01', to: '2026-12' }));
		expect(back).toMatchObject(
			months.map((month) => ({ ...month, siteId: 'site', carrier: 'electricity' }))
		);
	});

	test('replacing a month leaves the months around it', async () => {
		const replace = (from: string, to: string, months: string[]) =>
			change((tx) =>
				replaceUsageMonths(scope, tx, {
					meteringPointId: 'point',
					from,
					to,
					months: months.map(usage)
				})
			);
		await replace('2026-01', '2026-03', ['2026-01', '2026-02', '2026-03']);
		await replace('2026-02', '2026-02', []);
		const back = await look((tx) => listUsageMonths(scope, tx, { from: '2025-01', to: '2027-01' }));
		expect(back.map(({ month }) => month)).toEqual(['2026-01', '2026-03']);
	});

	test('months of the company are replaced likewise, and say how far they reach', async () => {
		expect(await look((tx) => monthsWithData(scope, tx))).toBeNull();
		const months = ['2025-11', '2025-12', '2026-01'].map((month) => ({ month, ...results }));
		await change((tx) =>
			replaceCompanyMonths(scope, tx, { from: '2025-11', to: '2026-01', months })
		);
		expect(await look((tx) => monthsWithData(scope, tx))).toEqual({
			from: '2025-11',
			to: '2026-01'
		});
		const back = await look((tx) =>
			listCompanyMonths(scope, tx, { from: '2025-12', to: '2026-06' })
		);
		expect(back).toMatchObject(months.slice(1));
	});

	test('the data version counts commits', async () => {
		expect(await change((tx) => bumpDataVersion(scope, tx))).toBe(1);
		expect(await change((tx) => bumpDataVersion(scope, tx))).toBe(2);
	});

	test('a change touches only what it names', async () => {
		await change(async (tx) => {
			await updateCompany(scope, tx, { name: '改名後', industry: undefined });
			await updateCompany(scope, tx, {});
			expect(await updateSite(scope, tx, { siteId: 'site', changes: { floorAreaM2: null } })).toBe(
				true
			);
			const changes = { supplier: '東京電力エナジーパートナー' };
			expect(await updateMeteringPoint(scope, tx, { meteringPointId: 'point', changes })).toBe(
				true
			);
			expect(await updateMeteringPoint(scope, tx, { meteringPointId: 'none', changes })).toBe(
				false
			);
		});
		expect(await look((tx) => findCompany(scope, tx))).toMatchObject({
			name: '改名後',
			industry: '2251'
		});
		const [site] = await look((tx) => listSites(scope, tx, { limit: 5, after: null }));
		expect(site).toMatchObject({ name: '本社工場', postalCode: '332-0011', floorAreaM2: null });
		const point = await look((tx) => findMeteringPoint(scope, tx, 'point'));
		expect(point).toMatchObject({ supplier: '東京電力エナジーパートナー', contractKw: 180 });
	});

	test('a change cannot carry anything into another company', async () => {
		const smuggled = { name: '別名', companyId: 'c2', siteId: 'other', dataVersion: 99 };
		await change(async (tx) => {
			await updateCompany(scope, tx, smuggled);
			await updateSite(scope, tx, { siteId: 'site', changes: smuggled });
			await updateMeteringPoint(scope, tx, {
				meteringPointId: 'point',
				changes: { name: '別名', ...{ companyId: 'c2', meteringPointId: 'other' } }
			});
		});
		expect(await look((tx) => findCompany(scope, tx))).toMatchObject({
			name: '別名',
			dataVersion: 0
		});
		const [site] = await look((tx) => listSites(scope, tx, { limit: 5, after: null }));
		expect(site).toMatchObject({ companyId: 'c1', siteId: 'site', name: '別名' });
		const point = await look((tx) => findMeteringPoint(scope, tx, 'point'));
		expect(point).toMatchObject({ companyId: 'c1', name: '別名' });
	});

	test('a supply point number is one point per carrier, and points without one are many', async () => {
		const point = (await look((tx) => findMeteringPoint(scope, tx, 'point')))!;
		const create = (otherwise: object) =>
			change((tx) => createMeteringPoint(scope, tx, { ...point, ...otherwise }));
		await create({ meteringPointId: 'gas', carrier: 'city_gas' });
		await create({ meteringPointId: 'n1', supplyPointNumber: null });
		await create({ meteringPointId: 'n2', supplyPointNumber: null });
		await expect(create({ meteringPointId: 'twice' })).rejects.toThrow(/unique/i);
		const key = { carrier: 'city_gas', supplyPointNumber: point.supplyPointNumber! };
		expect((await look((tx) => findBySupplyPointNumber(scope, tx, key)))?.meteringPointId).toBe(
			'gas'
		);
		const page = (after: string | null) =>
			look(async (tx) =>
				(await listMeteringPoints(scope, tx, { limit: 2, after })).map((one) => one.meteringPointId)
			);
		expect(await page(null)).toEqual(['gas', 'n1']);
		expect(await page('n1')).toEqual(['n2', 'point']);
	});
});

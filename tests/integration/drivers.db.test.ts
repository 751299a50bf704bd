import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { listDrivers as selectDrivers } from '$lib/server/repositories/drivers';
import type { CompanyScope } from '$lib/server/repositories/scope';
import { read } from '$lib/server/repositories/transaction';
import { closeMonth } from '$lib/server/services/closing';
import { createCompany } from '$lib/server/services/companies';
import {
	createDriver,
	enterDriverValues,
	getDriver,
	listDrivers,
	removeDriver,
	restoreDriver,
	saveDriverYear,
	updateDriver
} from '$lib/server/services/drivers';
import { commitImport, listImports, undoImport, uploadFile } from '$lib/server/services/imports';
import { listCompanyRecords } from '$lib/server/services/records';
import { createSite } from '$lib/server/services/sites';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { companyScope, engines } from './engines';

function upload(company: string, lines: string[]) {
	const body = new FormData();
	body.append('file', new Blob([lines.join('\n')]), 'drivers.csv');
	return uploadFile(context, company, new Request('http://localhost/', { method: 'POST', body }));
}

describe.each(engines)('drivers on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	const newCompany = async () => (await createCompany(context, { name: '生産' })).id;
	const output = (company: string, siteId: string | null = null) =>
		createDriver(context, company, { name: '鋳込量', unit: 't', kind: 'production', siteId });
	const aSite = async (company: string) =>
		(await createSite(context, company, { name: '工場' })).id;
	const months = async (company: string, id: string) =>
		(await getDriver(context, company, id)).months.map(({ month, value }) => [month, value]);

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());

	it('what is typed is an import: kept as a table, shown, undone', async () => {
		const company = await newCompany();
		const { id } = await output(company);
		const values = [
			{ period: '2026-04', value: 120.5 },
			{ period: '2026-05', value: 99 }
		];
		await enterDriverValues(context, company, { id, values });
		expect(await months(company, id)).toEqual([
			['2026-04', 120.5],
			['2026-05', 99]
		]);
		const [made] = await listImports(context, company);
		expect(made).toMatchObject({ status: 'committed', fileName: '鋳込量.csv' });
		await undoImport(context, company, made!.id);
		expect(await months(company, id)).toEqual([]);
		expect((await verify(context)).differences).toEqual([]);
	});

	it('a grid writes only what was changed, and an emptied month goes until its import is undone', async () => {
		const company = await newCompany();
		const { id } = await output(company);
		await saveDriverYear(context, company, {
			id,
			'value.2026-04': '１２０',
			'value.2026-05': '90'
		});
		const unchanged = {
			id,
			'value.2026-04': '120.0',
			'value.2026-05': '90',
			'value.2026-06': null
		};
		expect(await saveDriverYear(context, company, unchanged)).toBeNull();
		await saveDriverYear(context, company, { id, 'value.2026-04': null, 'value.2026-05': '91' });
		expect(await months(company, id)).toEqual([['2026-05', 91]]);
		const [newest] = await listImports(context, company);
		await undoImport(context, company, newest!.id);
		expect(await months(company, id)).toEqual([
			['2026-04', 120],
			['2026-05', 90]
		]);
		await expect(
			saveDriverYear(context, company, { id, 'value.2026-07': '百' })
		).rejects.toMatchObject({ findings: [{ where: { column: 'value.2026-07' } }] });
		expect((await verify(context)).differences).toEqual([]);
	});

	it('a table makes the drivers that are not there, and finds those that are', async () => {
		const company = await newCompany();
		const site = await createSite(context, company, { name: '第一工場' });
		const known = await output(company, site.id);
		const table = [
			'年月,事業所,項目,単位,値',
			'2026/4,第一工場,鋳込量,t,120',
			'2026/4,,人員,人,25'
		];
		const view = await upload(company, table);
		expect(view.records.map(({ kind, carrier, label }) => [kind, carrier, label])).toEqual([
			['driver', null, '第一工場 鋳込量'],
			['driver', null, '人員']
		]);
		await commitImport(context, company, { id: view.id });
		const drivers = await listDrivers(context, company);
		expect(drivers.map(({ name, siteId, kind, unit }) => [name, siteId, kind, unit])).toEqual([
			['鋳込量', site.id, 'production', 't'],
			['人員', null, 'staff', '人']
		]);
		expect(await months(company, known.id)).toEqual([['2026-04', 120]]);
		const again = await upload(company, table);
		expect(again.counts).toEqual({ new: 0, same: 2, conflict: 0, rejected: 0 });
	});

	it('another unit is refused, before and at the commit', async () => {
		const company = await newCompany();
		await output(company);
		const view = await upload(company, ['年月,鋳込量(kg)', '2026/4,120000']);
		expect(view.findings.map(({ code }) => code)).toContain('driver.unit_differs');
		await expect(commitImport(context, company, { id: view.id })).rejects.toMatchObject({
			code: 'driver.unit_differs'
		});
		expect((await listDrivers(context, company))[0]!.months).toEqual([]);
	});

	it('a name stands once per site, and a site must be one’s own', async () => {
		const [company, other] = [await newCompany(), await newCompany()];
		const foreign = await createSite(context, other, { name: '別の工場' });
		await output(company);
		await expect(output(company)).rejects.toMatchObject({ code: 'driver.name_taken' });
		await expect(output(company, foreign.id)).rejects.toMatchObject({ code: 'site.unknown' });
	});

	it('a driver is renamed with its figures; its unit changes only while it has none', async () => {
		const company = await newCompany();
		const { id } = await output(company);
		const change = (given: object) => updateDriver(context, company, { id, ...given });
		expect(await change({ unit: 'kg' })).toMatchObject({ name: '鋳込量', unit: 'kg' });
		await enterDriverValues(context, company, { id, values: [{ period: '2026-04', value: 5 }] });
		expect(await change({ name: '溶解量', unit: 'kg' })).toMatchObject({
			name: '溶解量',
			unit: 'kg'
		});
		expect(await months(company, id)).toEqual([['2026-04', 5]]);
		await expect(change({ unit: 't' })).rejects.toMatchObject({ code: 'driver.unit_in_use' });
		await enterDriverValues(context, company, { id, values: [{ period: '2026-04', value: null }] });
		// Undoing the last import would bring five kilograms back.
		await expect(change({ unit: 't' })).rejects.toMatchObject({ code: 'driver.unit_in_use' });
		for (const { id: made } of await listImports(context, company))
			await undoImport(context, company, made);
		expect(await change({ unit: 't' })).toMatchObject({ unit: 't' });
		await output(company);
		await expect(change({ name: '鋳込量' })).rejects.toMatchObject({ code: 'driver.name_taken' });
		await expect(change({ name: ' ' })).rejects.toMatchObject({ code: 'request.invalid' });
	});

	it('a removed driver keeps its figures, takes no others, and comes back with them', async () => {
		const company = await newCompany();
		const { id } = await output(company);
		const values = [{ period: '2026-04', value: 5 }];
		await enterDriverValues(context, company, { id, values });
		expect((await removeDriver(context, company, id)).removedAt).not.toBeNull();
		expect(await listDrivers(context, company)).toEqual([]);
		expect(await listDrivers(context, company, { state: 'removed' })).toMatchObject([{ id }]);
		for (const deed of [
			() => enterDriverValues(context, company, { id, values }),
			() => updateDriver(context, company, { id, name: '別' })
		])
			await expect(deed()).rejects.toMatchObject({ code: 'driver.removed' });
		expect((await verify(context)).differences).toEqual([]);
		const other = await output(company);
		await expect(restoreDriver(context, company, id)).rejects.toMatchObject({
			code: 'driver.name_taken'
		});
		await removeDriver(context, company, other.id);
		await restoreDriver(context, company, id);
		await restoreDriver(context, company, id);
		expect(await months(company, id)).toEqual([['2026-04', 5]]);
		const { records } = await listCompanyRecords(context, company, {});
		const deeds = records.map(({ event }) => event).filter((event) => /^driver\./.test(event));
		expect(deeds).toEqual([
			...['driver.restore', 'driver.remove', 'driver.create', 'driver.remove', 'driver.create']
		]);
	});

	it('a driver with a figure in a closed month keeps it: no removal, no other figure, no undo', async () => {
		const company = await newCompany();
		const [{ id }, empty] = [await output(company), await output(company, await aSite(company))];
		await enterDriverValues(context, company, { id, values: [{ period: '2025-04', value: 5 }] });
		await closeMonth(context, company, { month: '2025-04' });
		const [made] = await listImports(context, company);
		const april = (value: number | null) =>
			enterDriverValues(context, company, { id, values: [{ period: '2025-04', value }] });
		for (const deed of [
			() => removeDriver(context, company, id),
			() => april(6),
			() => april(null),
			() => undoImport(context, company, made!.id)
		])
			await expect(deed()).rejects.toMatchObject({ code: 'month.closed' });
		expect(await months(company, id)).toEqual([['2025-04', 5]]);
		await updateDriver(context, company, { id, name: '溶解量' });
		await removeDriver(context, company, empty.id);
		expect((await listDrivers(context, company)).map(({ name }) => name)).toEqual(['溶解量']);
	});

	it('who sees one site sees its drivers, not those of the company or another site', async () => {
		const company = await newCompany();
		const [one, two] = [
			await createSite(context, company, { name: '甲' }),
			await createSite(context, company, { name: '乙' })
		];
		for (const site of [one.id, two.id, null]) await output(company, site);
		const scope = { ...companyScope(company), sites: [one.id] } as unknown as CompanyScope;
		const seen = await read(getServer().database, scope, (tx) => selectDrivers(scope, tx));
		expect(seen.map(({ siteId }) => siteId)).toEqual([one.id]);
	});
});

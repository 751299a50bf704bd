import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, undoImport, uploadFile } from '$lib/server/services/imports';
import { createSite, updateSite } from '$lib/server/services/sites';
import { verify } from '$lib/server/services/verify';
import { listWeather } from '$lib/server/services/weather';
import { context, openApp } from './an-app';
import { companyScope, engines } from './engines';

const HITACHI = readFileSync(
	new URL('../importers/jma-daily/jma_daily_hitachi_cp932.csv', import.meta.url)
);

const station = (name: string, ...days: string[]) =>
	[
		'ダウンロードした時刻：2026/04/02 10:20:49',
		'',
		`,${name},${name}`,
		'年月日,平均気温(℃),平均気温(℃)',
		',,品質情報',
		...days.map((day) => `${day},8`)
	].join('\n');

function upload(company: string, content: string | Uint8Array) {
	const body = new FormData();
	body.append('file', new Blob([content as BlobPart]), 'data.csv');
	return uploadFile(context, company, new Request('http://localhost/', { method: 'POST', body }));
}

async function put(
	company: string,
	content: string,
	conflicts: 'keep' | 'replace' | 'both' = 'keep'
) {
	const { id } = await upload(company, content);
	await commitImport(context, company, { id, conflicts });
	return id;
}

describe.each(engines)('weather on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	const newCompany = async () => (await createCompany(context, { name: '気象' })).id;
	const means = async (company: string) =>
		(await listWeather(context, company)).map(({ name, months }) => [
			name,
			...months.map(({ meanC }) => meanC)
		]);

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());

	it('a year of a station is previewed without a metering point, counts, and is gone after undo', async () => {
		const company = await newCompany();
		const view = await upload(company, HITACHI);
		expect(view.records[0]).toMatchObject({
			...{ kind: 'weather', carrier: null, unit: 'degC', label: '日立' },
			...{ meteringPointId: null, meteringPointName: null, count: 365, missing: 2 },
			...{ from: '2025-04-01', to: '2026-03-31' }
		});
		expect(view.records[0]!.quantity).toBeCloseTo(14.1331, 4);
		expect(view.counts).toEqual({ new: 363, same: 0, conflict: 0, rejected: 0 });
		expect(await listWeather(context, company)).toEqual([]);

		await commitImport(context, company, { id: view.id });
		const [own] = await listWeather(context, company);
		expect(own).toMatchObject({ name: '日立', days: 363, from: '2025-04-01', to: '2026-03-31' });
		expect(own!.gaps).toEqual([
			{ from: '2025-09-14', to: '2025-09-14' },
			{ from: '2026-01-07', to: '2026-01-07' }
		]);
		const sum = (of: 'heatingDegreeDays' | 'coolingDegreeDays') =>
			Number(own!.months.reduce((total, month) => total + month[of]!, 0).toFixed(6));
		expect([sum('heatingDegreeDays'), sum('coolingDegreeDays')]).toEqual([1166.5, 32.8]);

		const again = await upload(company, HITACHI);
		expect(again.counts).toEqual({ new: 0, same: 363, conflict: 0, rejected: 0 });
		expect((await verify(context)).differences).toEqual([]);

		await undoImport(context, company, view.id);
		expect(await listWeather(context, company)).toEqual([]);
	});

	it('a corrected day is kept, replaced, and back after undo; it cannot count twice', async () => {
		const company = await newCompany();
		await put(company, station('水戸', '2026/4/1,10.0', '2026/4/2,12.0'));
		await put(company, station('水戸', '2026/4/1,20.0'), 'keep');
		expect(await means(company)).toEqual([['水戸', 11]]);
		const { id } = await upload(company, station('水戸', '2026/4/1,20.0'));
		await expect(commitImport(context, company, { id, conflicts: 'both' })).rejects.toMatchObject({
			code: 'import.both_only_for_bills'
		});
		await commitImport(context, company, { id, conflicts: 'replace' });
		expect(await means(company)).toEqual([['水戸', 16]]);
		await undoImport(context, company, id);
		expect(await means(company)).toEqual([['水戸', 11]]);
		expect((await verify(context)).differences).toEqual([]);
	});

	it('a site takes a station of its own company and no other', async () => {
		const [company, other] = [await newCompany(), await newCompany()];
		await put(company, station('日立', '2026/4/1,10.0'));
		await put(other, station('東京', '2026/4/1,15.0'));
		const site = await createSite(context, company, { name: '本社' });
		const [[own], [foreign]] = [
			await listWeather(context, company),
			await listWeather(context, other)
		];
		const choose = (weatherStationId: string) =>
			updateSite(context, company, { id: site.id, weatherStationId });
		expect((await choose(own!.id)).weatherStationId).toBe(own!.id);
		await expect(choose(foreign!.id)).rejects.toMatchObject({ code: 'weather.station_unknown' });
		expect((await choose('')).weatherStationId).toBeNull();
	});

	it('weather is no energy: no month of use follows from it', async () => {
		const company = await newCompany();
		await put(company, station('日立', '2026/4/1,10.0'));
		const months = { from: '2026-04', to: '2026-04', by: ['month' as const] };
		const { rows } = await getEnergy(context, company, months);
		expect(rows.every(({ gigajoules, quantity }) => gigajoules === null && quantity === null)).toBe(
			true
		);
	});

	it('a lost row of what is in force is named by verify', async () => {
		const company = await newCompany();
		await put(company, station('日立', '2026/4/1,10.0'));
		await write(getServer().database, companyScope(company), (tx) =>
			sql`delete from figure_in_force`.execute(tx.query)
		);
		const tables = (await verify(context)).differences.map(({ table }) => table);
		expect(tables).toContain('figure_in_force');
	});
});

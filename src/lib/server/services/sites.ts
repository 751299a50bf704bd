import { randomUUID } from 'node:crypto';
import { finding } from '$lib/domain/finding';
import { z } from 'zod';
import { authoriseCompany } from '../access/authorise';
import type { CompanyScope, Context } from '../access/context';
import { getServer } from '../app';
import { Invalid, NotFound } from '../errors';
import { parseInput } from '../input';
import {
	createSite as insertSite,
	findSite,
	listSites as selectSites,
	type Site,
	updateSite as changeSite
} from '../repositories/sites';
import { type ReadTx, read, type WriteTx, write } from '../repositories/transaction';
import { listWeatherStations } from '../repositories/weather-stations';
import { existingCompany } from './companies';
import { name, numeric, optional, optionalChange } from './company-input';
import { recordDeed } from './records/deeds';
import type { SiteView } from './views';

const ALL = { limit: 10_000, after: null };
const TOKYO = 'Asia/Tokyo';

const postalCode = z
	.string()
	.regex(/^\d{3}-?\d{4}$/)
	.transform((code) => `${code.slice(0, 3)}-${code.slice(-4)}`);
const address = name;
const floorAreaM2 = numeric(z.number().positive().max(100_000_000));
const timeZone = z.string().max(64).refine(isTimeZone);

const newSite = z.strictObject({
	name,
	postalCode: optional(postalCode),
	address: optional(address),
	floorAreaM2: optional(floorAreaM2),
	timeZone: timeZone.default(TOKYO)
});

const weatherStationId = z.string().max(64);

const siteChange = z.strictObject({
	name: name.optional(),
	postalCode: optionalChange(postalCode),
	address: optionalChange(address),
	floorAreaM2: optionalChange(floorAreaM2),
	timeZone: timeZone.optional(),
	weatherStationId: optionalChange(weatherStationId)
});

export async function listSites(context: Context, companyId: string): Promise<SiteView[]> {
	const scope = authoriseCompany(context, 'site', 'read', companyId);
	const sites = await read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return selectSites(scope, tx, ALL);
	});
	return sites.sort((a, b) => a.createdAt - b.createdAt).map(viewOf);
}

export async function getSite(context: Context, companyId: string, id: string): Promise<SiteView> {
	const scope = authoriseCompany(context, 'site', 'read', companyId);
	return read(getServer().database, scope, (tx) => existingSite(scope, tx, id));
}

export async function createSite(
	context: Context,
	companyId: string,
	input: unknown
): Promise<SiteView> {
	const scope = authoriseCompany(context, 'site', 'create', companyId);
	const site = parseInput(newSite, input);
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return addSite(scope, tx, site);
	});
}

/** Within the caller's transaction, which has checked who may. */
export async function addSite(
	scope: CompanyScope,
	tx: WriteTx,
	input: z.input<typeof newSite>
): Promise<SiteView> {
	const site = parseInput(newSite, input);
	const siteId = randomUUID();
	await insertSite(scope, tx, { ...site, siteId, createdAt: Date.now() });
	await recordDeed(scope, tx, { event: 'site.create', siteId });
	return existingSite(scope, tx, siteId);
}

/** Only the fields given change. */
export async function updateSite(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<SiteView> {
	const scope = authoriseCompany(context, 'site', 'update', companyId);
	const changes = parseInput(siteChange, input);
	return write(getServer().database, scope, async (tx) => {
		await assertStation(scope, tx, changes.weatherStationId ?? null);
		await changeSite(scope, tx, { siteId: id, changes });
		await recordDeed(scope, tx, { event: 'site.update', siteId: id });
		return existingSite(scope, tx, id);
	});
}

/** A station of another company is not among its own: missing and foreign are one answer. */
async function assertStation(scope: CompanyScope, tx: ReadTx, stationId: string | null) {
	if (stationId === null) return;
	const stations = await listWeatherStations(scope, tx);
	if (stations.some(({ weatherStationId: id }) => id === stationId)) return;
	throw new Invalid('weather.station_unknown', {}, [
		finding('blocking', 'weather.station_unknown', {}, { column: 'weatherStationId' })
	]);
}

export async function existingSite(
	scope: CompanyScope,
	tx: ReadTx,
	siteId: string
): Promise<SiteView> {
	const site = await findSite(scope, tx, siteId);
	if (!site) throw new NotFound('not_found');
	return viewOf(site);
}

function viewOf(site: Site): SiteView {
	return {
		id: site.siteId,
		name: site.name,
		postalCode: site.postalCode,
		address: site.address,
		floorAreaM2: site.floorAreaM2,
		timeZone: site.timeZone,
		weatherStationId: site.weatherStationId
	};
}

function isTimeZone(text: string): boolean {
	try {
		return Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone.length > 0;
	} catch {
		return false;
	}
}

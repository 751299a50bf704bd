import { randomUUID } from 'node:crypto';
import type { Month } from '$lib/domain/time/day';
import type { CompanyScope } from '../../access/context';
import { createCompany } from '../../repositories/companies';
import { createMeteringPoint, listAllMeteringPoints } from '../../repositories/metering-points';
import { createSite, listSites } from '../../repositories/sites';
import type { ReadTx, WriteTx } from '../../repositories/transaction';
import type { DemoCompany, DemoSite } from './demo-company';

/** Id of each metering point by its key. */
export type PointIds = ReadonlyMap<string, string>;

export interface Founding {
	company: DemoCompany;
	lastMonth: Month;
	nowMs: number;
}

/** The company with its sites and metering points; who belongs to it is decided elsewhere. */
export async function foundCompany(
	scope: CompanyScope,
	tx: WriteTx,
	{ company, lastMonth, nowMs }: Founding
): Promise<PointIds> {
	const { name, industry, fiscalYearStartMonth } = company;
	await createCompany(scope, tx, {
		...{ name, industry, fiscalYearStartMonth },
		...{ taxDisplay: 'included', origin: 'demo', createdAt: nowMs }
	});
	const ids = new Map<string, string>();
	for (const site of company.sites(lastMonth))
		for (const [key, id] of await foundSite(scope, tx, { site, nowMs })) ids.set(key, id);
	return ids;
}

/** More than any sample company has. */
const ALL = { limit: 1000, after: null };

/** The same of a company that is there already. */
export async function knownPoints(
	scope: CompanyScope,
	tx: ReadTx,
	{ company, lastMonth }: Pick<Founding, 'company' | 'lastMonth'>
): Promise<PointIds> {
	const sites = await listSites(scope, tx, ALL);
	const points = await listAllMeteringPoints(scope, tx);
	const ids = new Map<string, string>();
	for (const site of company.sites(lastMonth))
		for (const { key, name } of site.points) {
			const at = sites.find((one) => one.name === site.name)?.siteId;
			const known = points.find((one) => one.siteId === at && one.name === name);
			if (known) ids.set(key, known.meteringPointId);
		}
	return ids;
}

async function foundSite(
	scope: CompanyScope,
	tx: WriteTx,
	{ site, nowMs }: { site: DemoSite; nowMs: number }
): Promise<PointIds> {
	const siteId = randomUUID();
	const { name, address, floorAreaM2 } = site;
	await createSite(scope, tx, {
		...{ siteId, name, address, floorAreaM2 },
		...{ postalCode: null, timeZone: 'Asia/Tokyo', createdAt: nowMs }
	});
	const ids = new Map<string, string>();
	for (const { key, ...point } of site.points) {
		const meteringPointId = randomUUID();
		ids.set(key, meteringPointId);
		await createMeteringPoint(scope, tx, { ...point, meteringPointId, siteId, createdAt: nowMs });
	}
	return ids;
}

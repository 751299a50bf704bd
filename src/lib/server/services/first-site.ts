import { randomUUID } from 'node:crypto';
import { createSite, listSites } from '../repositories/sites';
import type { CompanyScope, WriteTx } from '../repositories/transaction';

/** The company's only site; 本社 where there is none. */
export async function firstSite(scope: CompanyScope, tx: WriteTx, nowMs: number): Promise<string> {
	const [site] = await listSites(scope, tx, { limit: 1, after: null });
	if (site) return site.siteId;
	const siteId = randomUUID();
	await createSite(scope, tx, {
		...{ siteId, name: '本社', postalCode: null, address: null, floorAreaM2: null },
		timeZone: 'Asia/Tokyo',
		createdAt: nowMs
	});
	return siteId;
}

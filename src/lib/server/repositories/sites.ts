import type { Page } from './companies';
import { fromRow, type Row, toChanges, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type Site = Omit<Row<'site'>, 'companyId'>;
export type NewSite = Omit<Site, 'weatherStationId'>;
export type SiteChanges = Partial<Omit<Site, 'siteId' | 'createdAt'>>;

export async function createSite(scope: CompanyScope, tx: WriteTx, site: NewSite): Promise<void> {
	const whole = { ...site, weatherStationId: null, companyId: scope.companyId };
	const row = toRow<'site'>(whole);
	await tx.query.insertInto('site').values(row).execute();
}

export async function findSite(
	scope: CompanyScope,
	tx: ReadTx,
	siteId: string
): Promise<Site | null> {
	const row = await sitesOf(scope, tx).where('site_id', '=', siteId).executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function listSites(
	scope: CompanyScope,
	tx: ReadTx,
	{ limit, after }: Page
): Promise<Site[]> {
	let query = sitesOf(scope, tx);
	if (after !== null) query = query.where('site_id', '>', after);
	const rows = await query.orderBy('site_id').limit(limit).execute();
	return rows.map(fromRow);
}

const MAY_CHANGE = [
	'name',
	'postal_code',
	'address',
	'floor_area_m2',
	'time_zone',
	'weather_station_id'
] as const;

/** Says whether there was such a site. */
export async function updateSite(
	scope: CompanyScope,
	tx: WriteTx,
	{ siteId, changes }: { siteId: string; changes: SiteChanges }
): Promise<boolean> {
	const columns = toChanges<'site'>(changes, MAY_CHANGE);
	if (Object.keys(columns).length === 0) return (await findSite(scope, tx, siteId)) !== null;
	const { numUpdatedRows } = await tx.query
		.updateTable('site')
		.set(columns)
		.where('company_id', '=', scope.companyId)
		.where('site_id', '=', siteId)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

function sitesOf({ companyId, sites }: CompanyScope, tx: ReadTx) {
	const query = tx.query.selectFrom('site').selectAll().where('company_id', '=', companyId);
	return sites === 'all' ? query : query.where('site_id', 'in', sites);
}

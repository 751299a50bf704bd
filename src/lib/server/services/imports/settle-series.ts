import { randomUUID } from 'node:crypto';
import { driverKindOf, driverLabel } from '$lib/domain/drivers/driver';
import { finding, type Finding } from '$lib/domain/finding';
import { Invalid } from '../../errors';
import { createDriver, listDrivers, type Driver } from '../../repositories/drivers';
import type { ImportRecord } from '../../repositories/import-records';
import { listSites, type Site } from '../../repositories/sites';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import {
	createWeatherStation,
	findWeatherStationByName
} from '../../repositories/weather-stations';

/** The station or driver that a record without a metering point belongs to; null: commit makes it. */
export async function findSeries(
	scope: CompanyScope,
	tx: ReadTx,
	record: ImportRecord
): Promise<string | null> {
	if (record.kind === 'driver') return (await driverOf(scope, tx, record))?.driverId ?? null;
	if (record.kind !== 'weather') return null;
	const station = await findWeatherStationByName(scope, tx, record.label ?? '');
	return station?.weatherStationId ?? null;
}

export async function settleSeries(
	scope: CompanyScope,
	tx: WriteTx,
	{ record, nowMs }: { record: ImportRecord; nowMs: number }
): Promise<string> {
	const [odd] = await seriesFindings(scope, tx, [record]);
	if (odd) throw new Invalid('driver.unit_differs', odd.params, [odd]);
	const known = await findSeries(scope, tx, record);
	if (known !== null) return known;
	return record.kind === 'driver'
		? makeDriver(scope, tx, { record, nowMs })
		: makeStation(scope, tx, { record, nowMs });
}

/** A driver in another unit than before is not the same figure, and is never converted unasked. */
export async function seriesFindings(
	scope: CompanyScope,
	tx: ReadTx,
	records: readonly ImportRecord[]
): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const record of records.filter(({ kind }) => kind === 'driver')) {
		const driver = await driverOf(scope, tx, record);
		if (!driver || driver.unit === record.unit) continue;
		const params = { driver: record.label ?? '', unit: record.unit, driverUnit: driver.unit };
		findings.push(finding('blocking', 'driver.unit_differs', params));
	}
	return findings;
}

async function driverOf(
	scope: CompanyScope,
	tx: ReadTx,
	{ label }: ImportRecord
): Promise<Driver | null> {
	const names = new Map((await allSites(scope, tx)).map(({ siteId, name }) => [siteId, name]));
	const drivers = await listDrivers(scope, tx);
	const named = ({ name, siteId }: Driver) =>
		driverLabel(name, siteId === null ? null : (names.get(siteId) ?? null));
	return drivers.find((driver) => named(driver) === label) ?? null;
}

/** `第一工場 生産量` is of the site 第一工場, where the company has one of that name. */
async function makeDriver(
	scope: CompanyScope,
	tx: WriteTx,
	{ record, nowMs }: { record: ImportRecord; nowMs: number }
): Promise<string> {
	const label = (record.label ?? '').slice(0, 400);
	const sites = await allSites(scope, tx);
	const site = sites.find(({ name }) => label.startsWith(driverLabel('', name)));
	const driverId = randomUUID();
	await createDriver(scope, tx, {
		driverId,
		siteId: site?.siteId ?? null,
		kind: driverKindOf(label) ?? 'other',
		name: site ? label.slice(driverLabel('', site.name).length) : label,
		unit: record.unit,
		// In the order of the file, as lists are in the order of making.
		createdAt: nowMs + record.recordIndex
	});
	return driverId;
}

async function makeStation(
	scope: CompanyScope,
	tx: WriteTx,
	{ record, nowMs }: { record: ImportRecord; nowMs: number }
): Promise<string> {
	const weatherStationId = randomUUID();
	const name = record.label ?? '';
	await createWeatherStation(scope, tx, { weatherStationId, name, createdAt: nowMs });
	return weatherStationId;
}

function allSites(scope: CompanyScope, tx: ReadTx): Promise<Site[]> {
	return listSites(scope, tx, { limit: 10_000, after: null });
}

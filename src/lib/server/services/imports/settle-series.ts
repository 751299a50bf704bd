import { randomUUID } from 'node:crypto';
import type { ImportRecord } from '../../repositories/import-records';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import {
	createWeatherStation,
	findWeatherStationByName
} from '../../repositories/weather-stations';

/** The station that a record without a metering point belongs to; null: commit makes it. */
export async function findSeries(
	scope: CompanyScope,
	tx: ReadTx,
	{ kind, label }: ImportRecord
): Promise<string | null> {
	if (kind !== 'weather') return null;
	const station = await findWeatherStationByName(scope, tx, label ?? '');
	return station?.weatherStationId ?? null;
}

export async function settleSeries(
	scope: CompanyScope,
	tx: WriteTx,
	{ record, nowMs }: { record: ImportRecord; nowMs: number }
): Promise<string> {
	const known = await findSeries(scope, tx, record);
	if (known !== null) return known;
	const weatherStationId = randomUUID();
	const name = record.label ?? '';
	await createWeatherStation(scope, tx, { weatherStationId, name, createdAt: nowMs });
	return weatherStationId;
}

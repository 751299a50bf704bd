import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type WeatherStation = Omit<Row<'weather_station'>, 'companyId'>;

export async function createWeatherStation(
	scope: CompanyScope,
	tx: WriteTx,
	station: WeatherStation
): Promise<void> {
	const row = toRow<'weather_station'>({ ...station, companyId: scope.companyId });
	await tx.query.insertInto('weather_station').values(row).execute();
}

/** A name is unique within a company. */
export async function findWeatherStationByName(
	scope: CompanyScope,
	tx: ReadTx,
	name: string
): Promise<WeatherStation | null> {
	const row = await stationsOf(scope, tx).where('name', '=', name).executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function listWeatherStations(
	scope: CompanyScope,
	tx: ReadTx
): Promise<WeatherStation[]> {
	const rows = await stationsOf(scope, tx).orderBy('name').execute();
	return rows.map(fromRow);
}

/** Who sees some sites sees the stations that were chosen for them. */
function stationsOf({ companyId, sites }: CompanyScope, tx: ReadTx) {
	const query = tx.query
		.selectFrom('weather_station')
		.selectAll()
		.where('company_id', '=', companyId);
	if (sites === 'all') return query;
	return query.where('weather_station_id', 'in', ({ selectFrom }) =>
		selectFrom('site')
			.select('weather_station_id')
			.where('company_id', '=', companyId)
			.where('site_id', 'in', sites)
			.$narrowType<{ weather_station_id: string }>()
	);
}

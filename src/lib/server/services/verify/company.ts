import {
	listBillPlaces,
	listDerivedPoints,
	listFigurePlaces
} from '../../repositories/derived-places';
import { listDrivers } from '../../repositories/drivers';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { listWeatherStations } from '../../repositories/weather-stations';
import type { RowDifference } from './compare-rows';
import {
	billDifferences,
	dayDifferences,
	figureDifferences,
	keyOfPlace,
	type Series
} from './in-force';
import { companyMonthDifferences, usageMonthDifferences } from './months';

/** Every derived row of the company against what its ledger makes of it, and what belongs to nothing. */
export async function companyDifferences(scope: CompanyScope, tx: ReadTx) {
	const places = {
		bills: await listBillPlaces(scope, tx),
		figures: await listFigurePlaces(scope, tx)
	};
	const points = (await listAllMeteringPoints(scope, tx)).map((one) => one.meteringPointId);
	const found: RowDifference[] = [];
	for (const meteringPointId of points) {
		const stored = places.bills.filter((one) => one.meteringPointId === meteringPointId);
		const about = { meteringPointId, stored };
		const id = meteringPointId;
		found.push(
			...(await told('bill_in_force', id, () => billDifferences(scope, tx, about))),
			...(await told('load_day_in_force', id, () => dayDifferences(scope, tx, id))),
			...(await told('usage_month', id, () => usageMonthDifferences(scope, tx, id)))
		);
	}
	const series = [...points.flatMap(ofPoint), ...(await otherSeries(scope, tx))];
	for (const one of series) {
		const stored = places.figures.filter((row) => isOf(one, row));
		const compare = () => figureDifferences(scope, tx, { ...one, stored });
		found.push(...(await told('figure_in_force', one.seriesId, compare)));
	}
	const company = await told('company_month', '', () => companyMonthDifferences(scope, tx));
	const bills = places.bills.filter((one) => !points.includes(one.meteringPointId));
	const figures = places.figures.filter((row) => !series.some((one) => isOf(one, row)));
	return {
		points: points.length,
		differences: [
			...[...found, ...company],
			...bills.map((row) => stray('bill_in_force', keyOfPlace(row))),
			...figures.map((row) => stray('figure_in_force', keyOfPlace(row))),
			...(await strayPoints(scope, tx, { table: 'load_day_in_force', points })),
			...(await strayPoints(scope, tx, { table: 'usage_month', points }))
		]
	};
}

async function strayPoints(
	scope: CompanyScope,
	tx: ReadTx,
	{ table, points }: { table: 'load_day_in_force' | 'usage_month'; points: readonly string[] }
): Promise<RowDifference[]> {
	const named = await listDerivedPoints(scope, tx, table);
	return named.filter((id) => !points.includes(id)).map((id) => stray(table, id));
}

type Table = RowDifference['table'];

/** A row of nothing that exists. */
const stray = (table: Table, row: string): RowDifference => ({
	...{ table, row, stored: row, recomputed: null }
});

/** What is stored may be so broken that nothing can be worked out of it: that is a difference too. */
async function told(
	table: Table,
	row: string,
	compare: () => Promise<RowDifference[]>
): Promise<RowDifference[]> {
	try {
		return await compare();
	} catch (error) {
		return [{ table, row, stored: String(error), recomputed: null }];
	}
}

const ofPoint = (seriesId: string): Series[] => [
	{ seriesId, kind: 'delivery' },
	{ seriesId, kind: 'stock_take' }
];

const isOf = ({ seriesId, kind }: Series, row: { seriesId: string; kind: string }) =>
	row.seriesId === seriesId && row.kind === kind;

/** What has dated figures and is no metering point. */
async function otherSeries(scope: CompanyScope, tx: ReadTx): Promise<Series[]> {
	const stations = await listWeatherStations(scope, tx);
	const inUse = await listDrivers(scope, tx);
	const drivers = [...inUse, ...(await listDrivers(scope, tx, 'removed'))];
	return [
		...stations.map((one) => ({ seriesId: one.weatherStationId, kind: 'weather' as const })),
		...drivers.map((one) => ({ seriesId: one.driverId, kind: 'driver' as const }))
	];
}

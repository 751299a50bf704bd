import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { scopeOfJob } from '../../access/job-scope';
import { getServer } from '../../app';
import { listAllCompanyIds } from '../../repositories/companies';
import { listDrivers } from '../../repositories/drivers';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { readCompanyChain, readServerChain, SERVER } from '../../repositories/records';
import { read, type CompanyScope, type ReadTx } from '../../repositories/transaction';
import { listWeatherStations } from '../../repositories/weather-stations';
import { brokenLink } from './chains';
import type { RowDifference } from './compare-rows';
import { companyMonthDifferences, usageMonthDifferences } from './months';
import { billDifferences, dayDifferences, figureDifferences } from './in-force';

export interface Difference extends RowDifference {
	companyId: string;
}

/** A chain of records with a link that does not follow the one before it. */
export interface BrokenChain {
	/** The company, or the server. */
	chain: string;
	sequence: number;
}

export interface Verification {
	companies: number;
	meteringPoints: number;
	differences: Difference[];
	brokenChains: BrokenChain[];
}

/** Recomputes every derived row of every company from the ledger and compares to the last bit. */
export async function verify(context: Context): Promise<Verification> {
	authorise(context, 'server', 'update');
	const { database } = getServer();
	const everything = { allCompanies: 'verify' };
	const ids = await read(database, everything, (tx) => listAllCompanyIds(everything, tx));
	const result: Verification = {
		...{ companies: ids.length, meteringPoints: 0, differences: [] },
		brokenChains: await brokenServerChain()
	};
	for (const companyId of ids) {
		const scope = scopeOfJob({ companyId, userId: 'verify' });
		const { points, differences } = await verifyCompany(scope);
		result.meteringPoints += points;
		result.differences.push(...differences);
		result.brokenChains.push(...(await brokenCompanyChain(scope)));
	}
	return result;
}

/** One snapshot per company: what is committed meanwhile does not show as a difference. */
function verifyCompany(scope: CompanyScope) {
	return read(getServer().database, scope, async (tx) => {
		const points = await listAllMeteringPoints(scope, tx);
		const differences: RowDifference[] = [];
		for (const { meteringPointId } of points) {
			differences.push(...(await billDifferences(scope, tx, meteringPointId)));
			differences.push(...(await dayDifferences(scope, tx, meteringPointId)));
			for (const kind of ['delivery', 'stock_take'] as const) {
				const series = { seriesId: meteringPointId, kind };
				differences.push(...(await figureDifferences(scope, tx, series)));
			}
			differences.push(...(await usageMonthDifferences(scope, tx, meteringPointId)));
		}
		for (const series of await seriesOf(scope, tx))
			differences.push(...(await figureDifferences(scope, tx, series)));
		differences.push(...(await companyMonthDifferences(scope, tx)));
		const { companyId } = scope;
		return {
			points: points.length,
			differences: differences.map((one) => ({ companyId, ...one }))
		};
	});
}

/** What has dated figures and is no metering point. */
async function seriesOf(scope: CompanyScope, tx: ReadTx) {
	const stations = await listWeatherStations(scope, tx);
	const inUse = await listDrivers(scope, tx);
	const drivers = [...inUse, ...(await listDrivers(scope, tx, 'removed'))];
	return [
		...stations.map((one) => ({ seriesId: one.weatherStationId, kind: 'weather' as const })),
		...drivers.map((one) => ({ seriesId: one.driverId, kind: 'driver' as const }))
	];
}

function brokenServerChain(): Promise<BrokenChain[]> {
	return read(getServer().database, 'identity', async (tx) =>
		asBroken(SERVER, await brokenLink(SERVER, (from) => readServerChain(tx, from)))
	);
}

function brokenCompanyChain(scope: CompanyScope): Promise<BrokenChain[]> {
	const { companyId } = scope;
	return read(getServer().database, scope, async (tx) =>
		asBroken(companyId, await brokenLink(companyId, (from) => readCompanyChain(scope, tx, from)))
	);
}

const asBroken = (chain: string, sequence: number | null): BrokenChain[] =>
	sequence === null ? [] : [{ chain, sequence }];

import { authorise } from '../../access/authorise';
import type { Context } from '../../access/context';
import { scopeOfJob } from '../../access/job-scope';
import { getServer } from '../../app';
import { listAllCompanyIds } from '../../repositories/companies';
import { readCompanyChain, readServerChain, SERVER } from '../../repositories/records';
import { read, type CompanyScope } from '../../repositories/transaction';
import { brokenLink } from './chains';
import type { RowDifference } from './compare-rows';
import { companyDifferences } from './company';

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
		const { points, differences } = await companyDifferences(scope, tx);
		const { companyId } = scope;
		return { points, differences: differences.map((one) => ({ companyId, ...one })) };
	});
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

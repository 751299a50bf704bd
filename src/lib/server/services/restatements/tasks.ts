import { scopeOfConsortiumJob, scopeOfJob } from '../../access/job-scope';
import { log } from '../../log';
import {
	type CompanyRestatement,
	putCompanyRestatement
} from '../../repositories/company-restatements';
import { findRestatement } from '../../repositories/restatements';
import { type CompanyScope, type Database, read, write } from '../../repositories/transaction';
import { candidateOf } from '../editions/candidate';
import { applyOffer, computeOffer, failedRow, type Offer, undoOffer } from './company';
import { editionOf } from './in-force';

export interface RestateJob {
	deed: 'compute' | 'apply' | 'undo';
	consortiumId: string;
	restatementId: string;
	/** Whose right the work goes by. */
	userId: string;
	companyIds: readonly string[];
	nowMs: number;
}

/** What became of each company. */
export type Restated = { companyId: string; status: string }[];

/** In a worker: some companies of a restatement, each in one transaction of its own. */
export async function restateTask(database: Database, job: RestateJob): Promise<Restated> {
	const offer = await offerOf(database, job);
	const restated: Restated = [];
	for (const companyId of job.companyIds) {
		const scope = scopeOfJob({ companyId, userId: job.userId });
		const row = await restateLogged(database, scope, { deed: job.deed, offer });
		restated.push({ companyId, status: row?.status ?? 'missing' });
	}
	return restated;
}

export async function offerOf(
	database: Database,
	{ consortiumId, restatementId, userId: by, nowMs: atMs }: Omit<RestateJob, 'deed' | 'companyIds'>
): Promise<Offer> {
	const consortium = scopeOfConsortiumJob({ consortiumId, userId: by });
	return read(database, consortium, async (tx) => {
		const restatement = await findRestatement(consortium, tx, restatementId);
		const edition = restatement && (await editionOf(consortium, tx, restatement.editionId));
		if (!edition) throw new Error(`restatement ${restatementId} has lost its edition`);
		const candidate = candidateOf(edition, consortiumId);
		return { restatementId, consortiumId, candidate, by, atMs };
	});
}

interface Work {
	deed: RestateJob['deed'];
	offer: Offer;
}

/** A company that cannot be computed does not stop the others. */
async function restateLogged(database: Database, scope: CompanyScope, work: Work) {
	try {
		return await restateCompany(database, scope, work);
	} catch (err) {
		const { companyId: company } = scope;
		log.error({ err, company, restatement: work.offer.restatementId }, 'restating failed');
		if (work.deed === 'undo') return null;
		const row = failedRow(work.offer);
		await write(database, scope, (tx) => putCompanyRestatement(scope, tx, row));
		return row;
	}
}

/** The dry run reads first and writes its result afterwards: nobody waits for its computing. */
async function restateCompany(
	database: Database,
	scope: CompanyScope,
	{ deed, offer }: Work
): Promise<CompanyRestatement | null> {
	if (deed === 'apply') return write(database, scope, (tx) => applyOffer(scope, tx, offer));
	if (deed === 'undo') return write(database, scope, (tx) => undoOffer(scope, tx, offer));
	const row = await read(database, scope, (tx) => computeOffer(scope, tx, offer));
	await write(database, scope, (tx) => putCompanyRestatement(scope, tx, row));
	return row;
}

import { scopeOfJob, type JobOwner } from '../../access/job-scope';
import type { Database } from '../../db/database';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import { monthsWithData } from '../../repositories/usage';
import { write } from '../../repositories/transaction';
import { deriveCompanyMonths } from './company-months';
import { derivePointMonths } from './point-months';

export interface RederiveJob {
	owner: JobOwner;
	meteringPointIds: string[];
}

/** After what a point's factor hangs on was changed (supplier, menu, area): its months anew. */
export async function rederiveTask(database: Database, job: RederiveJob): Promise<void> {
	const scope = scopeOfJob(job.owner);
	await write(database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const months = await monthsWithData(scope, tx);
		if (!months) return;
		for (const meteringPointId of job.meteringPointIds)
			await derivePointMonths(scope, tx, { meteringPointId, ...months });
		await deriveCompanyMonths(scope, tx, months);
		await bumpDataVersion(scope, tx);
	});
}

import { scopeOfJob } from '../../access/job-scope';
import { Conflict, NotFound } from '../../errors';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import { findImport, moveImport } from '../../repositories/imports';
import { listTouched } from '../../repositories/ledger';
import { write, type Database } from '../../repositories/transaction';
import { refold } from '../derive/refold';
import type { UndoJob } from './job';

/** Takes an import out of force; the ledger keeps its rows. Twice is once. */
export async function undoTask(database: Database, job: UndoJob): Promise<void> {
	const { importId, nowMs } = job;
	const scope = scopeOfJob(job.owner);
	await write(database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const row = await findImport(scope, tx, importId);
		if (!row) throw new NotFound('not_found');
		if (row.status === 'undone') return;
		const changes = { undoneAt: nowMs };
		const moved = await moveImport(scope, tx, {
			importId,
			from: ['committed'],
			to: 'undone',
			changes
		});
		if (!moved) throw new Conflict('import.not_committed', { status: row.status });
		await refold(scope, tx, await listTouched(scope, tx, importId));
		await bumpDataVersion(scope, tx);
	});
}

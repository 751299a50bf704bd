import type { Finding } from '$lib/domain/finding';
import { scopeOfJob } from '../../access/job-scope';
import { Conflict, NotFound } from '../../errors';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import { findImport, moveImport, type Import } from '../../repositories/imports';
import { listTouched } from '../../repositories/ledger';
import {
	write,
	type CompanyScope,
	type Database,
	type WriteTx
} from '../../repositories/transaction';
import { keepClosedMonths } from '../closing/guard';
import { refold, type Touched } from '../derive/refold';
import { recordDeed } from '../records/deeds';
import { offerDeclined } from './declined';
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
		const touched = await listTouched(scope, tx, importId);
		await keepClosedMonths(scope, tx, () => refold(scope, tx, touched));
		await noteDeclined(scope, tx, { row, touched });
		await bumpDataVersion(scope, tx);
		await recordDeed(scope, tx, { event: 'import.undo', importId });
	});
}

async function noteDeclined(
	scope: CompanyScope,
	tx: WriteTx,
	{ row, touched }: { row: Import; touched: Touched[] }
): Promise<void> {
	const offered = await offerDeclined(scope, tx, touched);
	if (offered.length === 0) return;
	const findings = JSON.stringify([...(JSON.parse(row.findings) as Finding[]), ...offered]);
	const { importId } = row;
	await moveImport(scope, tx, { importId, from: ['undone'], to: 'undone', changes: { findings } });
}

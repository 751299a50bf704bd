import { scopeOfJob } from '../../access/job-scope';
import { Conflict, NotFound } from '../../errors';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import { setRecordPoint } from '../../repositories/import-records';
import { moveImport, nextCommitNumber } from '../../repositories/imports';
import { listTouched } from '../../repositories/ledger';
import { moveToLedger, type Assignment } from '../../repositories/move-to-ledger';
import {
	write,
	type CompanyScope,
	type Database,
	type WriteTx
} from '../../repositories/transaction';
import { refold } from '../derive/refold';
import { recordDeed } from '../records/deeds';
import type { ConflictChoice } from '../views';
import { commitFigures } from './commit-figures';
import type { CommitJob } from './job';
import { isOfPeriods, judgeRecord, type JudgedRecord } from './judge';
import { loadParts } from './parts';
import { settlePoints, type SettledRecord } from './settle-points';
import type { ImportParts } from './view';

/**
 * Candidates become ledger, in force, and months, in one transaction: all of it or nothing.
 * Committing twice is committing once.
 */
export async function commitTask(database: Database, job: CommitJob): Promise<void> {
	const scope = scopeOfJob(job.owner);
	await write(database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const parts = await loadParts(scope, tx, job.importId);
		if (!parts) throw new NotFound('not_found');
		const { status } = parts.row;
		if (status === 'committed') return;
		if (status !== 'preview') throw new Conflict('import.not_in_preview', { status });
		await commitParts(scope, tx, { job, parts });
	});
}

interface Committing {
	job: CommitJob;
	parts: ImportParts;
}

async function commitParts(scope: CompanyScope, tx: WriteTx, { job, parts }: Committing) {
	const { importId } = job;
	const settled = await settlePoints(scope, tx, { job, parts });
	for (const { record, meteringPointId } of settled)
		await setRecordPoint(scope, tx, { importId, recordIndex: record.recordIndex, meteringPointId });
	const ofPeriods = settled.filter(({ record }) => isOfPeriods(record));
	const judged = await judgeAll(scope, tx, { importId, settled: ofPeriods });
	const assignments = ofPeriods.map((one, index) => disposed(one, judged[index]!, job.conflicts));
	const figures = await commitFigures(scope, tx, { job, parts, settled });
	await moveToLedger(scope, tx, { importId, assignments });
	await markCommitted(scope, tx, { job, parts, judged: [...judged, ...figures] });
	await refold(scope, tx, await listTouched(scope, tx, importId));
	await bumpDataVersion(scope, tx);
	await recordDeed(scope, tx, { event: 'import.commit', importId });
}

async function judgeAll(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, settled }: { importId: string; settled: SettledRecord[] }
): Promise<JudgedRecord[]> {
	const judged: JudgedRecord[] = [];
	for (const { record, meteringPointId, made } of settled) {
		const against = made === 'now' ? null : meteringPointId;
		judged.push(await judgeRecord(scope, tx, { importId, record, meteringPointId: against }));
	}
	return judged;
}

/** What the person's choice makes of the records in conflict. */
function disposed(
	{ record, meteringPointId }: SettledRecord,
	judged: JudgedRecord,
	choice: ConflictChoice
): Assignment {
	const assignment = { recordIndex: record.recordIndex, meteringPointId };
	if (choice === 'replace' || judged.counts.conflict === 0) return assignment;
	if (judged.kind === 'interval') {
		if (choice === 'both') throw new Conflict('import.both_not_for_readings');
		return { ...assignment, declinedSlots: judged.conflictingSlots };
	}
	const disposition = choice === 'both' ? ('both' as const) : ('declined' as const);
	return {
		...assignment,
		bills: new Map(judged.conflictingBills.map((number) => [number, disposition]))
	};
}

async function markCommitted(
	scope: CompanyScope,
	tx: WriteTx,
	{ job, parts, judged }: Committing & { judged: JudgedRecord[] }
): Promise<void> {
	const { rejected } = JSON.parse(parts.row.counts) as { rejected: number };
	const moved = await moveImport(scope, tx, {
		importId: job.importId,
		from: ['preview'],
		to: 'committed',
		changes: {
			conflicts: job.conflicts,
			commitNumber: await nextCommitNumber(scope, tx),
			committedAt: job.nowMs,
			counts: JSON.stringify({ ...sumCounts(judged), rejected })
		}
	});
	if (!moved) throw new Conflict('import.not_in_preview', { status: parts.row.status });
}

export function sumCounts(judged: readonly JudgedRecord[]) {
	return judged.reduce(
		(sum, { counts }) => ({
			new: sum.new + counts.new,
			same: sum.same + counts.same,
			conflict: sum.conflict + counts.conflict
		}),
		{ new: 0, same: 0, conflict: 0 }
	);
}

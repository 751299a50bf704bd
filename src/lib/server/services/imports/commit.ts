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
import { keepClosedMonths } from '../closing/guard';
import { recordDeed, type CompanyDeed } from '../records/deeds';
import { rememberMapping } from '../mappings/remember';
import type { ConflictChoice } from '../views';
import { commitFigures } from './commit-figures';
import { requestOf, type CommitJob, type HandEntry } from './job';
import { isOfPeriods, judgeRecord, type JudgedRecord } from './judge';
import { loadParts } from './parts';
import { removedKeys, storeRemovals } from './removals';
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

/** In the caller's transaction, under the company's lock. */
export async function commitParts(scope: CompanyScope, tx: WriteTx, committing: Committing) {
	await keepClosedMonths(scope, tx, () => commitUnguarded(scope, tx, committing));
	await bumpDataVersion(scope, tx);
	const { importId } = committing.job;
	const { entry } = requestOf(committing.parts.row);
	await recordDeed(scope, tx, { event: deedOf(entry), importId });
}

async function commitUnguarded(scope: CompanyScope, tx: WriteTx, { job, parts }: Committing) {
	const { importId } = job;
	const settled = await settlePoints(scope, tx, { job, parts });
	for (const { record, meteringPointId } of settled)
		await setRecordPoint(scope, tx, { importId, recordIndex: record.recordIndex, meteringPointId });
	const ofPeriods = settled.filter(({ record }) => isOfPeriods(record));
	const judged = await judgeAll(scope, tx, { parts, settled: ofPeriods });
	refuseKeeping(parts, job, judged);
	const assignments = ofPeriods.map((one, index) => disposed(one, judged[index]!, job.conflicts));
	const figures = await commitFigures(scope, tx, { job, parts, settled });
	await moveToLedger(scope, tx, { importId, assignments });
	const targets = requestOf(parts.row).entry?.targets ?? [];
	for (const { meteringPointId } of settled.slice(0, 1))
		await storeRemovals(scope, tx, { importId, meteringPointId, targets });
	await markCommitted(scope, tx, { job, parts, judged: [...judged, ...figures] });
	await rememberMapping(scope, tx, parts.row);
	await refold(scope, tx, await listTouched(scope, tx, importId));
}

/** A correction that is kept out would only take the bill away that it corrects. */
function refuseKeeping({ row }: ImportParts, { conflicts }: CommitJob, judged: JudgedRecord[]) {
	const removes = removedKeys(row).size > 0;
	if (removes && conflicts === 'keep' && sumCounts(judged).conflict > 0)
		throw new Conflict('bill.keep_not_for_correction');
}

function deedOf(entry: HandEntry | undefined): CompanyDeed {
	return entry ? `bill.${entry.deed}` : 'import.commit';
}

async function judgeAll(
	scope: CompanyScope,
	tx: WriteTx,
	{ parts, settled }: { parts: ImportParts; settled: SettledRecord[] }
): Promise<JudgedRecord[]> {
	const judged: JudgedRecord[] = [];
	const { importId } = parts.row;
	const without = removedKeys(parts.row);
	for (const { record, made, ...to } of settled) {
		const meteringPointId = made === 'now' ? null : to.meteringPointId;
		judged.push(await judgeRecord(scope, tx, { importId, record, meteringPointId, without }));
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

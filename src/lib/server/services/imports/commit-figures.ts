import { Conflict } from '../../errors';
import { moveFiguresToLedger, type FigureAssignment } from '../../repositories/figures';
import { setRecordSeries } from '../../repositories/import-records';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import type { ConflictChoice } from '../views';
import type { CommitJob } from './job';
import { isOfPeriods, judgeRecord, type JudgedRecord } from './judge';
import type { SettledRecord } from './settle-points';
import { settleSeries } from './settle-series';
import type { ImportParts } from './view';

interface Committing {
	job: CommitJob;
	parts: ImportParts;
	/** The records that have a metering point. */
	settled: readonly SettledRecord[];
}

/** Dated figures become rows of the ledger: deliveries at their points, the rest at their series. */
export async function commitFigures(
	scope: CompanyScope,
	tx: WriteTx,
	{ job, parts, settled }: Committing
): Promise<JudgedRecord[]> {
	const { importId, conflicts, nowMs } = job;
	const pointOf = new Map(settled.map((one) => [one.record.recordIndex, one]));
	const judged: JudgedRecord[] = [];
	for (const record of parts.records.filter((one) => !isOfPeriods(one))) {
		const { recordIndex } = record;
		const point = pointOf.get(recordIndex);
		const against = point?.made === 'before' ? point.meteringPointId : null;
		const one = await judgeRecord(scope, tx, { importId, record, meteringPointId: against });
		const seriesId = point?.meteringPointId ?? (await settleSeries(scope, tx, { record, nowMs }));
		if (!point) await setRecordSeries(scope, tx, { importId, recordIndex, seriesId });
		const dispositions = disposed(one, conflicts);
		await moveFiguresToLedger(scope, tx, { importId, to: { recordIndex, seriesId, dispositions } });
		judged.push(one);
	}
	return judged;
}

/** A day has one temperature and a month one output; deliveries may come twice a day. */
function disposed(
	{ kind, conflictingBills }: JudgedRecord,
	choice: ConflictChoice
): FigureAssignment['dispositions'] {
	if (choice === 'replace' || conflictingBills.length === 0) return new Map();
	if (choice === 'both' && kind !== 'delivery') throw new Conflict('import.both_only_for_bills');
	const disposition = choice === 'both' ? 'both' : 'declined';
	return new Map(conflictingBills.map((number) => [number, disposition]));
}

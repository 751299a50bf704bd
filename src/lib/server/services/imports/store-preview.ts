import { finding, gravestFirst, type Finding } from '$lib/domain/finding';
import { ledgerUnit } from '$lib/domain/ledger/ledger-unit';
import { condense } from '$lib/importers/reading';
import { Conflict } from '../../errors';
import { insertBillCandidates, insertLoadDayCandidates } from '../../repositories/candidates';
import { insertFigureCandidates } from '../../repositories/figures';
import {
	insertRecords,
	insertRejectedRows,
	type ImportRecord
} from '../../repositories/import-records';
import { findImportOfFile, moveImport } from '../../repositories/imports';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { sumCounts } from './commit';
import type { Interpretation } from './interpret';
import type { ReadJob } from './job';
import { judgeRecord, type JudgedRecord } from './judge';
import { loadParts } from './parts';
import { removedKeys } from './removals';
import { seriesFindings } from './settle-series';
import { assignmentsOf, newPointName, type ImportParts } from './view';

interface Preview {
	job: ReadJob;
	outcome: Interpretation & { kind: 'read' | 'needs_mapping' };
	/** What is odd about the figures, beside what is in force. */
	odd: readonly Finding[];
}

/** What was read, beside what is in force: candidates that wait for a person. */
export async function storePreview(
	scope: CompanyScope,
	tx: WriteTx,
	{ job, outcome, odd }: Preview
): Promise<void> {
	const { importId } = job;
	const { records, rejected } = outcome;
	await insertRecords(scope, tx, { importId, records: records.map(({ record }) => record) });
	const bills = records.flatMap((one) => one.bills);
	await insertBillCandidates(scope, tx, { importId, bills });
	for (const { days } of records) await insertLoadDayCandidates(scope, tx, { importId, days });
	const figures = records.flatMap((one) => one.figures);
	await insertFigureCandidates(scope, tx, { importId, figures });
	await insertRejectedRows(scope, tx, { importId, rows: rejected });
	await finishReading(scope, tx, { job, outcome, odd });
}

async function finishReading(scope: CompanyScope, tx: WriteTx, { job, outcome, odd }: Preview) {
	const { importId } = job;
	const parts = (await loadParts(scope, tx, importId))!;
	const judged = await judgeParts(scope, tx, parts);
	const series = await seriesFindings(scope, tx, parts.records);
	const moved = await moveImport(scope, tx, {
		importId,
		from: ['reading'],
		to: outcome.kind === 'read' ? 'preview' : 'needs_mapping',
		changes: {
			request: JSON.stringify(job.request),
			layoutId: outcome.layoutId,
			layoutReason: outcome.claim && JSON.stringify(outcome.claim),
			columns: outcome.columns && JSON.stringify(outcome.columns),
			findings: JSON.stringify(
				gravestFirst([
					...condense([...outcome.findings, ...odd, ...pointFindings(parts), ...series], []),
					...(await knownFile(scope, tx, job))
				])
			),
			counts: JSON.stringify({ ...sumCounts(judged), rejected: outcome.rejected.length })
		}
	});
	// Cancelled, or read by another process meanwhile: nothing of this reading may stay.
	if (!moved) throw new Conflict('import.not_open', { status: parts.row.status });
}

export async function judgeParts(
	scope: CompanyScope,
	tx: WriteTx,
	parts: ImportParts
): Promise<JudgedRecord[]> {
	const judged: JudgedRecord[] = [];
	const { importId } = parts.row;
	const without = removedKeys(parts.row);
	for (const [index, assignment] of assignmentsOf(parts).entries()) {
		const meteringPointId = assignment.kind === 'existing' ? assignment.pointId : null;
		const record = parts.records[index]!;
		judged.push(await judgeRecord(scope, tx, { importId, record, meteringPointId, without }));
	}
	return judged;
}

/** A point that commit will make is announced, and one that does not fit named. */
function pointFindings(parts: ImportParts): Finding[] {
	return assignmentsOf(parts).flatMap((assignment, index) => {
		const record = parts.records[index]!;
		if (assignment.kind === 'existing') {
			const point = parts.points.find((one) => one.meteringPointId === assignment.pointId);
			return point ? againstPoint(record, point) : [];
		}
		if (assignment.kind === 'new')
			return [finding('note', 'import.point_will_be_made', { name: newPointName(record, 'ja') })];
		if (assignment.kind === 'ask')
			return [finding('warning', 'import.point_to_choose', { record: index + 1 })];
		return [];
	});
}

/** What commit would refuse is said before; a supplier that only the file knows is passed on. */
function againstPoint(record: ImportRecord, point: MeteringPoint): Finding[] {
	const { carrier, unit, supplier } = record;
	const params = { carrier, unit, point: point.name, pointUnit: ledgerUnit(point.unit) };
	if (point.carrier !== carrier) return [finding('blocking', 'import.carrier_differs', params)];
	if (ledgerUnit(point.unit) !== unit) return [finding('blocking', 'import.unit_differs', params)];
	if (supplier === null || point.supplier !== null) return [];
	return [finding('note', 'import.supplier_printed', { supplier, point: point.name })];
}

async function knownFile(scope: CompanyScope, tx: WriteTx, { sha256 }: ReadJob) {
	const known = await findImportOfFile(scope, tx, { sha256, statuses: ['committed'] });
	return known ? [finding('note', 'file.already_imported', { name: known.fileName })] : [];
}

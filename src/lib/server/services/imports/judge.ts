import { placeKey } from '$lib/domain/ledger/bills-in-force';
import { judgeBills } from '$lib/domain/ledger/judge-bills';
import { judgeFigures } from '$lib/domain/ledger/figures-in-force';
import { judgeLoadDay } from '$lib/domain/ledger/merge-load-days';
import { unpackSlots } from '$lib/domain/readings/pack';
import { listBillsInForce } from '../../repositories/bills-in-force';
import {
	listBillCandidates,
	listLoadDayCandidates,
	type BillCandidate
} from '../../repositories/candidates';
import { listFigureCandidates, type FigureKind } from '../../repositories/figures';
import type { ImportRecord } from '../../repositories/import-records';
import { listLoadDaysInForce, type ReadLoadDay } from '../../repositories/load-days-in-force';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { billFacts } from '../derive/fold-bills';
import { figureFacts, storedFigures } from '../derive/fold-figures';
import { findSeries } from './settle-series';

/** How a record stands against what is in force on the metering point it would go to. */
export interface JudgedRecord {
	recordIndex: number;
	kind: string;
	counts: { new: number; same: number; conflict: number };
	/** Numbers of the bills, or of the dated figures, in conflict. */
	conflictingBills: number[];
	/** Conflicting slots as bits, by day. */
	conflictingSlots: Map<number, Uint8Array>;
}

interface ToJudge {
	importId: string;
	record: ImportRecord;
	/** null: a point that commit will make, so nothing can stand against it. */
	meteringPointId: string | null;
	/** Bills that go out of force by the same import: nothing stands against them. */
	without?: ReadonlySet<string>;
}

export async function judgeRecord(
	scope: CompanyScope,
	tx: ReadTx,
	toJudge: ToJudge
): Promise<JudgedRecord> {
	const { record, meteringPointId } = toJudge;
	if (!isOfPeriods(record)) return judgeFigureRecord(scope, tx, toJudge);
	if (meteringPointId === null) return allNew(record);
	if (record.kind === 'bill') return judgeBillRecord(scope, tx, { ...toJudge, meteringPointId });
	return judgeDayRecord(scope, tx, { ...toJudge, meteringPointId });
}

/** Bills and readings; whatever else a file holds are dated figures. */
export function isOfPeriods({ kind }: Pick<ImportRecord, 'kind'>): boolean {
	return kind === 'bill' || kind === 'interval';
}

/** A station or driver is known by its name; its figures against those of the same kind. */
async function judgeFigureRecord(
	scope: CompanyScope,
	tx: ReadTx,
	{ importId, record, meteringPointId }: ToJudge
): Promise<JudgedRecord> {
	const seriesId = meteringPointId ?? (await findSeries(scope, tx, record));
	const judged = allNew(record);
	if (seriesId === null) return judged;
	judged.counts.new = 0;
	const { recordIndex } = record;
	const own = await listFigureCandidates(scope, tx, { importId, recordIndex });
	for (const kind of new Set(own.map((figure) => figure.kind as FigureKind))) {
		const inForce = await storedFigures(scope, tx, { seriesId, kind });
		const ofKind = own
			.filter((figure) => figure.kind === kind)
			.map((figure) => ({ ...figureFacts(figure), number: figure.number }));
		for (const { candidate, standing } of judgeFigures(ofKind, inForce)) {
			judged.counts[standing]++;
			if (standing === 'conflict') judged.conflictingBills.push(candidate.number);
		}
	}
	return judged;
}

function allNew({ recordIndex, kind, count, missing }: ImportRecord): JudgedRecord {
	const counts = { new: count - missing, same: 0, conflict: 0 };
	return { recordIndex, kind, counts, conflictingBills: [], conflictingSlots: new Map() };
}

type Judging = ToJudge & { meteringPointId: string };

async function judgeBillRecord(
	scope: CompanyScope,
	tx: ReadTx,
	{ importId, record, meteringPointId, without }: Judging
): Promise<JudgedRecord> {
	const range = { start: record.fromDay, end: record.toDay + 1 };
	const meteringPointIds = [meteringPointId];
	const standing = await listBillsInForce(scope, tx, { meteringPointIds, ...range });
	const inForce = standing.filter((bill) => !without?.has(placeKey(bill)));
	if (inForce.length === 0) return allNew(record);
	const { recordIndex } = record;
	const own = await listBillCandidates(scope, tx, { importId, recordIndex });
	const judged = allNew(record);
	judged.counts.new = 0;
	for (const { candidate, standing } of judgeBills(
		own.map(candidateFacts),
		inForce.map(billFacts)
	)) {
		judged.counts[standing]++;
		if (standing === 'conflict') judged.conflictingBills.push(candidate.number);
	}
	return judged;
}

function candidateFacts(bill: BillCandidate) {
	return { ...billFacts(bill), number: bill.number };
}

const PAGE_DAYS = 2000;

async function judgeDayRecord(
	scope: CompanyScope,
	tx: ReadTx,
	{ importId, record, meteringPointId }: Judging
): Promise<JudgedRecord> {
	const judged = allNew(record);
	const range = { start: record.fromDay, end: record.toDay + 1 };
	const before = await listLoadDaysInForce(scope, tx, { meteringPointId, ...range });
	if (before.length === 0) return judged;
	const byDay = new Map(before.map((day) => [day.day, day]));
	judged.counts.new = 0;
	for (let after: number | null = null; ;) {
		const page = { importId, recordIndex: record.recordIndex, after, limit: PAGE_DAYS };
		const days = await listLoadDayCandidates(scope, tx, page);
		for (const day of days) judgeDay(judged, day, byDay.get(day.day));
		if (days.length < PAGE_DAYS) return judged;
		after = days.at(-1)!.day;
	}
}

function judgeDay(
	judged: JudgedRecord,
	candidate: { day: number; slotMinutes: number; scale: number; slots: Uint8Array },
	before: ReadLoadDay | undefined
): void {
	const inForce = before ? { ...before, slots: unpackSlots(before.slots) } : null;
	const slots = unpackSlots(candidate.slots);
	const { conflicts, ...counts } = judgeLoadDay({ ...candidate, slots }, inForce);
	judged.counts.new += counts.new;
	judged.counts.same += counts.same;
	judged.counts.conflict += counts.conflict;
	if (counts.conflict > 0) judged.conflictingSlots.set(candidate.day, conflicts);
}

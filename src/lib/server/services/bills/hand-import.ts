import { createHash, randomUUID } from 'node:crypto';
import type { Finding } from '$lib/domain/finding';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { ledgerUnit } from '$lib/domain/ledger/ledger-unit';
import { Invalid } from '../../errors';
import { lockCompany } from '../../repositories/companies';
import { storeEvidence } from '../../repositories/evidence';
import { insertImport } from '../../repositories/imports';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import { commitParts } from '../imports/commit';
import { interpretReading, type Interpretation } from '../imports/interpret';
import { HAND_LAYOUT, type HandEntry, type ImportRequest } from '../imports/job';
import { judgeFigures } from '../imports/judge-figures';
import { loadParts, loadPoints } from '../imports/parts';
import { cleanFileName } from '../imports/receive-upload';
import { storePreview } from '../imports/store-preview';
import { emptyRecord } from '../imports/prepare';
import type { ImportParts } from '../imports/view';
import { label } from '../../sentences';
import type { ConflictChoice } from '../views';
import type { TypedBill } from './typed-bill';

/** What a person wrote in one go for one metering point. */
export interface Written {
	point: MeteringPoint;
	bills: readonly TypedBill[];
	entry: HandEntry;
	/** The days that are touched although no bill is written for them. */
	removed: readonly { startDay: number; endDay: number }[];
	/** Null: it counts at once where there is nothing to ask or to look at. */
	conflicts: ConflictChoice | null;
	nowMs: number;
}

/**
 * What is written by hand is an import like a file's: kept as evidence, judged by the same
 * checks, previewed where something is odd or in conflict, traced and undone. Answers its id.
 */
export async function importByHand(
	scope: CompanyScope,
	tx: WriteTx,
	written: Written
): Promise<string> {
	await lockCompany(scope, tx);
	const importId = randomUUID();
	const outcome = interpretWritten(written);
	const job = await keepWritten(scope, tx, { importId, written });
	const known = await loadPoints(scope, tx);
	const odd = await judgeFigures(scope, tx, { job, known, outcome });
	await storePreview(scope, tx, { job, outcome, odd });
	const parts = (await loadParts(scope, tx, importId))!;
	const { conflicts } = written;
	if (conflicts === null && !isClear(parts)) return importId;
	const { owner, nowMs } = job;
	const commit = { owner, nowMs, importId, conflicts: conflicts ?? 'keep', meteringPoints: {} };
	await commitParts(scope, tx, { job: commit, parts });
	return importId;
}

/** Nothing to decide, and nothing that a second look could find wrong. */
function isClear({ row }: ImportParts): boolean {
	const { conflict } = JSON.parse(row.counts) as { conflict: number };
	const findings = JSON.parse(row.findings) as Finding[];
	return conflict === 0 && findings.every(({ severity }) => severity === 'note');
}

function interpretWritten(written: Written): Interpretation & { kind: 'read' } {
	const { point, bills, removed, nowMs } = written;
	const layout = { id: HAND_LAYOUT };
	if (bills.length === 0) {
		const fromDay = Math.min(...removed.map(({ startDay }) => startDay));
		const toDay = Math.max(...removed.map(({ endDay }) => endDay)) - 1;
		const record = emptyRecord({ ...printed(point), fromDay, toDay });
		return { ...NOTHING_ODD, kind: 'read', layoutId: layout.id, records: [record] };
	}
	const rows = bills.map(({ bill, note }, index) => {
		return { bill, note, sheet: null, row: index + 1, column: '' };
	});
	const set = { ...printed(point), kind: 'bill' as const, bills: rows, days: [] };
	const reading = { ...NOTHING_READ, records: [set] };
	const read = { layout, claim: null, reading, findings: [] };
	const outcome = interpretReading(read, { nowMs });
	const refusing = outcome.findings.filter(({ severity }) => severity === 'blocking');
	if (outcome.kind !== 'read' || refusing.length > 0)
		throw new Invalid('bill.refused', {}, refusing);
	return { ...outcome, kind: 'read' };
}

const NOTHING_READ = { records: [], findings: [], rejected: [], needsMapping: null, refused: null };
const NOTHING_ODD = { claim: null, columns: null, rejected: [], findings: [] };

function printed({ carrier, unit, supplyPointNumber }: MeteringPoint) {
	const rest = { supplier: null, menu: null, label: null };
	return { carrier, unit: ledgerUnit(unit), supplyPointNumber, ...rest };
}

/** The evidence of what nobody has on paper: what was written, when and why. */
async function keepWritten(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, written }: { importId: string; written: Written }
) {
	const { point, entry, nowMs } = written;
	const bytes = Buffer.from(JSON.stringify(evidenceOf(scope, written), null, '\t'));
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const evidence = { sha256, byteCount: bytes.length, mediaType: 'application/json' };
	await storeEvidence(scope, tx, { ...evidence, createdAt: nowMs, bytes: [bytes] });
	const { meteringPointId } = point;
	const request: ImportRequest = { meteringPointId, layout: HAND_LAYOUT, mapping: null, entry };
	const fileName = cleanFileName(`${label(`by_hand_file_${entry.deed}`, 'ja')}_${point.name}.json`);
	await insertImport(scope, tx, {
		...{ importId, status: 'reading', fileName, sha256, byteCount: bytes.length },
		...{ layoutId: HAND_LAYOUT, layoutReason: null, columns: null, findings: '[]' },
		request: JSON.stringify(request),
		counts: JSON.stringify({ new: 0, same: 0, conflict: 0, rejected: 0 }),
		...{ conflicts: null, commitNumber: null, committedAt: null, undoneAt: null },
		...{ createdBy: scope.userId, createdAt: nowMs, claimedBy: null, claimedUntil: null }
	});
	const owner = { companyId: scope.companyId, userId: scope.userId };
	const unread = { upload: null, maxRows: 0, maxUnpackedBytes: 0 };
	return { owner, importId, nowMs, fileName, sha256, request, ...unread };
}

function evidenceOf({ userId }: CompanyScope, { point, bills, entry, nowMs }: Written) {
	const { meteringPointId, name, carrier, unit } = point;
	return {
		writtenAt: new Date(nowMs).toISOString(),
		writtenBy: userId,
		deed: entry.deed,
		reason: entry.reason,
		meteringPoint: { id: meteringPointId, name, carrier, unit: ledgerUnit(unit) },
		removed: entry.targets.map(({ bill }) => bill),
		bills: bills.map(({ bill, note }) => ({
			from: isoDay(bill.start),
			to: isoDay(bill.end - 1),
			quantity: toNumber(bill.quantity),
			nightQuantity: bill.nightQuantity ? toNumber(bill.nightQuantity) : null,
			...{ costYen: bill.costYen, taxYen: bill.taxYen },
			peakKw: bill.peakKw && toNumber(bill.peakKw),
			contractKw: bill.contractKw && toNumber(bill.contractKw),
			powerFactorPercent: bill.powerFactorPercent,
			...{ reading: bill.reading, note }
		}))
	};
}

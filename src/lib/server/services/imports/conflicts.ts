import { placeKey } from '$lib/domain/ledger/bills-in-force';
import { judgeBills } from '$lib/domain/ledger/judge-bills';
import { ledgerUnit } from '$lib/domain/ledger/ledger-unit';
import { isoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { listBillsInForce } from '../../repositories/bills-in-force';
import { listBillCandidates } from '../../repositories/candidates';
import type { ImportRecord } from '../../repositories/import-records';
import { read, type ReadTx } from '../../repositories/transaction';
import { toBillView } from '../bills/views';
import { billFacts } from '../derive/fold-bills';
import type { BillConflict } from '../views';
import { loadParts } from './parts';
import { removedKeys } from './removals';
import { assignmentsOf, type ImportParts } from './view';

/** As many as a person compares one by one; how many there are says the import itself. */
const MOST = 40;

/** Side by side: bills that wait for a decision, and what stands against each of them. */
export async function listConflicts(
	context: Context,
	companyId: string,
	importId: string
): Promise<BillConflict[]> {
	const scope = authoriseCompany(context, 'import', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		const parts = await loadParts(scope, tx, importId);
		if (!parts || parts.row.status !== 'preview') return [];
		const found: BillConflict[] = [];
		for (const [index, assignment] of assignmentsOf(parts).entries()) {
			const record = parts.records[index]!;
			if (record.kind !== 'bill' || assignment.kind !== 'existing') continue;
			const meteringPointId = assignment.pointId;
			found.push(...(await ofRecord(scope, tx, { parts, record, meteringPointId })));
		}
		return found.slice(0, MOST);
	});
}

async function ofRecord(
	scope: CompanyScope,
	tx: ReadTx,
	of: { parts: ImportParts; record: ImportRecord; meteringPointId: string }
): Promise<BillConflict[]> {
	const { parts, record, meteringPointId } = of;
	const { importId } = parts.row;
	const range = { start: record.fromDay, end: record.toDay + 1 };
	const without = removedKeys(parts.row);
	const standing = await listBillsInForce(scope, tx, {
		meteringPointIds: [meteringPointId],
		...range
	});
	const inForce = standing.filter((bill) => !without.has(placeKey(bill)));
	if (inForce.length === 0) return [];
	const { recordIndex } = record;
	const candidates = await listBillCandidates(scope, tx, { importId, recordIndex });
	const byFacts = inForce.map((row) => ({ ...billFacts(row), row }));
	const unit = ledgerUnit(record.unit);
	return judgeBills(candidates.map(billFacts), byFacts)
		.filter(({ standing: how }) => how === 'conflict')
		.map(({ candidate, against }) => ({
			from: isoDay(candidate.start),
			to: isoDay(candidate.end - 1),
			...{ quantity: toNumber(candidate.quantity), unit, costYen: candidate.costYen },
			against: against.map(({ row }) => toBillView(row, { unit }))
		}));
}

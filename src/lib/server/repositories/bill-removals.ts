import { fromRow, insertRows, type Row } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** Which bill of the ledger goes, and what stands in its place. */
export type NewRemoval = Omit<Row<'bill_removal'>, 'companyId' | 'importId' | 'meteringPointId'>;
export type Removal = NewRemoval & { importId: string; commitNumber: number };

const COLUMNS = [
	'of_import_id',
	'of_record_index',
	'of_number',
	'replaced_by_index',
	'replaced_by_number'
] as const;

export async function insertRemovals(
	scope: CompanyScope,
	tx: WriteTx,
	of: { importId: string; meteringPointId: string; removals: readonly NewRemoval[] }
): Promise<void> {
	const { importId, meteringPointId } = of;
	const shared = { companyId: scope.companyId, importId, meteringPointId };
	await insertRows(tx, { table: 'bill_removal', shared, columns: COLUMNS }, of.removals);
}

/** Those of imports that are not undone, in the order of commits: what the fold takes. */
export async function listRemovals(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<Removal[]> {
	const rows = await tx.query
		.selectFrom('bill_removal as r')
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'r.company_id').onRef('i.import_id', '=', 'r.import_id')
		)
		.select(COLUMNS.map((name) => `r.${name}` as const))
		.select(['i.import_id', 'i.commit_number'])
		.$narrowType<{ commit_number: number }>()
		.where('r.company_id', '=', scope.companyId)
		.where('r.metering_point_id', '=', meteringPointId)
		.where('i.status', '=', 'committed')
		.orderBy('i.commit_number')
		.orderBy('r.of_import_id')
		.orderBy('r.of_record_index')
		.orderBy('r.of_number')
		.execute();
	return rows.map(fromRow);
}

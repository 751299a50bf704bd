import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** JSON columns (`headings`, `mapping`, `skipped`) are text here. */
export type RememberedMapping = Omit<Row<'remembered_mapping'>, 'companyId'>;

/** With the import that it was given for. */
export type MappingOfImport = RememberedMapping & { importStatus: string; fileName: string };

export async function insertRememberedMapping(
	scope: CompanyScope,
	tx: WriteTx,
	mapping: RememberedMapping
): Promise<void> {
	const row = { ...mapping, companyId: scope.companyId };
	await tx.query
		.insertInto('remembered_mapping')
		.values(toRow<'remembered_mapping'>(row))
		.execute();
}

/** Those of the given shapes, or all; the last commit first, whether its import stands or not. */
export async function listRememberedMappings(
	scope: CompanyScope,
	tx: ReadTx,
	shapes?: readonly string[]
): Promise<MappingOfImport[]> {
	let query = tx.query
		.selectFrom('remembered_mapping as m')
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'm.company_id').onRef('i.import_id', '=', 'm.import_id')
		)
		.selectAll('m')
		.select(['i.status as import_status', 'i.file_name'])
		.where('m.company_id', '=', scope.companyId);
	if (shapes) query = query.where('m.shape', 'in', shapes);
	const rows = await query.orderBy('i.commit_number', 'desc').orderBy('m.mapping_id').execute();
	return rows.map(fromRow);
}

/** With all that were given before it for such headings; says whether there was one. */
export async function deleteRememberedMapping(
	scope: CompanyScope,
	tx: WriteTx,
	mappingId: string
): Promise<boolean> {
	const { numDeletedRows } = await tx.query
		.deleteFrom('remembered_mapping')
		.where('company_id', '=', scope.companyId)
		.where('shape', 'in', (of) =>
			of
				.selectFrom('remembered_mapping')
				.select('shape')
				.where('company_id', '=', scope.companyId)
				.where('mapping_id', '=', mappingId)
		)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

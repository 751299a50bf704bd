import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** A paper beside something that the company brought itself; its bytes are evidence. */
export type Attachment = Omit<Row<'attachment'>, 'companyId'> & { byteCount: number };

/** In the order in which they were attached. */
export async function listAttachments(
	scope: CompanyScope,
	tx: ReadTx,
	subject: string
): Promise<Attachment[]> {
	const rows = await attachmentsOf(scope, tx)
		.where('a.subject', '=', subject)
		.orderBy('a.created_at')
		.orderBy('a.attachment_id')
		.execute();
	return rows.map(fromRow);
}

export async function findAttachment(
	scope: CompanyScope,
	tx: ReadTx,
	attachmentId: string
): Promise<Attachment | null> {
	const row = await attachmentsOf(scope, tx)
		.where('a.attachment_id', '=', attachmentId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export async function insertAttachment(
	scope: CompanyScope,
	tx: WriteTx,
	attachment: Omit<Attachment, 'byteCount'>
): Promise<void> {
	const row = { ...attachment, companyId: scope.companyId };
	await tx.query.insertInto('attachment').values(toRow<'attachment'>(row)).execute();
}

/** How many papers have these bytes: then they stay, whatever becomes of an import of the same file. */
export async function countAttachmentsOfFile(
	scope: CompanyScope,
	tx: ReadTx,
	sha256: string
): Promise<number> {
	const row = await tx.query
		.selectFrom('attachment')
		.select(({ fn }) => fn.countAll<number | string | bigint>().as('count'))
		.where('company_id', '=', scope.companyId)
		.where('sha256', '=', sha256)
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

function attachmentsOf(scope: CompanyScope, tx: ReadTx) {
	return tx.query
		.selectFrom('attachment as a')
		.innerJoin('evidence as e', (join) =>
			join.onRef('e.company_id', '=', 'a.company_id').onRef('e.sha256', '=', 'a.sha256')
		)
		.select(['a.attachment_id', 'a.subject', 'a.subject_id', 'a.sha256', 'a.file_name'])
		.select(['a.created_at', 'a.created_by', 'e.byte_count'])
		.where('a.company_id', '=', scope.companyId);
}

import { randomUUID } from 'node:crypto';
import { insertAttachment, listAttachments } from '../../repositories/attachments';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import type { Subject } from './subjects';

/** The row that takes another's place is proven by the same papers. */
export async function copyAttachments(
	scope: CompanyScope,
	tx: WriteTx,
	{ subject, from, to }: { subject: Subject; from: string; to: string }
): Promise<void> {
	for (const { byteCount: _, ...paper } of await listAttachments(scope, tx, subject))
		if (paper.subjectId === from)
			await insertAttachment(scope, tx, { ...paper, attachmentId: randomUUID(), subjectId: to });
}

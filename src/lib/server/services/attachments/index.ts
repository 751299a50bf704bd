import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { parseInput } from '../../input';
import {
	type Attachment,
	findAttachment,
	insertAttachment,
	listAttachments as selectAttachments
} from '../../repositories/attachments';
import { lockCompany } from '../../repositories/companies';
import { storeEvidence } from '../../repositories/evidence';
import { read, write } from '../../repositories/transaction';
import { type OpenEvidence, evidenceStream } from '../imports/open-evidence';
import { receiveUpload, type Upload } from '../imports/receive-upload';
import { recordDeed } from '../records/deeds';
import { isThere, SUBJECTS, type Subject } from './subjects';

export interface AttachmentView {
	id: string;
	subjectId: string;
	fileName: string;
	bytes: number;
	attachedAt: string;
}

/** A contract, a certificate: scans of some pages. */
const MOST_BYTES = 20 * 1_048_576;

/** In the order in which they were attached. */
export async function listAttachments(
	context: Context,
	companyId: string,
	subject: Subject
): Promise<AttachmentView[]> {
	const scope = authoriseCompany(context, 'attachment', 'read', companyId);
	const rows = await read(getServer().database, scope, (tx) =>
		selectAttachments(scope, tx, subject)
	);
	return rows.map(viewOf);
}

const aim = z.strictObject({
	subject: z.enum(SUBJECTS),
	subjectId: z.string().min(1).max(64)
});

type Aim = z.output<typeof aim>;

/** A paper of a person or program, kept byte for byte beside what it proves. */
export async function attachFile(
	context: Context,
	companyId: string,
	request: Request
): Promise<AttachmentView & { subject: Subject }> {
	const scope = authoriseCompany(context, 'attachment', 'create', companyId);
	const { dataDir, limits } = getServer().config;
	const directory = join(dataDir, 'incoming');
	const maxBytes = Math.min(MOST_BYTES, limits.uploadBytes);
	const { fields, ...upload } = await receiveUpload(request, { directory, maxBytes });
	try {
		const proven = parseInput(aim, Object.fromEntries(fields));
		const row = rowOf(upload, { ...proven, createdBy: scope.userId });
		const bytes = [await readFile(upload.path)];
		await write(getServer().database, scope, async (tx) => {
			// An import of the same bytes may just be refused, and they with it.
			await lockCompany(scope, tx);
			if (!(await isThere(scope, tx, proven))) throw new NotFound('not_found');
			const { sha256, byteCount, createdAt } = row;
			const { mediaType } = upload;
			await storeEvidence(scope, tx, { sha256, byteCount, mediaType, createdAt, bytes });
			await insertAttachment(scope, tx, withoutSize(row));
			const { attachmentId, fileName: name } = row;
			await recordDeed(scope, tx, { event: 'attachment.create', attachmentId, name });
		});
		return { ...viewOf(row), subject: proven.subject };
	} finally {
		await rm(upload.path, { force: true });
	}
}

function rowOf(
	{ sha256, byteCount, fileName }: Omit<Upload, 'fields'>,
	aimed: Aim & { createdBy: string }
): Attachment {
	return {
		...aimed,
		sha256,
		byteCount,
		fileName,
		attachmentId: randomUUID(),
		createdAt: Date.now()
	};
}

function withoutSize({ byteCount: _, ...row }: Attachment): Omit<Attachment, 'byteCount'> {
	return row;
}

/** The paper as it was attached. */
export async function openAttachment(
	context: Context,
	companyId: string,
	id: string
): Promise<OpenEvidence> {
	const scope = authoriseCompany(context, 'attachment', 'read', companyId);
	const found = await read(getServer().database, scope, (tx) => findAttachment(scope, tx, id));
	if (!found) throw new NotFound('not_found');
	const { fileName, byteCount, sha256 } = found;
	return { fileName, byteCount, sha256, content: evidenceStream(scope, sha256) };
}

function viewOf({ attachmentId, subjectId, fileName, byteCount, createdAt }: Attachment) {
	return {
		...{ id: attachmentId, subjectId, fileName, bytes: byteCount },
		attachedAt: new Date(createdAt).toISOString()
	};
}

import { z } from 'zod';
import { identifier, instant, listOf, listQuery } from './common';
import { answer, body, operation } from './operation';

const subject = z.enum(['own_factor', 'certificate', 'scope3_entry']);

const attachment = answer(
	'Attachment',
	z.strictObject({
		id: z.string(),
		subjectId: z.string(),
		fileName: z.string(),
		bytes: z.int(),
		attachedAt: instant
	})
);

export const listAttachments = operation({
	id: 'list_attachments',
	method: 'GET',
	path: '/companies/{company}/attachments',
	access: 'read',
	status: 200,
	query: listQuery.extend({ subject }),
	answer: listOf('AttachmentList', attachment)
});

export const attachFile = operation({
	id: 'attach_file',
	method: 'POST',
	path: '/companies/{company}/attachments',
	access: 'write',
	status: 201,
	bodyType: 'multipart/form-data',
	body: body(
		'NewAttachment',
		z.strictObject({ file: z.string().meta({ format: 'binary' }), subject, subjectId: identifier })
	),
	answer: attachment,
	refusals: [404, 422]
});

export const getAttachment = operation({
	id: 'get_attachment',
	method: 'GET',
	path: '/companies/{company}/attachments/{attachment}/file',
	access: 'read',
	status: 200,
	answerType: 'application/octet-stream'
});

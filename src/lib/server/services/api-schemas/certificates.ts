import { z } from 'zod';
import { CERTIFICATE_KINDS } from '$lib/domain/ghg/certificate';
import { instant, listOf, listQuery, month } from './common';
import { answer, body, operation } from './operation';

const kind = z.enum(CERTIFICATE_KINDS);

const certificate = answer(
	'Certificate',
	z.strictObject({
		id: z.string(),
		kind,
		kwh: z.int(),
		certifiedTCo2: z.number().nullable().describe('As the paper certifies it; null: only kWh.'),
		fromMonth: z.string(),
		toMonth: z.string(),
		serial: z.string(),
		source: z.string(),
		createdAt: instant,
		createdBy: z.string().nullable(),
		endedAt: instant.nullable().describe('null while it counts.')
	})
);

export const listCertificates = operation({
	id: 'list_certificates',
	method: 'GET',
	path: '/companies/{company}/certificates',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('CertificateList', certificate)
});

export const createCertificate = operation({
	id: 'create_certificate',
	method: 'POST',
	path: '/companies/{company}/certificates',
	access: 'write',
	status: 201,
	body: body(
		'NewCertificate',
		z.strictObject({
			kind,
			kwh: z.int().min(1),
			certifiedTCo2: z.union([z.number().nonnegative(), z.string().max(30)]).nullish(),
			fromMonth: month,
			toMonth: month,
			serial: z.string().max(200),
			source: z.string().max(500)
		})
	),
	answer: certificate,
	refusals: [409, 422]
});

export const removeCertificate = operation({
	id: 'remove_certificate',
	method: 'DELETE',
	path: '/companies/{company}/certificates/{certificate}',
	access: 'write',
	status: 200,
	answer: certificate,
	refusals: [409]
});

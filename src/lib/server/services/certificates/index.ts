import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CERTIFICATE_KINDS } from '$lib/domain/ghg/certificate';
import { finding } from '$lib/domain/finding';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict, Invalid, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { bumpDataVersion, lockCompany } from '../../repositories/companies';
import {
	type CertificateRow,
	endCertificate as markEnded,
	findCertificate,
	insertCertificate,
	listCertificates as selectCertificates
} from '../../repositories/certificates';
import { type ReadTx, read, type WriteTx, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import { month } from '../api-schemas/common';
import { existingCompany } from '../companies';
import { numeric, optional } from '../company-input';
import { typedFigure } from '../own-factors/input';
import { recordDeed } from '../records/deeds';
import { type CertificateView, viewOf } from './views';

export type { CertificateView } from './views';

/** In the order of their first month; those that were taken back as well. */
export async function listCertificates(
	context: Context,
	companyId: string
): Promise<CertificateView[]> {
	const scope = authoriseCompany(context, 'certificate', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return viewsOf(tx, await selectCertificates(scope, tx));
	});
}

const newCertificate = z.strictObject({
	kind: z.enum(CERTIFICATE_KINDS),
	kwh: numeric(z.int().min(1).max(1e12)),
	certifiedTCo2: optional(typedFigure),
	fromMonth: month,
	toMonth: month,
	serial: z.string().trim().min(1).max(200),
	source: z.string().trim().min(1).max(500)
});

/** It takes something off the figures of bought power; derived months stay as they are. */
export async function createCertificate(
	context: Context,
	companyId: string,
	input: unknown
): Promise<CertificateView> {
	const scope = authoriseCompany(context, 'certificate', 'create', companyId);
	const given = parseInput(newCertificate, input);
	if (given.toMonth < given.fromMonth) throw outOfRange();
	const by = { createdAt: Date.now(), createdBy: scope.userId };
	const row = { ...given, ...by, certificateId: randomUUID() };
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		await lockCompany(scope, tx);
		await assertNotThere(scope, tx, given);
		await insertCertificate(scope, tx, row);
		return put(scope, tx, { event: 'certificate.create', id: row.certificateId });
	});
}

/** Taken back; it stays on record. */
export async function removeCertificate(
	context: Context,
	companyId: string,
	id: string
): Promise<CertificateView> {
	const scope = authoriseCompany(context, 'certificate', 'delete', companyId);
	return write(getServer().database, scope, async (tx) => {
		await lockCompany(scope, tx);
		if (!(await findCertificate(scope, tx, id))) throw new NotFound('not_found');
		const by = { certificateId: id, endedAt: Date.now(), endedBy: scope.userId };
		if (!(await markEnded(scope, tx, by))) throw new Conflict('certificate.ended_already');
		return put(scope, tx, { event: 'certificate.end', id });
	});
}

/** On record; pages that were kept are made anew. */
async function put(
	scope: CompanyScope,
	tx: WriteTx,
	{ event, id }: { event: 'certificate.create' | 'certificate.end'; id: string }
): Promise<CertificateView> {
	const row = (await findCertificate(scope, tx, id))!;
	await recordDeed(scope, tx, { event, certificateId: id, name: row.serial });
	await bumpDataVersion(scope, tx);
	const [view] = await viewsOf(tx, [row]);
	return view!;
}

/** A paper counts once. */
async function assertNotThere(
	scope: CompanyScope,
	tx: ReadTx,
	{ kind, serial }: { kind: string; serial: string }
): Promise<void> {
	const plain = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
	const others = (await selectCertificates(scope, tx)).filter(({ endedAt }) => endedAt === null);
	if (others.some((one) => one.kind === kind && plain(one.serial) === plain(serial)))
		throw new Conflict('certificate.serial_taken', { serial });
}

function outOfRange(): Invalid {
	const code = 'own_factor.range';
	return new Invalid(code, {}, [finding('blocking', code, {}, { column: 'toMonth' })]);
}

async function viewsOf(tx: ReadTx, rows: readonly CertificateRow[]): Promise<CertificateView[]> {
	const people = await listUserNames(
		tx,
		rows.map(({ createdBy }) => createdBy)
	);
	return rows.map((row) => viewOf(row, people));
}

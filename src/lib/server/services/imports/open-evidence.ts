import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { NotFound } from '../../errors';
import { findEvidence, readEvidencePart } from '../../repositories/evidence';
import { findImport } from '../../repositories/imports';
import { read } from '../../repositories/transaction';

export interface OpenEvidence {
	fileName: string;
	byteCount: number;
	sha256: string;
	/** The file byte for byte, part after part as the reader asks for them. */
	content: ReadableStream<Uint8Array>;
}

/** The file behind an import as it was uploaded; 404 where its bytes were refused. */
export async function openEvidence(
	context: Context,
	companyId: string,
	importId: string
): Promise<OpenEvidence> {
	const scope = authoriseCompany(context, 'evidence', 'read', companyId);
	const { database } = getServer();
	const found = await read(database, scope, async (tx) => {
		const row = await findImport(scope, tx, importId);
		const evidence = row && (await findEvidence(scope, tx, row.sha256));
		return row && evidence ? { row, evidence } : null;
	});
	if (!found) throw new NotFound('not_found');
	const { sha256, byteCount } = found.evidence;
	return {
		fileName: found.row.fileName,
		byteCount,
		sha256,
		content: evidenceStream(scope, sha256)
	};
}

export function evidenceStream(scope: CompanyScope, sha256: string): ReadableStream<Uint8Array> {
	const { database } = getServer();
	let part = 0;
	return new ReadableStream({
		async pull(controller) {
			const wanted = { sha256, part: part++ };
			const content = await read(database, scope, (tx) => readEvidencePart(scope, tx, wanted));
			if (content) controller.enqueue(content);
			else controller.close();
		}
	});
}

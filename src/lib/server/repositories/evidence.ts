import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

export type Evidence = Omit<Row<'evidence'>, 'companyId'>;

/** Small enough that no part is felt in memory, large enough that few rows hold a file. */
export const PART_BYTES = 1_048_576;

/**
 * Keeps a file once per company and content; says `kept` or, when it was there, `present`
 * (the bytes are then not read). `bytes` come in pieces of any size.
 */
export async function storeEvidence(
	scope: CompanyScope,
	tx: WriteTx,
	{ bytes, ...evidence }: Evidence & { bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }
): Promise<'kept' | 'present'> {
	const { companyId } = scope;
	// Two who bring the same file at once: the second waits for the first, and finds it there.
	const { numInsertedOrUpdatedRows } = await tx.query
		.insertInto('evidence')
		.values(toRow<'evidence'>({ ...evidence, companyId }))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows === 0n) return 'present';
	let part = 0;
	for await (const content of inParts(bytes)) {
		const row = { companyId, sha256: evidence.sha256, part: part++, content };
		await tx.query.insertInto('evidence_part').values(toRow<'evidence_part'>(row)).execute();
	}
	return 'kept';
}

export async function findEvidence(
	scope: CompanyScope,
	tx: ReadTx,
	sha256: string
): Promise<Evidence | null> {
	const row = await tx.query
		.selectFrom('evidence')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('sha256', '=', sha256)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Part `part` of the file, null behind the last: a download asks for one after the other. */
export async function readEvidencePart(
	scope: CompanyScope,
	tx: ReadTx,
	{ sha256, part }: { sha256: string; part: number }
): Promise<Uint8Array | null> {
	const row = await tx.query
		.selectFrom('evidence_part')
		.select('content')
		.where('company_id', '=', scope.companyId)
		.where('sha256', '=', sha256)
		.where('part', '=', part)
		.executeTakeFirst();
	return row?.content ?? null;
}

/** The whole file; null when it is not kept. */
export async function readEvidence(
	scope: CompanyScope,
	tx: ReadTx,
	sha256: string
): Promise<Uint8Array | null> {
	const evidence = await findEvidence(scope, tx, sha256);
	if (!evidence) return null;
	const bytes = new Uint8Array(evidence.byteCount);
	let at = 0;
	for (let part = 0; at < bytes.length; part++) {
		const content = await readEvidencePart(scope, tx, { sha256, part });
		if (!content) throw new Error(`evidence ${sha256} lacks part ${part}`);
		bytes.set(content, at);
		at += content.length;
	}
	return bytes;
}

/** The first parts of the file, as many as reach `minBytes`; null when it is not kept. */
export async function readEvidenceHead(
	scope: CompanyScope,
	tx: ReadTx,
	{ sha256, minBytes }: { sha256: string; minBytes: number }
): Promise<Uint8Array | null> {
	const parts: Uint8Array[] = [];
	for (let bytes = 0; bytes < minBytes;) {
		const content = await readEvidencePart(scope, tx, { sha256, part: parts.length });
		if (!content) break;
		parts.push(content);
		bytes += content.length;
	}
	return parts.length === 0 ? null : Buffer.concat(parts);
}

/** The bytes of what was refused are not kept, unless another import of the company has them. */
export async function deleteEvidence(
	scope: CompanyScope,
	tx: WriteTx,
	sha256: string
): Promise<void> {
	for (const table of ['evidence_part', 'evidence'] as const)
		await tx.query
			.deleteFrom(table)
			.where('company_id', '=', scope.companyId)
			.where('sha256', '=', sha256)
			.execute();
}

async function* inParts(
	bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
	let pending: Uint8Array[] = [];
	let size = 0;
	for await (let piece of bytes) {
		while (size + piece.length >= PART_BYTES) {
			const head = piece.subarray(0, PART_BYTES - size);
			yield Buffer.concat([...pending, head]);
			[pending, size, piece] = [[], 0, piece.subarray(head.length)];
		}
		// Copied: a stream may use its buffer again.
		if (piece.length) pending.push(piece.slice());
		size += piece.length;
	}
	if (size) yield Buffer.concat(pending);
}

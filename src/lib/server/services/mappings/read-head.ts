import { decode, type DecodeOutcome } from '$lib/importers/decode';
import { readEvidence, readEvidenceHead } from '../../repositories/evidence';
import type { Import } from '../../repositories/imports';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';

/** Some ten thousand lines: what a person looks at, read again in a moment. */
const HEAD_BYTES = 2 * 1_048_576;

export interface HeadOfFile {
	decoded: DecodeOutcome;
	/** Of a large text only its first lines. */
	part: 'whole' | 'head';
}

type Limits = Parameters<typeof decode>[2];

/** As much of the kept file as tells how a mapping reads it; null when it is not kept. */
export async function readHead(
	scope: CompanyScope,
	tx: ReadTx,
	{ row, limits }: { row: Pick<Import, 'sha256' | 'byteCount' | 'fileName'>; limits: Limits }
): Promise<HeadOfFile | null> {
	const { sha256, byteCount, fileName } = row;
	const bytes = await readEvidenceHead(scope, tx, { sha256, minBytes: HEAD_BYTES });
	if (!bytes) return null;
	if (bytes.length < byteCount && isText(bytes))
		return { decoded: decode(wholeLines(bytes), fileName), part: 'head' };
	const all = bytes.length < byteCount ? await readEvidence(scope, tx, sha256) : bytes;
	return all && { decoded: decode(all, fileName, limits), part: 'whole' };
}

/** Containers cannot be cut: zip (workbooks), OLE, PDF. */
const CONTAINERS = ['PK\x03\x04', '\xd0\xcf\x11\xe0', '%PDF'];

function isText(bytes: Uint8Array): boolean {
	const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
	return !CONTAINERS.includes(start);
}

const LF = 0x0a;

/** No encoding of tables has a line feed inside a character; UTF-16 LE has a zero behind it. */
function wholeLines(bytes: Uint8Array): Uint8Array {
	const at = bytes.lastIndexOf(LF);
	if (at === -1) return bytes;
	return bytes.subarray(0, bytes[at + 1] === 0 ? at + 2 : at + 1);
}

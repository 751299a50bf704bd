import type { Database } from '$lib/server/db/database';
import {
	deleteEvidence,
	findEvidence,
	PART_BYTES,
	readEvidence,
	readEvidencePart,
	storeEvidence
} from '$lib/server/repositories/evidence';
import { read, write } from '$lib/server/repositories/transaction';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFoundry } from './a-company';
import { companyScope, engines } from './engines';

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** All byte values, never the same twice in a row, no period that divides a part. */
function bytesOf(length: number): Uint8Array {
	return Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 255);
}

function* inPieces(bytes: Uint8Array, size: number) {
	const buffer = new Uint8Array(size);
	for (let at = 0; at < bytes.length; at += size) {
		const piece = bytes.subarray(at, at + size);
		buffer.set(piece);
		yield buffer.subarray(0, piece.length);
	}
}

describe.each(engines)('$name', ({ openFresh }) => {
	let database: Database;
	const scope = companyScope('c1');
	const other = companyScope('c2');
	beforeAll(async () => {
		database = await openFresh();
		for (const one of [scope, other]) await write(database, one, (tx) => createFoundry(one, tx));
	});
	afterAll(() => database.close());

	const store = (bytes: Uint8Array, pieceBytes: number) =>
		write(database, scope, (tx) =>
			storeEvidence(scope, tx, {
				sha256: hashOf(bytes),
				byteCount: bytes.length,
				mediaType: 'text/csv',
				createdAt: 1,
				bytes: inPieces(bytes, pieceBytes)
			})
		);

	test.each([
		['an empty file', 0, 1000],
		['one byte', 1, 1000],
		['one part exactly', PART_BYTES, 65_536],
		['a byte more than two parts, in odd pieces', 2 * PART_BYTES + 1, 65_537],
		['pieces larger than a part', 3_500_000, 3_000_000]
	])('%s comes back byte for byte', async (_, length, pieceBytes) => {
		const bytes = bytesOf(length);
		expect(await store(bytes, pieceBytes)).toBe('kept');
		const back = await read(database, scope, (tx) => readEvidence(scope, tx, hashOf(bytes)));
		expect(back?.length).toBe(length);
		expect(hashOf(back!)).toBe(hashOf(bytes));
	});

	test('the same file twice is kept once, and the second time not read', async () => {
		const bytes = bytesOf(5000);
		await store(bytes, 5000);
		const unread = {
			[Symbol.iterator]: (): Iterator<Uint8Array> => {
				throw new Error('read');
			}
		};
		const again = await write(database, scope, (tx) =>
			storeEvidence(scope, tx, {
				sha256: hashOf(bytes),
				byteCount: 5000,
				mediaType: 'text/csv',
				createdAt: 2,
				bytes: unread
			})
		);
		expect(again).toBe('present');
	});

	test('another company does not have the file, and parts end where it ends', async () => {
		const bytes = bytesOf(PART_BYTES + 10);
		await store(bytes, PART_BYTES);
		const sha256 = hashOf(bytes);
		expect(await read(database, other, (tx) => readEvidence(other, tx, sha256))).toBeNull();
		const lengths = await read(database, scope, async (tx) => [
			(await readEvidencePart(scope, tx, { sha256, part: 0 }))?.length,
			(await readEvidencePart(scope, tx, { sha256, part: 1 }))?.length,
			(await readEvidencePart(scope, tx, { sha256, part: 2 }))?.length
		]);
		expect(lengths).toEqual([PART_BYTES, 10, undefined]);
	});

	test('what is deleted is gone with all its parts', async () => {
		const bytes = bytesOf(PART_BYTES + 11);
		await store(bytes, PART_BYTES);
		const sha256 = hashOf(bytes);
		await write(database, scope, (tx) => deleteEvidence(scope, tx, sha256));
		const left = await read(database, scope, async (tx) => [
			await findEvidence(scope, tx, sha256),
			await readEvidencePart(scope, tx, { sha256, part: 0 })
		]);
		expect(left).toEqual([null, null]);
	});
});

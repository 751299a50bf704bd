import { Inflate } from 'fflate';
import { crc32 } from 'node:zlib';
import { unreadable } from './unreadable';
import { tooLarge, type ZipPart } from './zip-directory';

/** What may still be unpacked of a file, whatever its directory says. */
export interface UnpackBudget {
	readonly unpackedBytes: number;
	leftBytes: number;
}

/**
 * Packed bytes at a time. A sheet shrinks to about a tenth, zeros to a thousandth: where a step
 * gave much, the next one is short, so that no piece is ever larger than some MB.
 */
const SHORT_STEP = 512;
const LONG_STEP = 4_096;
const MUCH = 64;

/**
 * Unpacks a part piece by piece, so that it never stands in memory as a whole. Ends where the
 * part becomes larger than it declared, or than the file may be in all.
 */
export function unpack(
	archive: Uint8Array,
	part: ZipPart,
	{ budget, take }: { budget: UnpackBudget; take: (piece: Uint8Array) => void }
): void {
	let leftBytes = part.unpackedBytes;
	let checksum = 0;
	const count = (piece: Uint8Array) => {
		leftBytes -= piece.length;
		budget.leftBytes -= piece.length;
		if (leftBytes < 0) throw unreadable('workbook.sizes_disagree');
		if (budget.leftBytes < 0) throw tooLarge(budget);
		checksum = crc32(piece, checksum);
		take(piece);
	};
	const inflate = part.stored ? null : new Inflate(count);
	let stepBytes = SHORT_STEP;
	for (let at = part.start; at < part.end;) {
		const end = Math.min(at + stepBytes, part.end);
		const step = archive.subarray(at, end);
		const leftBefore = leftBytes;
		if (inflate) inflated(inflate, step, end === part.end);
		else count(step);
		const gaveMuch = leftBefore - leftBytes > step.length * MUCH;
		stepBytes = gaveMuch ? SHORT_STEP : LONG_STEP;
		at = end;
	}
	if (leftBytes > 0 || checksum !== part.crc32) throw unreadable('workbook.damaged');
}

function inflated(inflate: Inflate, step: Uint8Array, isLast: boolean): void {
	try {
		inflate.push(step, isLast);
	} catch (error) {
		// fflate marks its own errors by a number: the packed bytes are no deflate stream.
		throw error instanceof Error && 'code' in error && typeof error.code === 'number'
			? unreadable('workbook.damaged')
			: error;
	}
}

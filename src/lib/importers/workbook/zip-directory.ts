import { unreadable } from './unreadable';

/**
 * The directory of a ZIP archive, read and judged before anything is unpacked. Archives made to
 * use up a machine lie here: parts that overlap, sizes that add up to gigabytes, a hundred
 * thousand parts. Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.4.
 */
export interface ZipPart {
	name: string;
	stored: boolean;
	/** Place of the packed bytes in the archive, half-open. */
	start: number;
	end: number;
	/** As declared; the unpacking holds it to its word. */
	unpackedBytes: number;
	crc32: number;
}

/** A workbook has some dozens; one with a sheet for each meter some hundreds. */
const MAX_PARTS = 10_000;

const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_EXTRA = 1;
const SATURATED = 0xffffffff;
const MAX_COMMENT_BYTES = 65_535;
const ENCRYPTED_FLAG = 1;

export function readZipDirectory(
	bytes: Uint8Array,
	limits: { unpackedBytes: number }
): Map<string, ZipPart> {
	const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	try {
		return judged(readParts(archive), limits);
	} catch (error) {
		// A field that points outside the archive.
		if (error instanceof RangeError) throw unreadable('workbook.damaged');
		throw error;
	}
}

function judged(parts: LocatedPart[], limits: { unpackedBytes: number }): Map<string, ZipPart> {
	const unpacked = parts.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
	if (unpacked > limits.unpackedBytes) throw tooLarge(limits);
	const ordered = parts.toSorted((a, b) => a.localStart - b.localStart);
	const overlap = ordered.some((part, at) => at > 0 && part.localStart < ordered[at - 1]!.end);
	if (overlap) throw unreadable('workbook.parts_overlap');
	const byName = new Map(parts.map((part) => [part.name, part]));
	if (byName.size < parts.length) throw unreadable('workbook.parts_overlap');
	return byName;
}

export function tooLarge({ unpackedBytes }: { unpackedBytes: number }) {
	return unreadable('workbook.unpacked_too_large', {
		limitMb: Math.round(unpackedBytes / 2 ** 20)
	});
}

type LocatedPart = ZipPart & { localStart: number };

function readParts(archive: Buffer): LocatedPart[] {
	const { count, start } = findDirectory(archive);
	if (count > MAX_PARTS) throw unreadable('workbook.too_many_parts', { limit: MAX_PARTS });
	const parts: LocatedPart[] = [];
	let at = start;
	for (let index = 0; index < count; index++) {
		if (archive.readUInt32LE(at) !== ENTRY) throw unreadable('workbook.damaged');
		const nameBytes = archive.readUInt16LE(at + 28);
		const extraBytes = archive.readUInt16LE(at + 30);
		parts.push(readPart(archive, { at, nameBytes, extraBytes, directoryStart: start }));
		at += ENTRY_BYTES + nameBytes + extraBytes + archive.readUInt16LE(at + 32);
	}
	return parts;
}

/** The directory's end stands at the end of the archive, before a comment at most. */
function findDirectory(archive: Buffer): { count: number; start: number } {
	const earliest = Math.max(0, archive.length - END_BYTES - MAX_COMMENT_BYTES);
	for (let at = archive.length - END_BYTES; at >= earliest; at--) {
		if (archive.readUInt32LE(at) !== END) continue;
		const count = archive.readUInt16LE(at + 10);
		const start = archive.readUInt32LE(at + 16);
		return count === 0xffff || start === SATURATED ? zip64Directory(archive, at) : { count, start };
	}
	throw unreadable('workbook.damaged');
}

function zip64Directory(archive: Buffer, end: number): { count: number; start: number } {
	const locator = end - ZIP64_LOCATOR_BYTES;
	if (archive.readUInt32LE(locator) !== ZIP64_LOCATOR) throw unreadable('workbook.damaged');
	const at = Number(archive.readBigUInt64LE(locator + 8));
	if (archive.readUInt32LE(at) !== ZIP64_END) throw unreadable('workbook.damaged');
	return {
		count: Number(archive.readBigUInt64LE(at + 32)),
		start: Number(archive.readBigUInt64LE(at + 48))
	};
}

interface Entry {
	at: number;
	nameBytes: number;
	extraBytes: number;
	directoryStart: number;
}

function readPart(archive: Buffer, entry: Entry): LocatedPart {
	const { at, nameBytes, directoryStart } = entry;
	const method = archive.readUInt16LE(at + 10);
	const encrypted = (archive.readUInt16LE(at + 8) & ENCRYPTED_FLAG) === ENCRYPTED_FLAG;
	if (encrypted) throw unreadable('workbook.encrypted');
	if (method !== 0 && method !== 8) throw unreadable('workbook.damaged');
	const { unpackedBytes, packedBytes, localStart } = sizesOf(archive, entry);
	const name = archive.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes);
	const start = dataStart(archive, localStart, name);
	const end = start + packedBytes;
	if (end > directoryStart) throw unreadable('workbook.parts_overlap');
	const crc32 = archive.readUInt32LE(at + 16);
	// Some writers put backslashes; nothing is ever written to a disk under these names.
	const path = name.toString('utf8').replaceAll('\\', '/');
	return { name: path, stored: method === 0, start, end, unpackedBytes, crc32, localStart };
}

/** The local header names the same part; its own sizes are not needed. */
function dataStart(archive: Buffer, at: number, name: Buffer): number {
	if (archive.readUInt32LE(at) !== LOCAL) throw unreadable('workbook.damaged');
	const nameEnd = at + LOCAL_BYTES + archive.readUInt16LE(at + 26);
	if (!archive.subarray(at + LOCAL_BYTES, nameEnd).equals(name))
		throw unreadable('workbook.parts_overlap');
	return nameEnd + archive.readUInt16LE(at + 28);
}

/** Sizes and place; what does not fit into 32 bits stands in the ZIP64 extra, in this order. */
function sizesOf(archive: Buffer, { at, nameBytes, extraBytes }: Entry) {
	const narrow = [at + 24, at + 20, at + 42].map((place) => archive.readUInt32LE(place));
	let extra = at + ENTRY_BYTES + nameBytes;
	const extraEnd = extra + extraBytes;
	while (extra + 4 <= extraEnd && archive.readUInt16LE(extra) !== ZIP64_EXTRA)
		extra += 4 + archive.readUInt16LE(extra + 2);
	let wide = extra + 4;
	const [unpackedBytes, packedBytes, localStart] = narrow.map((value) => {
		if (value !== SATURATED) return value;
		wide += 8;
		return Number(archive.readBigUInt64LE(wide - 8));
	});
	return { unpackedBytes: unpackedBytes!, packedBytes: packedBytes!, localStart: localStart! };
}

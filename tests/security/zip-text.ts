/** What is written in an answer: a workbook is a ZIP file, and its words are packed. */
import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;

export function textOf(bytes: Buffer): string {
	const isZip = bytes.length > 22 && bytes.readUInt32LE(0) === 0x04034b50;
	return isZip ? partsOf(bytes).join('\n') : bytes.toString('utf8');
}

function partsOf(zip: Buffer): string[] {
	let end = zip.length - 22;
	while (zip.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
	const parts: string[] = [];
	let entry = zip.readUInt32LE(end + 16);
	while (zip.readUInt32LE(entry) === DIRECTORY_ENTRY) {
		parts.push(partAt(zip, entry));
		entry += 46 + [28, 30, 32].reduce((sum, at) => sum + zip.readUInt16LE(entry + at), 0);
	}
	return parts;
}

function partAt(zip: Buffer, entry: number): string {
	const [method, size] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 20)];
	const local = zip.readUInt32LE(entry + 42);
	const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
	const packed = zip.subarray(start, start + size);
	return (method === 0 ? packed : inflateRawSync(packed)).toString('utf8');
}

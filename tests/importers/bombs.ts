import { strToU8, zipSync } from 'fflate';
import { crc32, deflateRawSync } from 'node:zlib';
import { workbook, type MadeSheet } from './made-workbook';

/** Archives made to use up whoever unpacks them. */
const TABLE: MadeSheet = {
	rows: [
		['年月', '使用量(kWh)'],
		['2025年4月', 100]
	]
};
const SHEET = 'xl/worksheets/sheet0.xml';
const MB = 2 ** 20;

/** A workbook whose sheet unpacks to so many MB of nothing. */
export function zeros(megabytes: number): Uint8Array {
	return withPart(SHEET, new Uint8Array(megabytes * MB));
}

/** The same, where the directory says that it is a kilobyte. */
export function lyingSizes(megabytes: number): Uint8Array {
	return withPart(SHEET, new Uint8Array(megabytes * MB), 1_024);
}

export function manySheets(count: number): Uint8Array {
	const sheets = Array.from(
		{ length: count },
		(_, at) => `<sheet name="${at}" sheetId="${at}" r:id="s0"/>`
	);
	const part = `<workbook xmlns:r="r"><sheets>${sheets.join('')}</sheets></workbook>`;
	return workbook([TABLE], { parts: { 'xl/workbook.xml': part } });
}

export function nestedZip(count: number): Uint8Array {
	const inner = zipSync({ 'a.txt': strToU8('x') });
	const parts = Array.from({ length: count }, (_, at) => [`${at}.zip`, inner] as const);
	return zipSync(Object.fromEntries(parts), { level: 0 });
}

/** A cell of so many MB of one letter. */
export function bigCell(megabytes: number): Uint8Array {
	const open = strToU8('<worksheet><sheetData><row><c t="str"><v>');
	const close = strToU8('</v></c></row></sheetData></worksheet>');
	const part = new Uint8Array(open.length + megabytes * MB + close.length).fill(0x61);
	part.set(open);
	part.set(close, part.length - close.length);
	return withPart(SHEET, part);
}

/** A part whose packed bytes reach into the next one. */
export function overlapping(): Uint8Array {
	const bytes = Buffer.from(workbook([TABLE]));
	const [first] = entriesOf(bytes);
	bytes.writeUInt32LE(bytes.readUInt32LE(first! + 20) + 200, first! + 20);
	return bytes;
}

/** Packed by zlib: hundreds of MB would take too long otherwise. */
function withPart(name: string, part: Uint8Array, declared = part.length): Uint8Array {
	const packed = deflateRawSync(part, { level: 9 });
	const marker = new Uint8Array(64).map((_, at) => at);
	const made = Buffer.from(workbook([TABLE], { parts: { [name]: marker } }));
	return replaced(made, { name, packed, declared, checksum: crc32(part) });
}

interface Part {
	name: string;
	packed: Uint8Array;
	declared: number;
	checksum: number;
}

/** Puts packed bytes in the place of a part, and mends directory and offsets behind it. */
function replaced(made: Buffer, { name, packed, declared, checksum }: Part): Uint8Array {
	const entry = entriesOf(made).find((at) => made.toString('utf8', at + 46).startsWith(name))!;
	const local = made.readUInt32LE(entry + 42);
	const start = local + 30 + made.readUInt16LE(local + 26) + made.readUInt16LE(local + 28);
	const grown = packed.length - made.readUInt32LE(entry + 20);
	for (const at of entriesOf(made)) {
		const offset = made.readUInt32LE(at + 42);
		if (offset > local) made.writeUInt32LE(offset + grown, at + 42);
	}
	for (const at of [entry, local - 2]) {
		made.writeUInt16LE(8, at + 10);
		made.writeUInt32LE(checksum, at + 16);
		made.writeUInt32LE(packed.length, at + 20);
		made.writeUInt32LE(declared, at + 24);
	}
	const end = made.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
	made.writeUInt32LE(made.readUInt32LE(end + 16) + grown, end + 16);
	return Buffer.concat([
		made.subarray(0, start),
		packed,
		made.subarray(start + packed.length - grown)
	]);
}

/** Where the entries of the directory stand. */
function entriesOf(bytes: Buffer): number[] {
	const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
	const entries: number[] = [];
	let at = bytes.readUInt32LE(end + 16);
	while (at < end) {
		entries.push(at);
		at += 46 + [28, 30, 32].reduce((sum, field) => sum + bytes.readUInt16LE(at + field), 0);
	}
	return entries;
}

import { unreadable } from './unreadable';
import { unpack, type UnpackBudget } from './unpack';
import { prefixed, XmlReader, type XmlHandler } from './xml';
import { readZipDirectory, type ZipPart } from './zip-directory';

/** A part of a workbook that another one names. */
export interface Relationship {
	id: string;
	/** Last word of its type: `worksheet`, `styles`; the same in Strict workbooks. */
	type: string;
	/** Path in the archive. */
	target: string;
}

/** The parts of an OOXML file (ECMA-376 part 2), unpacked one by one as they are asked for. */
export class OfficePackage {
	private readonly parts: Map<string, ZipPart>;
	private readonly budget: UnpackBudget;

	constructor(
		private readonly archive: Uint8Array,
		{ unpackedBytes }: { unpackedBytes: number }
	) {
		this.parts = readZipDirectory(archive, { unpackedBytes });
		this.budget = { unpackedBytes, leftBytes: unpackedBytes };
	}

	has(path: string): boolean {
		return this.parts.has(path);
	}

	get names(): Iterable<string> {
		return this.parts.keys();
	}

	read(path: string, handler: XmlHandler): void {
		const part = this.parts.get(path);
		if (!part) throw unreadable('workbook.damaged');
		const reader = new XmlReader(handler);
		const take = (piece: Uint8Array) => reader.take(piece);
		unpack(this.archive, part, { budget: this.budget, take });
		reader.end();
	}

	/** What a part points to; '' for the package itself. */
	relationshipsOf(path: string): Relationship[] {
		const cut = path.lastIndexOf('/') + 1;
		const [folder, file] = [path.slice(0, cut), path.slice(cut)];
		const relationships: Relationship[] = [];
		const list = `${folder}_rels/${file}.rels`;
		if (!this.has(list)) return relationships;
		const open = (name: string, { Id, Type = '', Target, TargetMode }: Record<string, string>) => {
			if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
			if (relationships.length >= MAX_RELATIONSHIPS) throw unreadable('workbook.damaged');
			const type = Type.slice(Type.lastIndexOf('/') + 1);
			relationships.push({ id: Id, type, target: resolved(folder, Target) });
		};
		this.read(list, { ...NOTHING, open });
		return relationships;
	}
}

const MAX_RELATIONSHIPS = 10_000;

/** Handlers for elements whose attributes alone matter. */
export const NOTHING: XmlHandler = {
	open: () => undefined,
	close: () => undefined,
	text: () => undefined
};

/** `../styles.xml` beside `xl/worksheets/`; `/xl/styles.xml` from the root. */
function resolved(folder: string, target: string): string {
	const from = target.startsWith('/') ? [] : folder.split('/').slice(0, -1);
	for (const step of target.replace(/^\/+/, '').split('/')) {
		if (step === '..') from.pop();
		else if (step !== '.') from.push(step);
	}
	return from.join('/');
}

export interface SheetEntry {
	name: string;
	hidden: boolean;
	relationshipId: string;
}

/** A company with a sheet for each meter and month has some hundreds. */
const MAX_SHEETS = 1_000;

/** Names and order of the sheets, and the day that dates count from. */
export function readWorkbookPart(
	parts: OfficePackage,
	path: string
): { sheets: SheetEntry[]; date1904: boolean } {
	const sheets: SheetEntry[] = [];
	let date1904 = false;
	const open = (name: string, attributes: Record<string, string>) => {
		if (name === 'workbookPr') date1904 = isTrue(attributes['date1904']);
		if (name !== 'sheet') return;
		if (sheets.length >= MAX_SHEETS)
			throw unreadable('workbook.too_many_sheets', { limit: MAX_SHEETS });
		const { name: title = '', state = 'visible' } = attributes;
		const relationshipId = prefixed(attributes, 'id') ?? '';
		sheets.push({ name: title.slice(0, MAX_NAME), hidden: state !== 'visible', relationshipId });
	};
	parts.read(path, { ...NOTHING, open });
	return { sheets, date1904 };
}

/** Excel allows 31 characters. */
const MAX_NAME = 80;

export function isTrue(value: string | undefined): boolean {
	return value === '1' || value === 'true' || value === 'on';
}

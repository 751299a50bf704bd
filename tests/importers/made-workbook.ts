import { strToU8, zipSync } from 'fflate';

/** Workbooks written by the tests themselves, so that every trap stands where it is asserted. */
export interface MadeCell {
	/** Content of `<v>`; left out for a formula without a result. */
	v?: string | number;
	/** Type of the cell (`t`). */
	t?: string;
	/** Number format code, or the id of a built-in one. */
	format?: string | number;
	/** Formula. */
	f?: string;
	/** Whole inner XML instead. */
	xml?: string;
}

export type Cell = string | number | MadeCell | null;

export interface MadeSheet {
	name?: string;
	state?: 'hidden' | 'veryHidden';
	/** Row of the first of `rows`, from 1. */
	firstRow?: number;
	rows: Cell[][];
	merges?: string[];
	/** Rows (from 1) that a filter hides. */
	hiddenRows?: number[];
	dimension?: string;
	/** More XML inside `sheetData`, behind the rows. */
	moreRows?: string;
}

export interface MadeWorkbook {
	date1904?: boolean;
	sharedStrings?: string;
	/** Prefix of all elements (`x:`) and the Strict namespaces. */
	prefix?: string;
	strict?: boolean;
	/** Parts that are added, or take the place of others. */
	parts?: Record<string, string | Uint8Array>;
}

export function workbook(sheets: MadeSheet[], options: MadeWorkbook = {}): Uint8Array {
	const formats = new Formats();
	const made = sheets.map((sheet) => sheetXml(sheet, formats));
	const texts = {
		'[Content_Types].xml': '<Types/>',
		'_rels/.rels': relationships([['r1', 'officeDocument', 'xl/workbook.xml']], options),
		'xl/workbook.xml': workbookXml(sheets, options),
		'xl/_rels/workbook.xml.rels': relationships(
			[
				...sheets.map((_, at): Relation => [`s${at}`, 'worksheet', `worksheets/sheet${at}.xml`]),
				['styles', 'styles', 'styles.xml'],
				['strings', 'sharedStrings', '/xl/sharedStrings.xml']
			],
			options
		),
		'xl/styles.xml': formats.xml(),
		'xl/sharedStrings.xml': `<sst xmlns="main">${options.sharedStrings ?? ''}</sst>`,
		...Object.fromEntries(made.map((xml, at) => [`xl/worksheets/sheet${at}.xml`, xml]))
	};
	const parts = Object.entries({ ...texts, ...options.parts });
	return zipSync(
		Object.fromEntries(parts.map(([name, part]) => [name, bytesOf(part, name, options)]))
	);
}

function bytesOf(part: string | Uint8Array, name: string, { prefix }: MadeWorkbook): Uint8Array {
	if (typeof part !== 'string') return part;
	const text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${part}`;
	const isMain = name.startsWith('xl/') && !name.endsWith('.rels');
	return strToU8(prefix && isMain ? text.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}`) : text);
}

type Relation = [id: string, type: string, target: string];

function relationships(relations: Relation[], { strict }: MadeWorkbook): string {
	const base = strict
		? 'http://purl.oclc.org/ooxml/officeDocument/relationships/'
		: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
	const list = relations.map(
		([id, type, target]) => `<Relationship Id="${id}" Type="${base}${type}" Target="${target}"/>`
	);
	return `<Relationships>${list.join('')}</Relationships>`;
}

function workbookXml(sheets: MadeSheet[], { date1904 }: MadeWorkbook): string {
	const list = sheets.map(({ name, state }, at) => {
		const hidden = state ? ` state="${state}"` : '';
		return `<sheet name="${escaped(name ?? `Sheet${at + 1}`)}" sheetId="${at + 1}"${hidden} r:id="s${at}"/>`;
	});
	const epoch = date1904 ? '<workbookPr date1904="1"/>' : '';
	return `<workbook xmlns:r="r">${epoch}<sheets>${list.join('')}</sheets></workbook>`;
}

class Formats {
	private readonly codes: (string | number)[] = [0];

	indexOf(format: string | number | undefined): number {
		if (format === undefined) return 0;
		const known = this.codes.indexOf(format);
		return known === -1 ? this.codes.push(format) - 1 : known;
	}

	xml(): string {
		const own = this.codes.filter((code) => typeof code === 'string');
		const codes = own.map(
			(code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${escaped(code)}"/>`
		);
		const ids = this.codes.map((code) =>
			typeof code === 'string' ? 200 + own.indexOf(code) : code
		);
		const styles = ids.map((id) => `<xf numFmtId="${id}"/>`);
		const cells = `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs>`;
		return `<styleSheet><numFmts>${codes.join('')}</numFmts>${cells}</styleSheet>`;
	}
}

function sheetXml(sheet: MadeSheet, formats: Formats): string {
	const { firstRow = 1, rows, merges = [], dimension, hiddenRows = [], moreRows = '' } = sheet;
	const lines = rows.map((cells, at) => {
		const row = firstRow + at;
		const hidden = hiddenRows.includes(row) ? ' hidden="1"' : '';
		const made = cells.map((cell, column) => cellXml(cell, `${letter(column)}${row}`, formats));
		return cells.length === 0 ? '' : `<row r="${row}"${hidden}>${made.join('')}</row>`;
	});
	const ranges = merges.map((ref) => `<mergeCell ref="${ref}"/>`);
	const size = dimension ? `<dimension ref="${dimension}"/>` : '';
	const data = `<sheetData>${lines.join('')}${moreRows}</sheetData>`;
	return `<worksheet>${size}${data}<mergeCells>${ranges.join('')}</mergeCells></worksheet>`;
}

function cellXml(cell: Cell, address: string, formats: Formats): string {
	if (cell === null) return '';
	if (typeof cell === 'string')
		return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
	if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
	const { v, t, format, f, xml } = cell;
	const inner =
		xml ??
		`${f === undefined ? '' : `<f>${escaped(f)}</f>`}${v === undefined ? '' : `<v>${v}</v>`}`;
	const style = format === undefined ? '' : ` s="${formats.indexOf(format)}"`;
	return `<c r="${address}"${t ? ` t="${t}"` : ''}${style}>${inner}</c>`;
}

function letter(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

export function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

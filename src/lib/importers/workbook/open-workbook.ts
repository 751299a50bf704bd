import { isAscii } from 'node:buffer';
import { finding, type Finding } from '$lib/domain/finding';
import { refusal } from '../text/content-type';
import { splitHead } from '../text/csv';
import type { Document } from '../importer';
import type { SheetTable } from './sheet-table';
import type { TextBytes } from './text-bytes';
import { Unreadable } from './unreadable';

/** The visible sheets of a workbook that hold anything, each printed as a table. */
export interface Workbook {
	documents: [Document, ...Document[]];
	/** What is said of the workbook as a whole. */
	findings: Finding[];
}

export type WorkbookOutcome = { workbook: Workbook } | { refused: Finding };

/** What a reader of one file format finds out. */
export interface SheetTables {
	sheets: { name: string; table: SheetTable }[];
	hidden: string[];
}

export function openWorkbook(
	{ fileName, encoding }: { fileName: string; encoding: string },
	read: () => SheetTables
): WorkbookOutcome {
	try {
		const { sheets, hidden } = read();
		const [first, ...others] = sheets.flatMap(({ name, table }) => {
			const document = printed(table, { fileName, encoding, sheet: name });
			return document ? [document] : [];
		});
		if (!first)
			return { refused: refusal(hidden.length > 0 ? 'workbook.all_hidden' : 'file.empty') };
		return { workbook: { documents: [first, ...others], findings: hiddenNote(hidden) } };
	} catch (error) {
		if (error instanceof Unreadable) return { refused: error.refused };
		throw error;
	}
}

const MAX_NAMED = 20;

function hiddenNote(hidden: string[]): Finding[] {
	if (hidden.length === 0) return [];
	return [finding('note', 'sheet.hidden_ignored', { sheets: namesOf(hidden) })];
}

export function namesOf(sheets: readonly string[]): string {
	const named = sheets.slice(0, MAX_NAMED).map((sheet) => `「${sheet}」`);
	return named.join('') + (sheets.length > MAX_NAMED ? '…' : '');
}

type About = Pick<Document, 'fileName' | 'encoding'> & { sheet: string };

function printed(table: SheetTable, about: About): Document | null {
	const ended = table.end();
	if (!ended) return null;
	const { text, head } = textOf(ended);
	const { rows } = splitHead(head, '\t');
	const findings = table.findings(about.sheet);
	const { uncalculated } = table;
	return { ...about, text, delimiter: '\t', head: rows, findings, uncalculated };
}

/**
 * Where only the head of a long table holds Japanese, its bytes stand as they are: one Japanese
 * character doubles the memory of a text (see `plainBelowHead`).
 */
function textOf({ head, body }: { head: TextBytes; body: TextBytes }) {
	const [above, below] = [head.written(), body.written()];
	const bytes = Buffer.concat([above.bytes, below.bytes]);
	const plain = bytes.length >= LARGE_BYTES && isAscii(bytes.subarray(above.headEnd));
	return {
		text: bytes.toString(plain ? 'latin1' : 'utf8'),
		head: bytes.toString('utf8', 0, above.headEnd)
	};
}

const LARGE_BYTES = 4_000_000;

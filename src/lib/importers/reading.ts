import { finding, type Finding } from '$lib/domain/finding';
import { guessColumns } from './headings/columns';
import { splitRows } from './text/csv';
import type { Document, Reading, RejectedRow } from './importer';

export function emptyReading(): Reading {
	return { records: [], findings: [], rejected: [], needsMapping: null, refused: null };
}

export function refusedReading(refused: Finding, findings: Finding[] = []): Reading {
	return { ...emptyReading(), findings, refused };
}

/** All rows of a table read at once; refused where they cannot be split. */
export function fromRows(
	document: Document,
	maxRows: number,
	read: (rows: string[][]) => Reading
): Reading {
	const { rows, findings } = splitRows(document, maxRows);
	const blocking = findings.find(({ severity }) => severity === 'blocking');
	if (blocking) return refusedReading(blocking);
	const reading = read(rows);
	return { ...reading, findings: [...findings, ...reading.findings] };
}

/** The table must be mapped by a person: its columns with samples, and why. */
export function askForMapping(document: Document, headerRow: number, why: Finding): Reading {
	const columns = guessColumns(document.head, headerRow);
	return { ...emptyReading(), findings: [why], needsMapping: { columns, headerRow } };
}

/** The row that most likely holds the headings of an unknown table: the first widest one. */
export function likelyHeaderRow(document: Document): number {
	const widths = document.head.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
	const widest = Math.max(0, ...widths);
	return Math.max(1, widths.indexOf(widest) + 1);
}

/** Nothing could be read of a table that was recognised: said in one finding. */
export function withNothingNoted(reading: Reading): Reading {
	if (reading.records.length > 0 || reading.refused || reading.needsMapping) return reading;
	const code = reading.rejected.length > 0 ? 'table.nothing_readable' : 'table.no_rows';
	const found = finding('blocking', code, { count: reading.rejected.length });
	if (reading.rejected.length > 0) return { ...reading, findings: [...reading.findings, found] };
	return { ...reading, refused: found };
}

/** Metering points of one file: far more than a company has, few enough to judge and to show. */
const MAX_POINTS = 2_000;

/** Says so as soon as a table has named too many, before they fill the memory. */
export function tooManyPoints(count: number): Finding | null {
	if (count <= MAX_POINTS) return null;
	return finding('blocking', 'table.too_many_points', { limit: MAX_POINTS });
}

const MAX_REJECTED = 10_000;
const MAX_OF_A_CODE = 50;

/** Keeps rejected rows up to a number that a person could still correct. */
export function pushRejected(rejected: RejectedRow[], row: RejectedRow): void {
	if (rejected.length < MAX_REJECTED)
		rejected.push({ ...row, finding: withShortTexts(row.finding) });
}

/** The longest text of a file that a sentence repeats. */
const MAX_TEXT = 200;

/** A cell may hold a million characters, and so may a heading: a person reads a sentence. */
function withShortTexts(found: Finding): Finding {
	const { params, where } = found;
	const short = (text: string) =>
		text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT).toWellFormed()}…` : text;
	const texts = Object.entries(params).map(([name, value]) => [
		...[name, typeof value === 'string' ? short(value) : value]
	]);
	const column = where?.column ?? null;
	const place = column === null ? where : { ...where!, column: short(column) };
	return { ...found, params: Object.fromEntries(texts) as Finding['params'], where: place };
}

/** At most fifty findings of a code; how many more there are stands in one of its own. */
export function condense(findings: Finding[], rejected: RejectedRow[]): Finding[] {
	const counts = new Map<string, number>();
	const kept = findings.filter(({ code }) => {
		const count = (counts.get(code) ?? 0) + 1;
		counts.set(code, count);
		return count <= MAX_OF_A_CODE;
	});
	const shown = kept.map(withShortTexts);
	const more = findings.length - kept.length;
	if (more > 0) shown.push(finding('note', 'findings.more', { count: more }));
	if (rejected.length < MAX_REJECTED) return shown;
	return [...shown, finding('warning', 'table.rejected_more', { limit: MAX_REJECTED })];
}

import { finding, type Finding } from '$lib/domain/finding';
import { combineSheets, type SheetRecords } from './combine-sheets';
import { oneLine } from '../cells/half-width';
import type { Document, Layout, Mapping } from '../importer';
import type { Claimant, DocumentOutcome } from '../document-outcome';
import { condense, emptyReading } from '../reading';
import { namesOf, type Workbook } from '../workbook/open-workbook';

/** How one sheet is read and recognised; the registry knows the layouts. */
export interface SheetReader {
	claimantsOf(document: Document): Claimant[];
	read(document: Document): DocumentOutcome;
	/** The table as a person is asked about it, and why. */
	ask(document: Document, why: Finding): DocumentOutcome;
	mapping: Mapping | null;
}

/** The sheets that hold tables are read each for itself, and their records put together. */
export function readSheets(
	{ documents, findings }: Workbook,
	reader: SheetReader
): DocumentOutcome {
	const unknown = unknownSheet(documents, reader);
	if (unknown) return withNotes(unknown, findings);
	const sheets = readTables(documents, reader);
	const others = documents.filter((one) => sheets.every(({ document }) => document !== one));
	const notes = [...findings, ...withoutTable(others)];
	const readable = sheets.filter(isRead);
	const [first] = readable;
	if (!first) return withNotes(mostTelling(sheets), notes);
	const left = sheets.flatMap(leftOut);
	if (readable.length === 1 && left.length === 0) return withNotes(first.outcome, notes);
	return together(readable, [...notes, ...left]);
}

interface TriedSheet {
	document: Document;
	outcome: DocumentOutcome;
}

interface ReadSheet extends TriedSheet {
	outcome: DocumentOutcome & { status: 'read' };
}

function isRead(sheet: TriedSheet): sheet is ReadSheet {
	return sheet.outcome.status === 'read';
}

/**
 * All sheets of named layouts, or where none of them can be read those that generic layouts claim:
 * a supplier's sheet has its own summary beside it, a table of t-CO2 the consumption.
 */
function readTables(documents: Document[], reader: SheetReader): TriedSheet[] {
	const read = (some: Document[]) =>
		some.map((document): TriedSheet => ({ document, outcome: reader.read(document) }));
	if (reader.mapping) return read(likeMapped(documents, reader));
	const claims = documents.map((document) => ({
		document,
		kinds: reader.claimantsOf(document).map(({ layout }) => layout.kind)
	}));
	const of = (kind: Layout['kind']) =>
		claims.filter(({ kinds }) => kinds.includes(kind)).map(({ document }) => document);
	const named = read(of('named'));
	if (named.some(isRead)) return named;
	const generic = read(of('generic'));
	if (generic.length > 0) return generic;
	return named.length > 0 ? named : read([sheetToMap(documents, reader)]);
}

function unknownSheet(documents: Document[], reader: SheetReader): DocumentOutcome | null {
	const named = reader.mapping?.sheet;
	if (named === undefined || documents.some(({ sheet }) => sheet === named)) return null;
	const why = finding('blocking', 'mapping.sheet_unknown', { sheet: named });
	return reader.ask(sheetToMap(documents, reader), why);
}

/** A person has seen one table; sheets with the same headings are read in the same way. */
function likeMapped(documents: Document[], reader: SheetReader): Document[] {
	const { headerRow, columns, sheet } = reader.mapping!;
	const headingsOf = ({ head }: Document) => (head[headerRow - 1] ?? []).map(oneLine);
	const names = columns.flatMap(({ header }) => (header === undefined ? [] : oneLine(header)));
	const fitting = documents.filter((one) => {
		const headings = headingsOf(one);
		return names.every((name) => headings.includes(name));
	});
	const named = documents.find((one) => one.sheet === sheet);
	const asked = named ?? sheetToMap(fitting.length > 0 ? fitting : documents, reader);
	const headings = headingsOf(asked).join('\t');
	return documents.filter((one) => headingsOf(one).join('\t') === headings);
}

/** The sheet that a person is asked about: of those that look like a table the fullest one. */
export function sheetToMap(
	documents: Document[],
	{ claimantsOf }: Pick<SheetReader, 'claimantsOf'>
): Document {
	const claimed = documents.filter((one) => claimantsOf(one).length > 0);
	return fullest(claimed.length > 0 ? claimed : documents);
}

/** The sheet with most in its first rows. */
function fullest(documents: Document[]): Document {
	const filled = ({ head }: Document) => head.flat().filter((cell) => cell !== '').length;
	return documents.reduce((most, one) => (filled(one) > filled(most) ? one : most));
}

function withoutTable(documents: Document[]): Finding[] {
	if (documents.length === 0) return [];
	const sheets = namesOf(documents.map(({ sheet }) => sheet ?? ''));
	return [finding('note', 'sheet.no_table', { sheets })];
}

function withNotes(outcome: DocumentOutcome, notes: Finding[]): DocumentOutcome {
	return { ...outcome, findings: [...notes, ...outcome.findings] };
}

/** Where no sheet could be read: a question before a refusal. */
function mostTelling(sheets: TriedSheet[]): DocumentOutcome {
	const asked = sheets.filter(({ outcome }) => outcome.status === 'needs_mapping');
	const [first] = sheets;
	if (asked.length === 0) return first!.outcome;
	const document = fullest(asked.map((sheet) => sheet.document));
	return asked.find((sheet) => sheet.document === document)!.outcome;
}

/** A sheet that cannot be read beside others that can: its reason no longer stops the file. */
function leftOut({ document: { sheet }, outcome }: TriedSheet): Finding[] {
	if (outcome.status === 'read') return [];
	const reasons = outcome.findings.map((found) =>
		found.severity === 'blocking' ? { ...found, severity: 'warning' as const } : found
	);
	return [finding('warning', 'sheet.left_out', { sheet: sheet ?? '' }, { sheet }), ...reasons];
}

function together(sheets: ReadSheet[], notes: Finding[]): DocumentOutcome {
	const records = sheets.map(({ document, outcome }): SheetRecords => ({
		document,
		records: outcome.reading.records
	}));
	const combined = combineSheets(records);
	const rejected = [...sheets.flatMap(({ outcome }) => outcome.reading.rejected)];
	rejected.push(...combined.rejected);
	const told = sheets.flatMap(({ outcome }) => outcome.findings);
	const why = combined.rejected.map((row) => row.finding);
	const findings = condense([...notes, ...told, ...combined.findings, ...why], rejected);
	const reading = { ...emptyReading(), findings, records: combined.records, rejected };
	return { ...sheets[0]!.outcome, findings, reading };
}

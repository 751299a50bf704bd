import type { Finding } from '$lib/domain/finding';
import {
	guessMapping,
	sheetOf,
	shortened,
	type SheetColumn
} from '$lib/importers/mapping/guess-mapping';
import type { Document, Mapping } from '$lib/importers/importer';
import type { DecodeOutcome } from '$lib/importers/decode';
import { claimantsOf, tablesToMap, tableToMap } from '$lib/importers/registry';
import { scopeOfJob, type JobOwner } from '../../access/job-scope';
import { Conflict, NotFound } from '../../errors';
import type { NewImportRecord, RejectedRow } from '../../repositories/import-records';
import { findImport, type Import } from '../../repositories/imports';
import {
	read,
	type CompanyScope,
	type Database,
	type ReadTx
} from '../../repositories/transaction';
import { interpret, type Interpretation } from '../imports/interpret';
import { judgeFigures } from '../imports/judge-figures';
import type { ImportRequest, ReadJob } from '../imports/job';
import { loadPoints } from '../imports/parts';
import type { KnownPoints } from '../imports/read-with-days';
import { readHead, type HeadOfFile } from './read-head';
import { recall } from './remember';

export interface TrialJob {
	owner: JobOwner;
	importId: string;
	nowMs: number;
	maxRows: number;
	maxUnpackedBytes: number;
	/** null: what was said before of this file or of such headings, or else a guess. */
	mapping: Mapping | null;
	/** Headings stand in another row than was thought: a guess from there. */
	headerRow: number | null;
	/** The sheet of a workbook that a person looks at; null: the likeliest. */
	sheet: string | null;
	meteringPointId: string | null;
}

/** What a mapping would make of a kept file. Nothing of it is stored. */
export interface Trial {
	file: Pick<Import, 'fileName' | 'byteCount' | 'status'>;
	/** Why the file was asked about, as its import says. */
	why: Finding[];
	rows: string[][];
	columns: SheetColumn[];
	mapping: Mapping;
	/** Of a workbook all that are not hidden, and the one that is shown. */
	sheets: string[];
	sheet: string | null;
	/** Ids of the layouts that recognise the file. */
	layouts: string[];
	part: HeadOfFile['part'];
	readable: 'yes' | 'no';
	records: NewImportRecord[];
	rejected: RejectedRow[];
	rejectedCount: number;
	findings: Finding[];
}

/** Before it counts, and while its bytes are kept. */
export const OPEN_STATUSES = ['needs_mapping', 'preview'] as const;

export async function tryMappingTask(database: Database, job: TrialJob): Promise<Trial> {
	const scope = scopeOfJob(job.owner);
	const opened = await read(database, scope, (tx) => open(scope, tx, job));
	const { row, document, decoded, known } = opened;
	const mapping = job.mapping ?? opened.earlier ?? guessed(opened, job.headerRow);
	const readJob = readJobOf(job, { row, mapping });
	const outcome = interpret(decoded, { job: readJob, known });
	const odd =
		outcome.kind === 'read'
			? await read(database, scope, (tx) =>
					judgeFigures(scope, tx, { job: readJob, known, outcome })
				)
			: [];
	return {
		file: { fileName: row.fileName, byteCount: row.byteCount, status: row.status },
		why: row.status === 'needs_mapping' ? (JSON.parse(row.findings) as Finding[]) : [],
		rows: document.head
			.slice(0, SHOWN_ROWS)
			.map((cells) => cells.slice(0, MAX_SHOWN).map(shortened)),
		columns: sheetOf(document, mapping).columns.slice(0, MAX_SHOWN),
		mapping,
		sheets: opened.sheets,
		sheet: document.sheet,
		layouts: claimantsOf(document).map(({ layout }) => layout.id),
		part: opened.part,
		...resultOf({ ...outcome, findings: [...outcome.findings, ...odd] })
	};
}

const SHOWN_ROWS = 15;
/** Wider tables are cut on the screen; their further columns are not read. */
const MAX_SHOWN = 200;
const SHOWN_REJECTED = 5;

interface Opened {
	row: Import;
	decoded: DecodeOutcome;
	/** The table that is shown. */
	document: Document;
	sheets: string[];
	part: HeadOfFile['part'];
	known: KnownPoints;
	earlier: Mapping | null;
}

async function open(scope: CompanyScope, tx: ReadTx, job: TrialJob): Promise<Opened> {
	const row = await findImport(scope, tx, job.importId);
	if (!row) throw new NotFound('not_found');
	if (!OPEN_STATUSES.some((status) => status === row.status))
		throw new Conflict('import.not_open', { status: row.status });
	const limits = { unpackedBytes: job.maxUnpackedBytes, rows: job.maxRows };
	const head = await readHead(scope, tx, { row, limits });
	const tables = head ? tablesToMap(head.decoded) : [];
	if (!head || tables.length === 0) throw new Conflict('import.not_open', { status: row.status });
	const known = await loadPoints(scope, tx);
	const asked = job.mapping !== null || job.headerRow !== null || job.sheet !== null;
	const earlier = asked ? null : await earlierMapping(scope, tx, { row, tables });
	const sheet = job.mapping?.sheet ?? job.sheet ?? earlier?.sheet ?? null;
	const document = tableToMap(head.decoded, sheet)!;
	const sheets = tables.flatMap((one) => one.sheet ?? []);
	return { row, document, sheets, ...head, known, earlier };
}

/** In a workbook of several sheets it is said which one the guess is for. */
function guessed({ document, sheets }: Opened, headerRow: number | null): Mapping {
	const { mapping } = guessMapping(document, headerRow);
	return sheets.length > 1 && document.sheet !== null
		? { sheet: document.sheet, ...mapping }
		: mapping;
}

async function earlierMapping(
	scope: CompanyScope,
	tx: ReadTx,
	{ row, tables }: { row: Import; tables: Document[] }
): Promise<Mapping | null> {
	const { mapping } = JSON.parse(row.request) as ImportRequest;
	return mapping ?? (await recall(scope, tx, { tables, also: 'undone' }))?.mapping ?? null;
}

function readJobOf(
	{ meteringPointId, mapping: _mapping, headerRow: _row, sheet: _sheet, ...job }: TrialJob,
	{ row, mapping }: { row: Import; mapping: Mapping }
): ReadJob {
	const { fileName, sha256 } = row;
	const request: ImportRequest = { meteringPointId, layout: null, mapping };
	return { ...job, fileName, sha256, upload: null, request };
}

function resultOf(outcome: Interpretation) {
	const { findings } = outcome;
	if (outcome.kind === 'refused')
		return { readable: 'no' as const, records: [], rejected: [], rejectedCount: 0, findings };
	const { records, rejected } = outcome;
	return {
		readable: outcome.kind === 'read' ? ('yes' as const) : ('no' as const),
		records: records.map(({ record }) => record),
		rejected: rejected.slice(0, SHOWN_REJECTED),
		rejectedCount: rejected.length,
		findings
	};
}

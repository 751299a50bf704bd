import { fromRow, type Row, toChanges, toRow } from './row';
import type { CompanyScope, DirectoryScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/** JSON columns (`request`, `layoutReason`, `columns`, `findings`, `counts`) are text here. */
export type Import = Row<'import'>;

export type ImportStatus =
	| 'reading'
	| 'preview'
	| 'needs_mapping'
	| 'refused'
	| 'committed'
	| 'undone'
	| 'cancelled'
	| 'failed';

/** An import with the days that its records span. */
export type ImportSummary = Import & { fromDay: number | null; toDay: number | null };

export async function insertImport(
	scope: CompanyScope,
	tx: WriteTx,
	row: Omit<Import, 'companyId'>
): Promise<void> {
	await tx.query
		.insertInto('import')
		.values(toRow<'import'>({ ...row, companyId: scope.companyId }))
		.execute();
}

export async function findImport(
	scope: CompanyScope,
	tx: ReadTx,
	importId: string
): Promise<Import | null> {
	const row = await tx.query
		.selectFrom('import')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', importId)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

/** Newest first; `before` is the last line of the page before. */
export async function listImports(
	scope: CompanyScope,
	tx: ReadTx,
	{ limit, before }: { limit: number; before: Pick<Import, 'createdAt' | 'importId'> | null }
): Promise<ImportSummary[]> {
	let query = tx.query
		.selectFrom('import as i')
		.selectAll('i')
		.select(({ selectFrom }) => {
			const records = selectFrom('import_record as r')
				.whereRef('r.company_id', '=', 'i.company_id')
				.whereRef('r.import_id', '=', 'i.import_id');
			return [
				records.select((r) => r.fn.min('r.from_day').as('day')).as('from_day'),
				records.select((r) => r.fn.max('r.to_day').as('day')).as('to_day')
			];
		})
		.where('i.company_id', '=', scope.companyId);
	if (before)
		query = query.where(({ eb, refTuple, tuple }) =>
			eb(refTuple('i.created_at', 'i.import_id'), '<', tuple(before.createdAt, before.importId))
		);
	const rows = await query
		.orderBy('i.created_at', 'desc')
		.orderBy('i.import_id', 'desc')
		.limit(limit)
		.execute();
	return rows.map(fromRow);
}

/** The newest import of the same bytes that stands in one of the given ways. */
export async function findImportOfFile(
	scope: CompanyScope,
	tx: ReadTx,
	{ sha256, statuses }: { sha256: string; statuses: ImportStatus[] }
): Promise<Import | null> {
	const row = await tx.query
		.selectFrom('import')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('sha256', '=', sha256)
		.where('status', 'in', statuses)
		.orderBy('created_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row ? fromRow(row) : null;
}

export interface Claim {
	claimedBy: string;
	now: number;
	/** After this instant another process may take the work over. */
	claimedUntil: number;
}

/**
 * Takes the oldest import that waits to be read and that nobody has, or whose claim ran out.
 * Processes that ask at once get different ones: PostgreSQL skips what another holds, on SQLite
 * they ask one after the other.
 */
export async function claimImport(
	scope: CompanyScope | DirectoryScope,
	tx: WriteTx,
	{ claimedBy, now, claimedUntil, importId }: Claim & { importId?: string }
): Promise<(Import & { claimedBefore: string | null }) | null> {
	const companyIds = 'companyId' in scope ? [scope.companyId] : scope.companyIds;
	if (companyIds.length === 0) return null;
	let query = tx.query
		.selectFrom('import')
		.select(['company_id', 'import_id', 'claimed_by'])
		.where('company_id', 'in', companyIds)
		.where('status', '=', 'reading')
		.where(({ eb, or }) => or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]));
	if (importId !== undefined) query = query.where('import_id', '=', importId);
	if (tx.engine === 'postgresql') query = query.forUpdate().skipLocked();
	const found = await query.orderBy('created_at').limit(1).executeTakeFirst();
	if (!found) return null;
	const row = await tx.query
		.updateTable('import')
		.set({ claimed_by: claimedBy, claimed_until: claimedUntil })
		.where('company_id', '=', found.company_id)
		.where('import_id', '=', found.import_id)
		.returningAll()
		.executeTakeFirstOrThrow();
	return { ...fromRow(row), claimedBefore: found.claimed_by };
}

/** What is found out about an import on its way; who gave which file stays. */
const MAY_CHANGE = [
	'layout_id',
	'layout_reason',
	'request',
	'columns',
	'findings',
	'counts',
	'conflicts',
	'commit_number',
	'committed_at',
	'undone_at',
	'claimed_by',
	'claimed_until'
] as const;

export type ImportChanges = Partial<
	Omit<
		Import,
		| 'companyId'
		| 'importId'
		| 'status'
		| 'fileName'
		| 'sha256'
		| 'byteCount'
		| 'createdAt'
		| 'createdBy'
	>
>;

/**
 * Moves an import on, if it still stands as `from` says; false when somebody was faster. What
 * leaves `reading` gives its claim back; what goes back to it brings one among the changes.
 */
export async function moveImport(
	scope: CompanyScope,
	tx: WriteTx,
	move: { importId: string; from: ImportStatus[]; to: ImportStatus; changes?: ImportChanges }
): Promise<boolean> {
	const changes = toChanges<'import'>(move.changes ?? {}, MAY_CHANGE);
	const { numUpdatedRows } = await tx.query
		.updateTable('import')
		.set({ status: move.to, claimed_by: null, claimed_until: null, ...changes })
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', move.importId)
		.where('status', 'in', move.from)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Under `lockCompany` only: two commits must not draw the same number. */
export async function nextCommitNumber(scope: CompanyScope, tx: WriteTx): Promise<number> {
	const { last } = await tx.query
		.selectFrom('import')
		.select(({ fn }) => fn.max('commit_number').as('last'))
		.where('company_id', '=', scope.companyId)
		.executeTakeFirstOrThrow();
	return (last ?? 0) + 1;
}

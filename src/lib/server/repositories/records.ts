import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { fromRow, type Row, toRow } from './row';
import type { CompanyScope } from './scope';
import type { ReadTx, WriteTx } from './transaction';

/**
 * Records of what was done and read: chains in which each link's hash covers the link before it,
 * so that a changed or missing one shows. The engine itself refuses to change or remove a row.
 */
export type RecordRow = Row<'server_record'>;

/** What happened; the chain adds its place, its time stays as given. `detail` is JSON text. */
export type NewRecord = Omit<RecordRow, 'sequence' | 'previousHash' | 'hash'>;

type Link = Pick<RecordRow, 'sequence' | 'hash'>;

const BEFORE_THE_FIRST: Link = { sequence: 0, hash: '' };

/** Lock the company (or be the only writer) before: the place is the one after the last. */
export async function appendCompanyRecord(
	scope: CompanyScope,
	tx: WriteTx,
	record: NewRecord
): Promise<RecordRow> {
	await lockChain(tx, scope.companyId);
	const last = await tx.query
		.selectFrom('company_record')
		.select(['sequence', 'hash'])
		.where('company_id', '=', scope.companyId)
		.orderBy('sequence', 'desc')
		.limit(1)
		.executeTakeFirst();
	const row = linked(scope.companyId, last ?? BEFORE_THE_FIRST, record);
	const stored = toRow<'company_record'>({ ...row, companyId: scope.companyId });
	await tx.query.insertInto('company_record').values(stored).execute();
	return row;
}

export async function appendServerRecord(tx: WriteTx, record: NewRecord): Promise<RecordRow> {
	await lockChain(tx, SERVER);
	const last = await tx.query
		.selectFrom('server_record')
		.select(['sequence', 'hash'])
		.orderBy('sequence', 'desc')
		.limit(1)
		.executeTakeFirst();
	const row = linked(SERVER, last ?? BEFORE_THE_FIRST, record);
	await tx.query.insertInto('server_record').values(toRow<'server_record'>(row)).execute();
	return row;
}

/** Newest first, those before `before`. */
export interface RecordPage {
	kind?: string;
	before: number | null;
	limit: number;
}

export async function listCompanyRecords(
	scope: CompanyScope,
	tx: ReadTx,
	{ kind, before, limit }: RecordPage
): Promise<RecordRow[]> {
	let query = tx.query
		.selectFrom('company_record')
		.selectAll()
		.where('company_id', '=', scope.companyId);
	if (kind !== undefined) query = query.where('kind', '=', kind);
	if (before !== null) query = query.where('sequence', '<', before);
	const rows = await query.orderBy('sequence', 'desc').limit(limit).execute();
	return rows.map(({ company_id: _, ...row }) => fromRow(row));
}

export async function listServerRecords(
	tx: ReadTx,
	{ before, limit }: RecordPage
): Promise<RecordRow[]> {
	let query = tx.query.selectFrom('server_record').selectAll();
	if (before !== null) query = query.where('sequence', '<', before);
	const rows = await query.orderBy('sequence', 'desc').limit(limit).execute();
	return rows.map(fromRow);
}

/** In the order of writing, from the one after `after`: how a chain is checked. */
export async function readCompanyChain(
	scope: CompanyScope,
	tx: ReadTx,
	{ after, limit }: { after: number; limit: number }
): Promise<RecordRow[]> {
	const rows = await tx.query
		.selectFrom('company_record')
		.selectAll()
		.where('company_id', '=', scope.companyId)
		.where('sequence', '>', after)
		.orderBy('sequence')
		.limit(limit)
		.execute();
	return rows.map(({ company_id: _, ...row }) => fromRow(row));
}

export async function readServerChain(
	tx: ReadTx,
	{ after, limit }: { after: number; limit: number }
): Promise<RecordRow[]> {
	const rows = await tx.query
		.selectFrom('server_record')
		.selectAll()
		.where('sequence', '>', after)
		.orderBy('sequence')
		.limit(limit)
		.execute();
	return rows.map(fromRow);
}

/** Names the server's own chain where a company's is named by its id. */
export const SERVER = 'server';

/** Whether the row follows the one before it unchanged. */
export function follows(chain: string, before: Link | null, row: RecordRow): boolean {
	const { sequence: _s, previousHash: _p, hash: _h, ...record } = row;
	const expected = linked(chain, before ?? BEFORE_THE_FIRST, record);
	return row.sequence === expected.sequence && row.hash === expected.hash;
}

function linked(chain: string, before: Link, record: NewRecord): RecordRow {
	const sequence = before.sequence + 1;
	const { at, kind, event, actorId, actorName, actorRole, basis, detail } = record;
	const content = [at, kind, event, actorId, actorName, actorRole, basis, detail];
	const hash = createHash('sha256')
		.update(JSON.stringify([before.hash, chain, sequence, ...content]))
		.digest('hex');
	return { ...record, sequence, previousHash: before.hash, hash };
}

/** One writer at a time per chain; on SQLite the write lock is already that. */
async function lockChain(tx: WriteTx, chain: string): Promise<void> {
	if (tx.engine === 'sqlite') return;
	await sql`select pg_advisory_xact_lock(hashtextextended(${chain}, 0))`.execute(tx.query);
}

import { fromRow, insertRows, type Row } from './row';
import type { CompanyScope } from './scope';
import { ORIGIN_COLUMNS, type Origin } from './ledger';
import type { ReadTx, WriteTx } from './transaction';

/** Dated figures of a series (metering point, driver, weather station), from candidate to ledger. */
export type FigureCandidate = Omit<Row<'figure_candidate'>, 'companyId' | 'importId'>;
export type LedgerFigure = Omit<Row<'figure'>, 'companyId' | 'importId'> & Origin;
export type FigureKind = 'delivery' | 'stock_take' | 'driver' | 'weather';

/** Which figure of the ledger counts. */
export type FigureInForce = Omit<Row<'figure_in_force'>, 'companyId' | 'seriesId' | 'kind'>;

const FIGURE_COLUMNS = [
	'record_index',
	'number',
	'kind',
	'start_day',
	'end_day',
	'quantity',
	'quantity_scale',
	'cost_yen',
	'quality',
	'sheet',
	'row',
	'column_name'
] as const;

export async function insertFigureCandidates(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, figures }: { importId: string; figures: Iterable<FigureCandidate> }
): Promise<void> {
	const shared = { companyId: scope.companyId, importId };
	await insertRows(tx, { table: 'figure_candidate', shared, columns: FIGURE_COLUMNS }, figures);
}

/** Of one record, or of all. */
export async function listFigureCandidates(
	scope: CompanyScope,
	tx: ReadTx,
	{ importId, recordIndex }: { importId: string; recordIndex?: number }
): Promise<FigureCandidate[]> {
	let query = tx.query
		.selectFrom('figure_candidate')
		.select(FIGURE_COLUMNS)
		.where('company_id', '=', scope.companyId)
		.where('import_id', '=', importId);
	if (recordIndex !== undefined) query = query.where('record_index', '=', recordIndex);
	const rows = await query.orderBy('record_index').orderBy('number').execute();
	return rows.map(fromRow);
}

/** Where the figures of a record go, and which of them do not count or stand beside others. */
export interface FigureAssignment {
	recordIndex: number;
	seriesId: string;
	/** By `number`; what is not named is asserted. */
	dispositions: ReadonlyMap<number, 'both' | 'declined'>;
}

/** Before the candidates go: their figures become rows of the ledger. */
export async function moveFiguresToLedger(
	scope: CompanyScope,
	tx: WriteTx,
	{ importId, to }: { importId: string; to: FigureAssignment }
): Promise<void> {
	const { recordIndex, seriesId, dispositions } = to;
	const candidates = await listFigureCandidates(scope, tx, { importId, recordIndex });
	const shared = { companyId: scope.companyId, importId, seriesId };
	const columns = ['disposition', ...FIGURE_COLUMNS] as const;
	const rows = candidates.map((figure) => ({
		...figure,
		disposition: dispositions.get(figure.number) ?? 'assert'
	}));
	await insertRows(tx, { table: 'figure', shared, columns }, rows);
}

interface OfSeries {
	seriesId: string;
	kind: FigureKind;
}

/** All figures of a series whose import is not undone, in the order of commits. */
export async function listLedgerFigures(
	scope: CompanyScope,
	tx: ReadTx,
	{ seriesId, kind }: OfSeries
): Promise<LedgerFigure[]> {
	const rows = await tx.query
		.selectFrom('figure as g')
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'g.company_id').onRef('i.import_id', '=', 'g.import_id')
		)
		.select(['g.series_id', 'g.disposition'])
		.select(FIGURE_COLUMNS.map((name) => `g.${name}` as const))
		.select(ORIGIN_COLUMNS)
		.$narrowType<{ commit_number: number }>()
		.where('g.company_id', '=', scope.companyId)
		.where('g.series_id', '=', seriesId)
		.where('g.kind', '=', kind)
		.where('i.status', '=', 'committed')
		.orderBy('i.commit_number')
		.orderBy('g.record_index')
		.orderBy('g.number')
		.execute();
	return rows.map(fromRow);
}

/** Whole rows of the figures in force, by series and start. */
export async function listFiguresInForce(
	scope: CompanyScope,
	tx: ReadTx,
	{ seriesIds, kind }: { seriesIds: readonly string[]; kind: FigureKind }
): Promise<LedgerFigure[]> {
	if (seriesIds.length === 0) return [];
	const rows = await tx.query
		.selectFrom('figure_in_force as f')
		.innerJoin('figure as g', (join) =>
			join
				.onRef('g.company_id', '=', 'f.company_id')
				.onRef('g.series_id', '=', 'f.series_id')
				.onRef('g.import_id', '=', 'f.import_id')
				.onRef('g.record_index', '=', 'f.record_index')
				.onRef('g.number', '=', 'f.number')
		)
		.innerJoin('import as i', (join) =>
			join.onRef('i.company_id', '=', 'f.company_id').onRef('i.import_id', '=', 'f.import_id')
		)
		.select(['g.series_id', 'g.disposition'])
		.select(FIGURE_COLUMNS.map((name) => `g.${name}` as const))
		.select(ORIGIN_COLUMNS)
		.$narrowType<{ commit_number: number }>()
		.where('f.company_id', '=', scope.companyId)
		.where('f.series_id', 'in', seriesIds)
		.where('f.kind', '=', kind)
		.orderBy('f.series_id')
		.orderBy('f.start_day')
		.orderBy('i.commit_number')
		.orderBy('f.record_index')
		.orderBy('f.number')
		.execute();
	return rows.map(fromRow);
}

export async function replaceFiguresInForce(
	scope: CompanyScope,
	tx: WriteTx,
	{ seriesId, kind, figures }: OfSeries & { figures: readonly FigureInForce[] }
): Promise<void> {
	await tx.query
		.deleteFrom('figure_in_force')
		.where('company_id', '=', scope.companyId)
		.where('series_id', '=', seriesId)
		.where('kind', '=', kind)
		.execute();
	const shared = { companyId: scope.companyId, seriesId, kind };
	const columns = ['start_day', 'import_id', 'record_index', 'number'] as const;
	await insertRows(tx, { table: 'figure_in_force', shared, columns }, figures);
}

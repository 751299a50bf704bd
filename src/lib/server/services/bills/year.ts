import { z } from 'zod';
import { fiscalYearOf, isoDay, monthOf, todayInJapan, type Month } from '$lib/domain/time/day';
import { equals } from '$lib/domain/units/decimal';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Invalid } from '../../errors';
import { parseInput } from '../../input';
import type { LedgerBill } from '../../repositories/ledger';
import type { MeteringPoint } from '../../repositories/metering-points';
import { listClosedMonths } from '../../repositories/month-closings';
import { read, type ReadTx } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { toBill } from '../derive/point-months';
import { HAND_LAYOUT, type HandEntry } from '../imports/job';
import { viewOf as pointView } from '../metering-points';
import { fiscalYearStretch, monthsIn } from '../overview/periods';
import type { ImportView, MeteringPointView } from '../views';
import { billsOf, existingPoint } from './find';
import { importByHand } from './hand-import';
import type { OfPoint } from './of';
import { readQuantity, type TypedBill } from './typed-bill';
import { TypedFields, type Typed } from './typed-fields';
import { placeIn } from './views';
import { writing } from './writing';
import { yearRows, type YearRow } from './year-rows';

/** A fiscal year of one metering point, a month to a line. */
export interface YearView {
	point: MeteringPointView;
	fiscalYear: number;
	rows: {
		month: string;
		from: string;
		to: string;
		state: YearRow['state'];
		quantity: number | null;
		costYen: number | null;
		sources: { importId: string; fileName: string; writtenBy: 'file' | 'hand' }[];
	}[];
}

const year = z.coerce.number().int().min(1950).max(2150);
const asked = z.object({ fiscalYear: year.nullish() });

export async function getYear(
	context: Context,
	companyId: string,
	of: OfPoint & { fiscalYear?: string | null }
): Promise<YearView> {
	const scope = authoriseCompany(context, 'bill', 'update', companyId);
	const { fiscalYear } = parseInput(asked, of);
	return read(getServer().database, scope, async (tx) => {
		const known = await collect(scope, tx, { of, fiscalYear: fiscalYear ?? null });
		return {
			point: pointView(known.point),
			fiscalYear: known.fiscalYear,
			rows: known.rows.map(({ month, start, end, state, quantity, costYen, sources }) => ({
				...{ month, from: isoDay(start), to: isoDay(end - 1), state, quantity, costYen },
				sources: sources.map(sourceOf)
			}))
		};
	});
}

function sourceOf({ importId, fileName, layoutId }: LedgerBill) {
	const writtenBy = layoutId === HAND_LAYOUT ? ('hand' as const) : ('file' as const);
	return { importId, fileName, writtenBy };
}

async function collect(
	scope: CompanyScope,
	tx: ReadTx,
	{ of, fiscalYear }: { of: OfPoint; fiscalYear: number | null }
) {
	const point = await existingPoint(scope, tx, of.meteringPoint);
	const { fiscalYearStartMonth } = await existingCompany(scope, tx);
	const today = todayInJapan(Date.now());
	const current = fiscalYearOf(monthOf(today), fiscalYearStartMonth);
	const shown = fiscalYear ?? current;
	const months: Month[] = monthsIn(fiscalYearStretch(shown, fiscalYearStartMonth));
	const bills = await billsOf(scope, tx, point);
	const closed = await listClosedMonths(scope, tx);
	return { point, fiscalYear: shown, rows: yearRows(months, { point, bills, closed, today }) };
}

const saving = z.object({ fiscalYear: year, reason: z.string().trim().max(500).nullish() });

/**
 * Saves what was changed in a year's grid, as one import; null where nothing was. Fields are
 * `quantity.2026-04` and `costYen.2026-04`. What was there and is changed needs a reason.
 */
export async function saveYear(
	context: Context,
	companyId: string,
	input: OfPoint & Typed
): Promise<ImportView | null> {
	const scope = authoriseCompany(context, 'bill', 'update', companyId);
	const { fiscalYear, reason = null } = parseInput(saving, input);
	return writing(scope, context, async (tx) => {
		const { point, rows } = await collect(scope, tx, { of: input, fiscalYear });
		const changes = changesOf(rows, { typed: input, point });
		if (changes.length === 0) return null;
		const entry = entryOf(changes, reason);
		return importByHand(scope, tx, {
			...{ point, entry, conflicts: null, nowMs: Date.now() },
			bills: changes.flatMap(({ typed }) => typed ?? []),
			removed: changes.flatMap(({ row }) => row.bill ?? [])
		});
	});
}

interface Change {
	row: YearRow;
	/** Null: the line was emptied. */
	typed: TypedBill | null;
}

function changesOf(
	rows: readonly YearRow[],
	{ typed, point }: { typed: Typed; point: MeteringPoint }
): Change[] {
	const findings: TypedFields['findings'] = [];
	const changes = rows.flatMap((row) => {
		if (row.state === 'locked' || row.state === 'closed') return [];
		const fields = new TypedFields(typed, (field) => `${field}.${row.month}`);
		const change = changeOf(row, fields, point);
		findings.push(...fields.findings);
		return change ? [change] : [];
	});
	if (findings.length > 0) throw new Invalid('request.invalid', {}, findings);
	return changes;
}

function changeOf(row: YearRow, fields: TypedFields, point: MeteringPoint): Change | null {
	if (fields.text('quantity') === null && fields.text('costYen') === null)
		return row.bill ? { row, typed: null } : null;
	const quantity = readQuantity(fields, point);
	const costYen = fields.yen('costYen');
	if (quantity === null || fields.findings.length > 0) return null;
	const before = row.bill && toBill(row.bill);
	if (before && equals(before.quantity, quantity) && before.costYen === costYen) return null;
	const { start, end } = row;
	const same = before !== null && equals(before.quantity, quantity);
	// Another quantity: how much of it was used at night is not known.
	const nightQuantity = same ? before.nightQuantity : null;
	const written = { start, end, quantity, nightQuantity, costYen, taxYen: null };
	const bill = { ...UNKNOWN, ...before, ...written };
	return { row, typed: { bill, note: row.bill?.note ?? null } };
}

const UNKNOWN = {
	...{ peakKw: null, contractKw: null, powerFactorPercent: null },
	reading: 'actual' as const
};

/** New lines are entered; what was there is corrected or, where its line was emptied, removed. */
function entryOf(changes: readonly Change[], reason: string | null): HandEntry {
	const written = changes.filter(({ typed }) => typed !== null);
	const targets = changes.flatMap((change) => {
		const at = written.indexOf(change);
		const { bill } = change.row;
		return bill ? [{ bill: placeIn(bill), replacedBy: at < 0 ? null : at }] : [];
	});
	if (targets.length === 0) return { deed: 'enter', reason, targets };
	if (!reason) throw new TypedFields({}).missing('reason');
	return { deed: written.length === 0 ? 'remove' : 'correct', reason, targets };
}

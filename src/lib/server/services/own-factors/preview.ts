import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { parseInput } from '../../input';
import { type ReadTx, read } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { byMonth, movedMonths, type MovedMonth } from '../derive/moved-months';
import { bookOf } from '../editions/book-of';
import { asOwnFactor } from './as-own-factor';
import { assertNew, pointsOf } from './assert-new';
import { ending } from './input';
import { endedRow, existing, type NewRow, rowOf } from './rows';
import { type OwnFactorPreview, valuesOf } from './views';

/** What would move, month by month, if it were entered. Nothing is kept. */
export async function previewOwnFactor(
	context: Context,
	companyId: string,
	input: unknown
): Promise<OwnFactorPreview> {
	const scope = authoriseCompany(context, 'own_factor', 'create', companyId);
	const row = rowOf(scope, input);
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		await assertNew(scope, tx, row);
		return toPreview(row, await moved(scope, tx, { add: row }));
	});
}

/** What would move if it counted up to a month only, or were taken back. */
export async function previewEnd(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<OwnFactorPreview> {
	const scope = authoriseCompany(context, 'own_factor', 'update', companyId);
	const { lastMonth } = parseInput(ending, input);
	return read(getServer().database, scope, async (tx) => {
		const row = await existing(scope, tx, id);
		const add = lastMonth === null ? null : endedRow(scope, row, lastMonth);
		return toPreview(row, await moved(scope, tx, { add, without: row }));
	});
}

function toPreview(row: NewRow, months: MovedMonth[]): OwnFactorPreview {
	return { factor: valuesOf(row), months, byMonth: byMonth(months) };
}

async function moved(
	scope: CompanyScope,
	tx: ReadTx,
	{ add, without }: { add: NewRow | null; without?: NewRow }
): Promise<MovedMonth[]> {
	const before = await bookOf(scope, tx);
	const kept = before.own.filter(({ id }) => id !== without?.factorId);
	const after = { ...before, own: add ? [...kept, asOwnFactor(add)] : kept };
	const points = await pointsOf(scope, tx, (add ?? without)!);
	return movedMonths(scope, tx, { points, before, after });
}

import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Conflict } from '../../errors';
import { parseInput } from '../../input';
import { lockCompany } from '../../repositories/companies';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import {
	endOwnFactor as markEnded,
	insertOwnFactor,
	listOwnFactors as selectOwnFactors,
	type OwnFactorRow
} from '../../repositories/own-factors';
import { type ReadTx, read, type WriteTx, write } from '../../repositories/transaction';
import { listUserNames } from '../../repositories/users';
import { keepClosedMonths } from '../closing/guard';
import { existingCompany } from '../companies';
import { rederiveCompany, rederivePoint } from '../derive/rederive';
import { recordDeed } from '../records/deeds';
import { copyAttachments } from '../attachments/copy';
import { assertNew } from './assert-new';
import { ending } from './input';
import { endedRow, existing, type NewRow, rowOf } from './rows';
import { type OwnFactorView, viewOf } from './views';

export { getOwnFactorChoices } from './choices';
export { previewEnd, previewOwnFactor } from './preview';
export type { OwnFactorPreview, OwnFactorView } from './views';

/** Those that count and those that once did, in the order in which they were entered. */
export async function listOwnFactors(
	context: Context,
	companyId: string
): Promise<OwnFactorView[]> {
	const scope = authoriseCompany(context, 'own_factor', 'read', companyId);
	return read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return viewsOf(scope, tx, await selectOwnFactors(scope, tx));
	});
}

export async function getOwnFactor(
	context: Context,
	companyId: string,
	id: string
): Promise<OwnFactorView> {
	const scope = authoriseCompany(context, 'own_factor', 'read', companyId);
	return read(getServer().database, scope, (tx) => existingView(scope, tx, id));
}

export async function createOwnFactor(
	context: Context,
	companyId: string,
	input: unknown
): Promise<OwnFactorView> {
	const scope = authoriseCompany(context, 'own_factor', 'create', companyId);
	const row = rowOf(scope, input);
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		await lockCompany(scope, tx);
		await assertNew(scope, tx, row);
		await changing(scope, tx, { row, change: () => insertOwnFactor(scope, tx, row) });
		const { factorId, carrier, meteringPointId } = row;
		await recordDeed(scope, tx, {
			...{ event: 'own_factor.create', factorId, kind: carrier, meteringPointId },
			...{ fromMonth: row.fromMonth }
		});
		return existingView(scope, tx, factorId);
	});
}

/**
 * It counts up to and with `lastMonth`, or never did where none is given. The row stays on record;
 * where it goes on counting for some months another row takes its place.
 */
export async function endOwnFactor(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<OwnFactorView> {
	const scope = authoriseCompany(context, 'own_factor', 'update', companyId);
	const { lastMonth } = parseInput(ending, input);
	return write(getServer().database, scope, async (tx) => {
		await lockCompany(scope, tx);
		const row = await existing(scope, tx, id);
		const next = lastMonth === null ? null : endedRow(scope, row, lastMonth);
		await changing(scope, tx, { row, change: () => replaceBy(scope, tx, { row, next }) });
		await recordDeed(scope, tx, {
			...{ event: 'own_factor.end', factorId: id, kind: row.carrier },
			...{ meteringPointId: row.meteringPointId, lastMonth }
		});
		return existingView(scope, tx, next?.factorId ?? id);
	});
}

async function replaceBy(
	scope: CompanyScope,
	tx: WriteTx,
	{ row, next }: { row: OwnFactorRow; next: NewRow | null }
): Promise<void> {
	const { factorId } = row;
	const by = { endedAt: Date.now(), endedBy: scope.userId };
	if (!(await markEnded(scope, tx, { factorId, ...by })))
		throw new Conflict('own_factor.ended_already');
	if (!next) return;
	await insertOwnFactor(scope, tx, next);
	const papers = { subject: 'own_factor', from: factorId, to: next.factorId } as const;
	await copyAttachments(scope, tx, papers);
}

interface Change {
	row: Pick<OwnFactorRow, 'meteringPointId'>;
	change: () => Promise<void>;
}

/** Months that hang on it are worked out anew; a closed one must come out the same. */
async function changing(scope: CompanyScope, tx: WriteTx, { row, change }: Change): Promise<void> {
	await keepClosedMonths(scope, tx, async () => {
		await change();
		if (row.meteringPointId === null) await rederiveCompany(scope, tx);
		else await rederivePoint(scope, tx, row.meteringPointId);
	});
}

async function existingView(scope: CompanyScope, tx: ReadTx, id: string): Promise<OwnFactorView> {
	const [view] = await viewsOf(scope, tx, [await existing(scope, tx, id)]);
	return view!;
}

async function viewsOf(
	scope: CompanyScope,
	tx: ReadTx,
	rows: readonly OwnFactorRow[]
): Promise<OwnFactorView[]> {
	const points = await listAllMeteringPoints(scope, tx);
	const names = new Map(points.map(({ meteringPointId, name }) => [meteringPointId, name]));
	const ids = rows.flatMap(({ createdBy, endedBy }) => [createdBy, endedBy ?? createdBy]);
	const people = await listUserNames(tx, ids);
	return rows.map((row) => viewOf(row, { points: names, people }));
}

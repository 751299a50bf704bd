import { z } from 'zod';
import { carrierOf } from '$lib/domain/carriers/carriers';
import { inLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Invalid, NotFound } from '../../errors';
import { parseInput } from '../../input';
import { findMeteringPoint, type MeteringPoint } from '../../repositories/metering-points';
import { read, type ReadTx } from '../../repositories/transaction';
import { day } from '../api-schemas/common';
import { numeric, optional } from '../company-input';
import { importTyped } from '../imports/import-typed';
import { deliveriesOf, type DeliveriesView, type DeliveryEntry } from './view';

export type { DeliveriesView } from './view';

export async function getDeliveries(
	context: Context,
	companyId: string,
	meteringPointId: string
): Promise<DeliveriesView> {
	const scope = authoriseCompany(context, 'delivery', 'read', companyId);
	return viewFor(context, scope, meteringPointId);
}

/** `１，２００` and `1,200` are what forms hold. */
const typed = (schema: z.ZodType<number, number>) =>
	z.preprocess(
		(given) => (typeof given === 'string' ? given.normalize('NFKC').replace(/[,\s]/g, '') : given),
		numeric(schema)
	);
const quantity = typed(z.number().nonnegative().max(1e9));
const costYen = optional(typed(z.int().nonnegative().max(1e12)));
const deliveries = z.array(z.strictObject({ day, quantity, costYen })).max(400);
const stockTakes = z.array(z.strictObject({ day, quantity })).max(400);
const entering = z.strictObject({
	deliveries: deliveries.default([]),
	stockTakes: stockTakes.default([])
});

/** Of a metering point, with what is typed. */
type OfPoint = { meteringPointId: string } & Record<string, unknown>;

/**
 * Deliveries and stock takes from paper, as imports. Another delivery of a day stands beside the
 * first; the very same one is no second. A stock take replaces that of its day.
 */
export async function enterDeliveries(
	context: Context,
	companyId: string,
	{ meteringPointId, ...input }: OfPoint
): Promise<DeliveriesView> {
	const scope = authoriseCompany(context, 'delivery', 'create', companyId);
	const given = parseInput(entering, input);
	const { database } = getServer();
	const point = await read(database, scope, (tx) => existing(scope, tx, meteringPointId));
	const came = given.deliveries.map((one) => rowOf(point, { ...one, kind: 'delivery' }));
	const stood = given.stockTakes.map((one) =>
		rowOf(point, { ...one, kind: 'stock_take', costYen: null })
	);
	if (came.length > 0) await enter(scope, point, { rows: came, conflicts: 'both' });
	if (stood.length > 0) await enter(scope, point, { rows: stood, conflicts: 'replace' });
	return viewFor(context, scope, meteringPointId);
}

const removing = z.object({ entry: z.string().max(200) });

/** One entry no longer counts; what else came on its day stays. An undo brings it back. */
export async function removeDelivery(
	context: Context,
	companyId: string,
	{ meteringPointId, ...input }: OfPoint
): Promise<DeliveriesView> {
	const scope = authoriseCompany(context, 'delivery', 'update', companyId);
	const { entry: id } = parseInput(removing, input);
	const { entries } = await viewFor(context, scope, meteringPointId);
	const entry = entries.find((one) => one.id === id);
	if (!entry) throw new NotFound('not_found');
	const { database } = getServer();
	const found = await read(database, scope, (tx) => existing(scope, tx, meteringPointId));
	const point = inLedgerUnit(found);
	const others = entries.filter(
		({ kind, day: on, ...one }) => kind === entry.kind && on === entry.day && one.id !== id
	);
	const rows = [
		...others.map((one) => rowOf(point, one)),
		rowOf(point, { ...entry, quantity: null })
	];
	await enter(scope, point, { rows, conflicts: 'replace' });
	return viewFor(context, scope, meteringPointId);
}

type Row = Pick<DeliveryEntry, 'kind' | 'day' | 'costYen'> & { quantity: number | null };

/** As the layout of deliveries reads it; the fuel is that of the point. */
function rowOf({ unit }: MeteringPoint, { kind, day: on, quantity: amount, costYen: yen }: Row) {
	const deed = kind === 'stock_take' ? '在庫' : '納品';
	return [
		on,
		deed,
		amount === null ? '削除' : String(amount),
		unit,
		yen === null ? '' : String(yen)
	];
}

const HEADINGS = ['納品日', '区分', '数量', '単位', '金額'];

async function enter(
	scope: CompanyScope,
	{ meteringPointId, name }: MeteringPoint,
	{ rows, conflicts }: { rows: string[][]; conflicts: 'both' | 'replace' }
): Promise<void> {
	await importTyped(scope, {
		...{ fileName: `${name}.csv`, layout: 'fuel-deliveries', meteringPointId, conflicts },
		rows: [HEADINGS, ...rows]
	});
}

async function existing(scope: CompanyScope, tx: ReadTx, id: string): Promise<MeteringPoint> {
	const point = await findMeteringPoint(scope, tx, id);
	if (!point) throw new NotFound('not_found');
	if (carrierOf(point.carrier).role === 'fuel') return point;
	throw new Invalid('delivery.not_for_carrier', { carrier: point.carrier });
}

async function viewFor(context: Context, scope: CompanyScope, id: string): Promise<DeliveriesView> {
	return read(getServer().database, scope, async (tx) => {
		const point = inLedgerUnit(await existing(scope, tx, id));
		return deliveriesOf(scope, tx, { point, locale: context.locale });
	});
}

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

/** One entry of a point, by the id that the list gives it. */
type OfEntry = { meteringPointId: string; entry: string } & Record<string, unknown>;

/** What the form for one entry begins with. */
export interface DeliveryForm {
	meteringPoint: DeliveriesView['meteringPoint'];
	entry: DeliveryEntry;
}

export async function getDeliveryForm(
	context: Context,
	companyId: string,
	of: OfEntry
): Promise<DeliveryForm> {
	const scope = authoriseCompany(context, 'delivery', 'update', companyId);
	const { view, entry } = await entryIn(context, scope, of);
	return { meteringPoint: view.meteringPoint, entry };
}

const corrected = {
	delivery: z.strictObject({ day, quantity, costYen }),
	stock_take: z.strictObject({ day, quantity })
};

/** It says something else from now on, perhaps of another day. An undo brings back what it said. */
export async function correctDelivery(
	context: Context,
	companyId: string,
	{ meteringPointId, entry: id, ...input }: OfEntry
): Promise<DeliveriesView> {
	const scope = authoriseCompany(context, 'delivery', 'update', companyId);
	const of = { meteringPointId, entry: id };
	const { view, entry, point } = await entryIn(context, scope, of);
	const says = { costYen: null, ...parseInput(corrected[entry.kind], input) };
	const moves = says.day !== entry.day;
	const rows = [
		...othersOf(view, entry).map((one) => rowOf(point, one)),
		...(moves ? [rowOf(point, { ...entry, quantity: null })] : []),
		...(moves ? othersOf(view, { ...entry, day: says.day }).map((one) => rowOf(point, one)) : []),
		rowOf(point, { kind: entry.kind, ...says })
	];
	await enter(scope, point, { rows, conflicts: 'replace' });
	return viewFor(context, scope, meteringPointId);
}

/** One entry no longer counts; what else came on its day stays. An undo brings it back. */
export async function removeDelivery(
	context: Context,
	companyId: string,
	of: OfEntry
): Promise<DeliveriesView> {
	const scope = authoriseCompany(context, 'delivery', 'delete', companyId);
	const { view, entry, point } = await entryIn(context, scope, of);
	const rows = [
		...othersOf(view, entry).map((one) => rowOf(point, one)),
		rowOf(point, { ...entry, quantity: null })
	];
	await enter(scope, point, { rows, conflicts: 'replace' });
	return viewFor(context, scope, of.meteringPointId);
}

async function entryIn(
	context: Context,
	scope: CompanyScope,
	{ meteringPointId, entry: id }: OfEntry
) {
	const found = await read(getServer().database, scope, (tx) =>
		existing(scope, tx, meteringPointId)
	);
	const view = await viewFor(context, scope, meteringPointId);
	const entry = view.entries.find((one) => one.id === id);
	if (!entry) throw new NotFound('not_found');
	return { view, entry, point: inLedgerUnit(found) };
}

/** The others of its kind and day. A stock take has none: the newest of a day counts alone. */
function othersOf({ entries }: DeliveriesView, { id, kind, day: on }: DeliveryEntry) {
	return entries.filter((one) => one.id !== id && one.kind === kind && one.day === on);
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

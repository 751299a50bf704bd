import { randomUUID } from 'node:crypto';
import type { Carrier } from '$lib/domain/carriers/carrier';
import { readCarrier } from '$lib/domain/carriers/carriers';
import { measures } from '$lib/domain/carriers/convert';
import type { UseFrom } from '$lib/domain/deliveries/fuel-use';
import { parseUnit } from '$lib/domain/carriers/units';
import { finding } from '$lib/domain/finding';
import { isoDay } from '$lib/domain/time/day';
import { authoriseCompany } from '../access/authorise';
import type { CompanyScope, Context } from '../access/context';
import { getServer } from '../app';
import { Conflict, Invalid, NotFound } from '../errors';
import { parseInput } from '../input';
import { bumpDataVersion, lockCompany } from '../repositories/companies';
import {
	createMeteringPoint as insertPoint,
	findBySupplyPointNumber,
	findMeteringPoint,
	listAllMeteringPoints,
	type MeteringPoint,
	updateMeteringPoint as changePoint
} from '../repositories/metering-points';
import { findSite, listSites } from '../repositories/sites';
import { type ReadTx, read, type WriteTx, write } from '../repositories/transaction';
import { keepClosedMonths } from './closing/guard';
import { existingCompany } from './companies';
import { rederivePoint } from './derive/rederive';
import { bookOf } from './editions/book-of';
import { firstSite } from './first-site';
import { meteringPointChange, newMeteringPoint } from './metering-point-input';
import { assertListed } from './supply';
import { type CompanyDeed, recordDeed } from './records/deeds';
import type { MeteringPointView } from './views';

/** In the order they were made. */
export async function listMeteringPoints(
	context: Context,
	companyId: string
): Promise<MeteringPointView[]> {
	const scope = authoriseCompany(context, 'metering_point', 'read', companyId);
	const points = await read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return listAllMeteringPoints(scope, tx);
	});
	return points.sort((a, b) => a.createdAt - b.createdAt).map(viewOf);
}

export async function getMeteringPoint(
	context: Context,
	companyId: string,
	id: string
): Promise<MeteringPointView> {
	const scope = authoriseCompany(context, 'metering_point', 'read', companyId);
	return read(getServer().database, scope, async (tx) => viewOf(await existing(scope, tx, id)));
}

export async function createMeteringPoint(
	context: Context,
	companyId: string,
	input: unknown
): Promise<MeteringPointView> {
	const scope = authoriseCompany(context, 'metering_point', 'create', companyId);
	const given = parseInput(newMeteringPoint, input);
	const carrier = knownCarrier(given.carrier);
	const fields = {
		...given,
		carrier: carrier.code,
		unit: unitFor(carrier, given.unit),
		meteringPointId: randomUUID(),
		createdAt: Date.now()
	};
	return write(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		assertListed(carrier.code, given, await bookOf(scope, tx));
		const point = { ...fields, siteId: given.siteId ?? (await siteForFirst(scope, tx)) };
		await assertFits(scope, tx, point);
		await insertPoint(scope, tx, point);
		const { meteringPointId } = point;
		await recordDeed(scope, tx, { event: 'metering_point.create', meteringPointId });
		return viewOf(await existing(scope, tx, point.meteringPointId));
	});
}

/** Only the fields given change. Carrier and unit stay: the ledger's figures are in them. */
export async function updateMeteringPoint(
	context: Context,
	companyId: string,
	{ id, ...input }: { id: string } & Record<string, unknown>
): Promise<MeteringPointView> {
	const scope = authoriseCompany(context, 'metering_point', 'update', companyId);
	const given = parseInput(meteringPointChange, input);
	return write(getServer().database, scope, async (tx) => {
		const before = await existing(scope, tx, id);
		if (changesSupply(given))
			assertListed(before.carrier, { ...before, ...given }, await bookOf(scope, tx));
		await assertFits(scope, tx, { ...before, ...given });
		await lockCompany(scope, tx);
		await keepClosedMonths(scope, tx, async () => {
			await changePoint(scope, tx, { meteringPointId: id, changes: given });
			if (changesMonths(given)) await rederivePoint(scope, tx, id);
		});
		await recordDeed(scope, tx, { event: deedOf(before, given), meteringPointId: id });
		// What is due, and by when, is another now, and what is kept by version is made anew.
		if (['readingDay', 'lastDay'].some((field) => Object.hasOwn(given, field)))
			await bumpDataVersion(scope, tx);
		return viewOf(await existing(scope, tx, id));
	});
}

/** Which of several sites it is, only a person knows. */
async function siteForFirst(scope: CompanyScope, tx: WriteTx): Promise<string> {
	const some = await listSites(scope, tx, { limit: 1, after: null });
	if (some.length > 0) throw refused('field.required', 'siteId', { field: 'siteId' });
	return firstSite(scope, tx, Date.now());
}

const changesSupply = (given: object) =>
	['supplier', 'menu', 'area', 'useFrom'].some((field) => Object.hasOwn(given, field));

const changesMonths = (given: object) => changesSupply(given) || Object.hasOwn(given, 'lastDay');

type Ending = Pick<MeteringPoint, 'lastDay'>;

function deedOf(before: Ending, { lastDay = before.lastDay }: Partial<Ending>): CompanyDeed {
	if (lastDay === before.lastDay) return 'metering_point.update';
	return lastDay === null ? 'metering_point.reopen' : 'metering_point.end';
}

function knownCarrier(text: string): Carrier {
	const carrier = readCarrier(text);
	if (!carrier.ok) throw refused(carrier.code, 'carrier', { ...carrier.params, column: text });
	return carrier.value;
}

function unitFor(carrier: Carrier, text: string | null): string {
	if (text === null) return carrier.baseUnit;
	const unit = parseUnit(text);
	if (unit && measures(carrier, unit)) return unit;
	const units = carrier.units.join(', ');
	throw refused('unit.not_for_carrier', 'unit', { unit: text, carrier: carrier.code, units });
}

function refused(code: string, field: string, params: Record<string, string | number>): Invalid {
	return new Invalid(code, params, [finding('blocking', code, params, { column: field })]);
}

type Fitting = Pick<MeteringPoint, 'meteringPointId' | 'siteId' | 'carrier' | 'supplyPointNumber'>;

async function assertFits(scope: CompanyScope, tx: WriteTx, point: Fitting): Promise<void> {
	if (!(await findSite(scope, tx, point.siteId))) throw refused('site.unknown', 'siteId', {});
	const { carrier, supplyPointNumber } = point;
	if (supplyPointNumber === null) return;
	const other = await findBySupplyPointNumber(scope, tx, { carrier, supplyPointNumber });
	if (other && other.meteringPointId !== point.meteringPointId)
		throw new Conflict('metering_point.number_taken', { name: other.name });
}

async function existing(scope: CompanyScope, tx: ReadTx, id: string): Promise<MeteringPoint> {
	const point = await findMeteringPoint(scope, tx, id);
	if (!point) throw new NotFound('not_found');
	return point;
}

export function viewOf({
	meteringPointId,
	createdAt: _,
	...point
}: MeteringPoint): MeteringPointView {
	return {
		id: meteringPointId,
		siteId: point.siteId,
		name: point.name,
		carrier: point.carrier,
		unit: point.unit,
		supplyPointNumber: point.supplyPointNumber,
		supplier: point.supplier,
		menu: point.menu,
		area: point.area,
		readingDay: point.readingDay,
		contractKw: point.contractKw,
		useFrom: point.useFrom as UseFrom | null,
		lastDay: point.lastDay === null ? null : isoDay(point.lastDay)
	};
}

import { supplierKey } from '$lib/domain/factors/supplier-name';
import { Conflict } from '../../errors';
import { listAllMeteringPoints, type MeteringPoint } from '../../repositories/metering-points';
import { listOwnFactors, type OwnFactorRow } from '../../repositories/own-factors';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { refused } from './input';

type Row = Omit<OwnFactorRow, 'endedAt' | 'endedBy'>;

/** Its point must be there and of its carrier, and no other may say the same from the same month. */
export async function assertNew(scope: CompanyScope, tx: ReadTx, row: Row): Promise<void> {
	const { meteringPointId, fromMonth } = row;
	if (meteringPointId !== null && (await pointsOf(scope, tx, row)).length === 0)
		throw refused('own_factor.point_unknown', 'meteringPointId');
	const others = (await listOwnFactors(scope, tx)).filter(
		(one) => one.endedAt === null && one.fromMonth === fromMonth && aimsAlike(one, row)
	);
	if (others.some((one) => saysAlike(one, row))) throw new Conflict('own_factor.same_start');
}

/** The metering points that it is about. */
export async function pointsOf(
	scope: CompanyScope,
	tx: ReadTx,
	{ carrier, meteringPointId }: Pick<Row, 'carrier' | 'meteringPointId'>
): Promise<MeteringPoint[]> {
	const points = await listAllMeteringPoints(scope, tx);
	return points.filter(
		(point) =>
			point.carrier === carrier &&
			(meteringPointId === null || point.meteringPointId === meteringPointId)
	);
}

function aimsAlike(one: Row, other: Row): boolean {
	return (
		one.carrier === other.carrier &&
		one.meteringPointId === other.meteringPointId &&
		supplierKey(one.supplier ?? '') === supplierKey(other.supplier ?? '')
	);
}

const said = ({ basic, adjusted, energy, kgPerM3, standardM3PerM3 }: Row) => [
	basic ?? adjusted,
	energy,
	kgPerM3,
	standardM3PerM3
];

function saysAlike(one: Row, other: Row): boolean {
	const others = said(other);
	return said(one).some((value, index) => value !== null && others[index] !== null);
}

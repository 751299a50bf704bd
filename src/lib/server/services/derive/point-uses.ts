import type { Bill } from '$lib/domain/bills/bill';
import {
	besideBills,
	fuelUses,
	type FuelUse,
	type FuelUses,
	type UseFrom
} from '$lib/domain/deliveries/fuel-use';
import { longGaps } from '$lib/domain/deliveries/long-gaps';
import type { Finding } from '$lib/domain/finding';
import { listBillsInForce } from '../../repositories/bills-in-force';
import { listFiguresInForce, type LedgerFigure } from '../../repositories/figures';
import type { DayRange } from '../../repositories/ledger';
import { findMeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { ALL_DAYS } from './fold-bills';
import { foldFigures, toFigureInForce } from './fold-figures';

/** A delivery with where it comes from. */
export type KnownDelivery = ReturnType<typeof toDelivery>;
export type KnownUse = FuelUse<KnownDelivery>;

export interface PointUses extends FuelUses<KnownDelivery> {
	deliveries: KnownDelivery[];
	takes: KnownDelivery[];
}

/** A point's deliveries as stretches of use, but for those that a bill covers too. */
export async function pointUses(
	scope: CompanyScope,
	tx: ReadTx,
	meteringPointId: string
): Promise<PointUses> {
	const deliveries = await figuresOf(scope, tx, { meteringPointId, kind: 'delivery' });
	const takes = await figuresOf(scope, tx, { meteringPointId, kind: 'stock_take' });
	if (deliveries.length + takes.length === 0) return { ...NOTHING, deliveries, takes };
	const point = await findMeteringPoint(scope, tx, meteringPointId);
	const found = fuelUses((point?.useFrom ?? 'averaging') as UseFrom, deliveries, takes);
	const bills = await listBillsInForce(scope, tx, {
		meteringPointIds: [meteringPointId],
		...ALL_DAYS
	});
	const periods = bills.map(({ startDay: start, endDay: end }) => ({ start, end }));
	const counted = besideBills(found.uses, periods);
	const named = { point: point?.name ?? '' };
	const all = [...found.findings, ...counted.findings, ...longGaps(counted.uses)];
	const findings = all.map((one) => ({ ...one, params: { ...one.params, ...named } }));
	return { uses: counted.uses, open: found.open, findings, deliveries, takes };
}

/** Those about days of the months, the first and the last included. */
export function findingsWithin(
	findings: readonly Finding[],
	months: { from: string; to: string }
): Finding[] {
	return findings.filter(
		({ params }) =>
			String(params.from).slice(0, 7) <= months.to && String(params.to).slice(0, 7) >= months.from
	);
}

const NOTHING: FuelUses<KnownDelivery> = { uses: [], open: [], findings: [] };

async function figuresOf(
	scope: CompanyScope,
	tx: ReadTx,
	{ meteringPointId, kind }: { meteringPointId: string; kind: 'delivery' | 'stock_take' }
): Promise<KnownDelivery[]> {
	const rows = await listFiguresInForce(scope, tx, { seriesIds: [meteringPointId], kind });
	return rows.map(toDelivery);
}

function toDelivery(source: LedgerFigure) {
	return { ...toFigureInForce(source), source };
}

/** A stretch of use counts as a bill does. */
export function useAsBill({ start, end, quantity, costYen, reading }: KnownUse): Bill {
	return {
		...{ start, end, quantity, costYen, reading },
		...{ taxYen: null, peakKw: null, contractKw: null, powerFactorPercent: null }
	};
}

/** Runs `change` and answers the days on which the use from deliveries is another after it. */
export async function changedUse(
	scope: CompanyScope,
	tx: WriteTx,
	{ meteringPointId, change }: { meteringPointId: string; change: () => Promise<DayRange | null> }
): Promise<DayRange | null> {
	const before = (await pointUses(scope, tx, meteringPointId)).uses;
	const changed = await change();
	const after = (await pointUses(scope, tx, meteringPointId)).uses;
	const [old, now] = [new Set(before.map(keyOf)), new Set(after.map(keyOf))];
	return [
		...before.filter((use) => !now.has(keyOf(use))),
		...after.filter((use) => !old.has(keyOf(use)))
	].reduce<DayRange | null>(
		(range, { start, end }) => ({
			start: Math.min(range?.start ?? start, start),
			end: Math.max(range?.end ?? end, end)
		}),
		changed
	);
}

const keyOf = ({ start, end, quantity, costYen, reading }: KnownUse) =>
	JSON.stringify([start, end, quantity, costYen, reading]);

/** Folds deliveries and stock takes anew; both change the same stretches. */
export async function foldDeliveries(
	scope: CompanyScope,
	tx: WriteTx,
	meteringPointId: string
): Promise<null> {
	for (const kind of ['delivery', 'stock_take'] as const)
		await foldFigures(scope, tx, { seriesId: meteringPointId, kind });
	return null;
}

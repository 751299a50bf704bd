import { createHash } from 'node:crypto';
import { MISSING } from '$lib/domain/readings/load-day';
import { unpackSlots } from '$lib/domain/readings/pack';
import { addMonths, firstDayOf, monthOf, monthsBetween } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { Conflict } from '../../errors';
import { listBillsInForce } from '../../repositories/bills-in-force';
import { listDrivers } from '../../repositories/drivers';
import { listFiguresInForce, type LedgerFigure } from '../../repositories/figures';
import type { LedgerBill } from '../../repositories/ledger';
import { listLoadDaysInForce, type ReadLoadDay } from '../../repositories/load-days-in-force';
import { listAllMeteringPoints } from '../../repositories/metering-points';
import { listClosedMonths } from '../../repositories/month-closings';
import type { CompanyScope, ReadTx, WriteTx } from '../../repositories/transaction';
import { listUsageMonths } from '../../repositories/usage';

/**
 * What counts in a closed month (締め) is the same before and after any change, whatever makes
 * the change: otherwise all of it is refused, naming the month. What moves nothing there passes,
 * as a file does that says again what is known.
 */
export async function keepClosedMonths<T>(
	scope: CompanyScope,
	tx: WriteTx,
	change: () => Promise<T>
): Promise<T> {
	const months = await listClosedMonths(scope, tx);
	if (months.length === 0) return change();
	const before = await stateOf(scope, tx, months);
	const result = await change();
	const after = await stateOf(scope, tx, months);
	const moved = months.find((month) => before.get(month) !== after.get(month));
	if (moved !== undefined) throw monthClosed(moved);
	return result;
}

export function monthClosed(month: string): Conflict {
	const [year, number] = month.split('-').map(Number);
	return new Conflict('month.closed', { month, year: year!, number: number! });
}

type State = Map<string, unknown[]>;

/** What counts in each month, as one text: figures, bills, days of readings, drivers. */
async function stateOf(scope: CompanyScope, tx: ReadTx, months: readonly string[]) {
	const state: State = new Map(months.map((month) => [month, []]));
	const range = { from: months[0]!, to: months.at(-1)! };
	const days = { start: firstDayOf(range.from), end: firstDayOf(addMonths(range.to, 1)) };
	for (const row of await listUsageMonths(scope, tx, range)) state.get(row.month)?.push(row);
	const points = await listAllMeteringPoints(scope, tx);
	const meteringPointIds = points.map((point) => point.meteringPointId);
	for (const bill of await listBillsInForce(scope, tx, { meteringPointIds, ...days }))
		for (const month of monthsBetween(monthOf(bill.startDay), monthOf(bill.endDay - 1)))
			state.get(month)?.push(saidByBill(bill));
	for (const meteringPointId of meteringPointIds)
		for (const day of await listLoadDaysInForce(scope, tx, { meteringPointId, ...days }))
			state.get(monthOf(day.day))?.push([meteringPointId, ...saidByDay(day)]);
	for (const figure of await figuresOfDrivers(scope, tx))
		state.get(monthOf(figure.startDay))?.push(saidByFigure(figure));
	return new Map([...state].map(([month, parts]) => [month, inText(parts.map(inText).sort())]));
}

const inText = (value: unknown) => JSON.stringify(value);

const figureOf = (coefficient: number | null, scale: number) =>
	coefficient === null ? null : toNumber({ coefficient, scale });

async function figuresOfDrivers(scope: CompanyScope, tx: ReadTx): Promise<LedgerFigure[]> {
	const seriesIds = (await listDrivers(scope, tx)).map(({ driverId }) => driverId);
	return listFiguresInForce(scope, tx, { seriesIds, kind: 'driver' });
}

function saidByFigure({ seriesId, startDay, endDay, quantity, quantityScale }: LedgerFigure) {
	return [seriesId, startDay, endDay, figureOf(quantity, quantityScale)];
}

/** What a bill says, wherever it was read. */
function saidByBill(bill: LedgerBill) {
	const { meteringPointId, startDay, endDay, costYen, taxYen, powerFactorPercent } = bill;
	return [
		...[meteringPointId, startDay, endDay, costYen, taxYen, powerFactorPercent, bill.reading],
		figureOf(bill.quantity, bill.quantityScale),
		figureOf(bill.nightQuantity, bill.quantityScale),
		figureOf(bill.peakKw, bill.peakKwScale),
		figureOf(bill.contractKw, bill.contractKwScale)
	];
}

/** Every reading at its own scale: two files may print the same with other decimals. */
function saidByDay({ day, slotMinutes, scale, slots }: ReadLoadDay) {
	const readings = unpackSlots(slots).map((value) =>
		value === MISSING ? NaN : value / 10 ** scale
	);
	const hash = createHash('sha256').update(readings.join()).digest('hex');
	return [day, slotMinutes, hash];
}

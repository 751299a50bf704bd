import { twins } from '$lib/domain/bills/checks/copies';
import { judgePoint } from '$lib/domain/bills/judge-point';
import type { PlacedBill, PointBills } from '$lib/domain/bills/placed-bill';
import { billsAgainstReadings } from '$lib/domain/energy/bill-against-readings';
import { finding, type Finding } from '$lib/domain/finding';
import { BillShelf } from '$lib/domain/ledger/bills-in-force';
import { judgeReadings } from '$lib/domain/readings/judge-readings';
import type { ReadDay } from '$lib/domain/readings/read-day';
import { isoDay } from '$lib/domain/time/day';
import { listBillsInForce } from '../../repositories/bills-in-force';
import type { BillCandidate } from '../../repositories/candidates';
import type { ImportRecord, RejectedRow } from '../../repositories/import-records';
import { listDayTotals } from '../../repositories/load-days-in-force';
import type { MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';
import { ALL_DAYS } from '../derive/fold-bills';
import { toBill, toDayTotal } from '../derive/point-months';
import type { ReadJob } from './job';
import { isOfPeriods } from './judge';
import type { PreparedRecord } from './prepare';
import { fileDay, knownDay } from './read-days';
import { knownPointsOf, type KnownPoints } from './read-with-days';

interface Figures {
	job: ReadJob;
	known: KnownPoints;
	outcome: { records: readonly PreparedRecord[]; rejected: readonly RejectedRow[] };
}

/** A record of the file, the point it would go to (null: a new one), and the bills in force there. */
interface Beside {
	prepared: PreparedRecord;
	point: MeteringPoint | null;
	inForce: readonly PlacedBill[];
	unreadRows: PointBills['unreadRows'];
}

/** What is odd about the figures of a file, by themselves and beside what is in force. */
export async function judgeFigures(
	scope: CompanyScope,
	tx: ReadTx,
	{ job, known, outcome }: Figures
): Promise<Finding[]> {
	const { records, rejected } = outcome;
	const points = knownPointsOf(
		records.map(({ record }) => record),
		job,
		known
	);
	const inForce = await billsOf(scope, tx, points);
	const beside = records.map((prepared, index): Beside => {
		const point = points[index] ?? null;
		const before = point ? (inForce.get(point.meteringPointId) ?? []) : [];
		return { prepared, point, inForce: before, unreadRows: rejected };
	});
	const findings: Finding[] = [];
	for (const one of beside.filter(({ prepared }) => isOfPeriods(prepared.record)))
		findings.push(
			...(one.prepared.record.kind === 'bill'
				? await judgeBills(scope, tx, one)
				: await judgeDays(scope, tx, one))
		);
	return [...findings, ...beside.flatMap(afterEnd), ...twins(beside.filter(hasBills).map(named))];
}

/** Figures of days on which the point was no longer in use. */
function afterEnd({ prepared, point }: Beside): Finding[] {
	const { toDay } = prepared.record;
	if (!point || point.lastDay === null || toDay <= point.lastDay) return [];
	const params = { point: point.name, day: isoDay(point.lastDay), to: isoDay(toDay) };
	return [finding('warning', 'point.after_end', params)];
}

async function billsOf(scope: CompanyScope, tx: ReadTx, points: readonly (MeteringPoint | null)[]) {
	const ids = new Set(points.flatMap((point) => (point ? [point.meteringPointId] : [])));
	const rows = await listBillsInForce(scope, tx, { meteringPointIds: [...ids], ...ALL_DAYS });
	const groups = Map.groupBy(rows, ({ meteringPointId }) => meteringPointId);
	return new Map([...groups].map(([id, own]) => [id, own.map((row) => placed(toBill(row)))]));
}

const placed = (bill: Omit<PlacedBill, 'where'>): PlacedBill => ({ ...bill, where: null });

async function judgeBills(scope: CompanyScope, tx: ReadTx, beside: Beside): Promise<Finding[]> {
	const bills = pointBills(beside);
	const findings = judgePoint(bills);
	const { point, prepared } = beside;
	if (!point) return findings;
	const totals = await listDayTotals(scope, tx, daysOf(prepared.record, point, 0));
	const differing =
		totals.length === 0 ? [] : billsAgainstReadings(bills.own, totals.map(toDayTotal)).values();
	return [...findings, ...[...differing].flat()];
}

function pointBills({ prepared, point, inForce, unreadRows }: Beside): PointBills {
	const { record, bills } = prepared;
	const own = bills.map(ownBill);
	const shelf = new BillShelf<PlacedBill>();
	for (const bill of own) shelf.add(bill);
	const before = inForce.filter((bill) => shelf.overlapping(bill).length === 0);
	const { carrier, unit } = record;
	return { carrier, unit, contractKw: point?.contractKw ?? null, own, before, unreadRows };
}

function ownBill(row: BillCandidate): PlacedBill {
	return { ...toBill(row), where: { sheet: row.sheet, row: row.row, column: row.columnName } };
}

const hasBills = ({ prepared }: Beside) => prepared.bills.length > 0;

function named(beside: Beside): PointBills & { name: string } {
	const { label, supplyPointNumber, carrier } = beside.prepared.record;
	return { ...pointBills(beside), name: label ?? supplyPointNumber ?? carrier };
}

/** Readings of the year before show what is usual. */
const DAYS_BEFORE = 400;

async function judgeDays(scope: CompanyScope, tx: ReadTx, beside: Beside): Promise<Finding[]> {
	const { prepared, point, inForce } = beside;
	const { record, days } = prepared;
	const own = days.map(fileDay);
	const ownDays = new Set(own.map(({ day }) => day));
	const before = point ? await listDayTotals(scope, tx, daysOf(record, point, DAYS_BEFORE)) : [];
	return judgeReadings({
		unit: record.unit,
		contractKw: point?.contractKw ?? null,
		own,
		before: before.filter(({ day }) => !ownDays.has(day)).map(knownDay),
		sameDays: before.filter(({ day }) => ownDays.has(day)).map(knownDay),
		bills: inForce.filter((bill) => touches(bill, own))
	});
}

function touches({ start, end }: PlacedBill, own: readonly ReadDay[]): boolean {
	return own.length > 0 && start <= own.at(-1)!.day && end > own[0]!.day;
}

/** The days of a record and some before it, on its point. */
function daysOf(
	{ fromDay, toDay }: Pick<ImportRecord, 'fromDay' | 'toDay'>,
	{ meteringPointId }: MeteringPoint,
	daysBefore: number
) {
	return { meteringPointId, start: fromDay - daysBefore, end: toDay + 1 };
}

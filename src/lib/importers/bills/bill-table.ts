import { finding, type Finding } from '$lib/domain/finding';
import { datePeriods, type DatedBill } from './bill-periods';
import { breakdownFindings, type PrintedRow } from './bill-breakdown';
import { withUseOfCounters } from './bill-counters';
import type { BillPlan } from './bill-plan';
import { readBillRow, type BillDraft } from './bill-rows';
import { isBlank } from '../text/csv';
import type { BillRow, Reading, ReadOptions, RecordSet, RejectedRow } from '../importer';
import { emptyReading, pushRejected, refusedReading, tooManyPoints } from '../reading';
import { sameFigure, TotalCheck } from './total-check';
import { columnName, isRemark, totalKind } from '../cells/table-words';

/** Reads a table of bills by a plan: rows → drafts → periods → one record set per point. */
export function readBillTable(rows: string[][], plan: BillPlan, options: ReadOptions): Reading {
	const reading = emptyReading();
	const drafts: BillDraft[] = [];
	const paid: PrintedRow[] = [];
	const totals = new TotalCheck(plan.quantities);
	rows.forEach((cells, index) => {
		const row = index + 1;
		if (row <= plan.headerRow || plan.skipRows.has(row) || isBlank(cells)) return;
		const kind = totalKind(cells);
		if (kind !== null) return void reading.findings.push(...totals.compare(cells, row, kind));
		const outcome = readBillRow(cells, row, plan);
		if (outcome.drafts.length === 0 && isRemark(cells)) return;
		totals.add(outcome.drafts.filter(({ counterTimes }) => !counterTimes));
		if (outcome.drafts.length > 0) paid.push({ cells, row });
		drafts.push(...outcome.drafts);
		for (const rejected of outcome.rejected) pushRejected(reading.rejected, rejected);
		reading.findings.push(...outcome.findings);
	});
	const heading = columnName(plan.start.header, plan.start.index);
	const { readingDay } = options;
	const dated = datePeriods(drafts, { readingDay, heading, dayMeans: plan.dayMeans });
	const bills = withUseOfCounters(dated.bills, reading);
	reading.findings.push(...(bills === dated.bills ? dated.findings : withoutFirst(dated.findings)));
	reading.findings.push(...breakdownFindings(paid, plan.breakdown));
	reading.records = toRecords(withoutAges(bills, reading), reading);
	const crowded = tooManyPoints(reading.records.length);
	return crowded ? refusedReading(crowded) : reading;
}

/** The first reading of a counter only begins the first bill. */
function withoutFirst(findings: Finding[]): Finding[] {
	return findings.filter(({ code }) => code !== 'bill.first_period_assumed');
}

/** No bill is for longer; a wrong century would otherwise be spread over all its months. */
const MAX_BILL_DAYS = 1_100;

export function withoutAges(bills: DatedBill[], reading: Reading): DatedBill[] {
	const [short, long] = [
		bills.filter(({ start, end }) => end - start <= MAX_BILL_DAYS),
		bills.filter(({ start, end }) => end - start > MAX_BILL_DAYS)
	];
	for (const bill of long) pushRejected(reading.rejected, tooLong(bill));
	return short;
}

function tooLong({ row, cells, column, start, end }: DatedBill): RejectedRow {
	const found = finding('warning', 'bill.period_too_long', { days: end - start }, { row, column });
	return { sheet: null, row, cells, finding: found };
}

/** Keyed by supply point, name and carrier: a file with three facilities has three sets. */
export function toRecords(bills: DatedBill[], reading: Reading): RecordSet[] {
	const groups = Map.groupBy(bills, (bill) =>
		JSON.stringify([bill.supplyPointNumber, bill.label, bill.carrier, bill.unit])
	);
	return [...groups.values()].map((group) => {
		const { carrier, unit, supplyPointNumber, supplier, menu, label } = group[0]!;
		const rows = withoutRepeats(group, reading).map(toBillRow);
		return {
			kind: 'bill',
			carrier,
			unit,
			supplyPointNumber,
			supplier,
			menu,
			label,
			bills: rows,
			days: []
		};
	});
}

function toBillRow(bill: DatedBill): BillRow {
	const { start, end, quantity, costYen, taxYen, row, column } = bill;
	const { peakKw, contractKw, powerFactorPercent, reading, nightQuantity } = bill;
	const figures = { start, end, quantity, nightQuantity, costYen, taxYen, peakKw, contractKw };
	return { bill: { ...figures, powerFactorPercent, reading }, sheet: null, row, column };
}

/** Two rows of one point and period: the same bill twice counts once, another one is rejected. */
function withoutRepeats(bills: DatedBill[], reading: Reading): DatedBill[] {
	const kept = new Map<string, DatedBill>();
	for (const bill of bills) {
		const key = `${bill.start}-${bill.end}`;
		const first = kept.get(key);
		if (!first) kept.set(key, bill);
		else if (sameBill(first, bill)) reading.findings.push(repeated(bill, first));
		else pushRejected(reading.rejected, contradicted(bill, first));
	}
	return [...kept.values()];
}

function sameBill(a: DatedBill, b: DatedBill): boolean {
	return sameFigure(a.quantity, b.quantity) && a.costYen === b.costYen;
}

function repeated({ row, column }: DatedBill, first: DatedBill): Finding {
	return finding('note', 'bill.repeated', { firstRow: first.row }, { row, column });
}

function contradicted({ row, cells, column }: DatedBill, first: DatedBill): RejectedRow {
	const found = finding('warning', 'bill.same_period', { firstRow: first.row }, { row, column });
	return { sheet: null, row, cells, finding: found };
}

import { carrierOf } from '../../carriers/carriers';
import { finding, type Finding } from '../../finding';
import { isoDay } from '../../time/day';
import { allBills, type PlacedBill, type PointBills } from '../placed-bill';

/** Between the file and what is in force: further apart, somebody fills in old years. */
const MOST_DAYS_BETWEEN = 400;
/** So many gaps, behind so many of the bills, are a rhythm. */
const RHYTHM = { gaps: 3, share: 0.6 };

interface Gap {
	before: PlacedBill;
	after: PlacedBill;
}

/** A list of deliveries that has nearly every month means the month that it lacks. */
const EVERY_MONTH = { bills: 12, mostGaps: 0.1 };

/**
 * Days between two bills that no bill covers, of the file and beside what is in force: for what a
 * meter counts without end. Oil is delivered when it is needed, so that a gap between deliveries
 * is named only where nearly every month has one.
 */
export function gaps(point: PointBills): Finding[] {
	const found = gapsOf(allBills(point));
	if (!isMetered(point) && !hasEveryMonth(point, found)) return [];
	const inFile = found.filter((gap) => isInFile(gap) && !hasUnreadRow(gap, point));
	const beside = found.filter(
		({ before, after }) =>
			(before.where === null) !== (after.where === null) &&
			daysOf({ before, after }) <= MOST_DAYS_BETWEEN
	);
	const rhythm = rhythmOf(inFile, point.own.length);
	return [...(rhythm ?? inFile.map(withinFile)), ...beside.map(besideForce)];
}

function isMetered({ carrier, unit }: PointBills): boolean {
	return carrier !== 'waste' && (carrierOf(carrier).role !== 'fuel' || unit === 'm3');
}

function hasEveryMonth({ own, before }: PointBills, found: readonly Gap[]): boolean {
	const count = own.length + before.length;
	return count >= EVERY_MONTH.bills && found.length <= EVERY_MONTH.mostGaps * count;
}

function gapsOf(ordered: readonly PlacedBill[]): Gap[] {
	const found: Gap[] = [];
	let latest: PlacedBill | null = null;
	for (const bill of ordered) {
		if (latest && bill.start > latest.end) found.push({ before: latest, after: bill });
		if (!latest || bill.end > latest.end) latest = bill;
	}
	return found;
}

function isInFile({ before, after }: Gap): boolean {
	return before.where !== null && after.where !== null;
}

/** A row between the two that could not be read is the missing bill. */
function hasUnreadRow({ before, after }: Gap, { unreadRows }: PointBills): boolean {
	const rows = [before.where?.row ?? 0, after.where?.row ?? 0];
	const [first, last] = [Math.min(...rows), Math.max(...rows)];
	const sheets = [before.where?.sheet, after.where?.sheet];
	// A month to a sheet: an unreadable row on either of them may be the one that is missing.
	const anywhere = sheets[0] !== sheets[1];
	return unreadRows.some(
		({ sheet, row }) => sheets.includes(sheet) && (anywhere || (row > first && row < last))
	);
}

/** Every second month: the bills are for two, or a column was forgotten. */
function rhythmOf(found: readonly Gap[], billCount: number): Finding[] | null {
	if (found.length < RHYTHM.gaps || found.length < RHYTHM.share * (billCount - 1)) return null;
	const params = { count: found.length, ...daysBetween(found[0]!) };
	return [finding('warning', 'bill.gaps_regular', params, found[0]!.after.where)];
}

function withinFile(gap: Gap): Finding {
	return finding('warning', 'bill.gap', daysBetween(gap), gap.after.where);
}

function besideForce(gap: Gap): Finding {
	const where = gap.after.where ?? gap.before.where;
	return finding('note', 'bill.gap_to_earlier', daysBetween(gap), where);
}

function daysBetween({ before, after }: Gap) {
	const days = daysOf({ before, after });
	return { from: isoDay(before.end), to: isoDay(after.start - 1), days };
}

function daysOf({ before, after }: Gap): number {
	return after.start - before.end;
}

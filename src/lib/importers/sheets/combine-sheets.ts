import { finding, type Finding } from '$lib/domain/finding';
import { MISSING, type LoadDay } from '$lib/domain/readings/load-day';
import { combineRows, LIKE_BILLS, LIKE_FIGURES } from './combine-rows';
import { combineDays, type SheetDays } from './combine-days';
import { readDate, readMonth } from '../cells/dates';
import { comparable } from '../cells/half-width';
import type { Document, RecordSet, RejectedRow } from '../importer';
import { namesOf } from '../workbook/open-workbook';

/**
 * Records of several sheets as those of one file: the months of one meter on a sheet each, or a
 * sheet for each meter. A sheet's name becomes the name of a point only where the sheets would
 * otherwise contradict each other and none of them says whose table it is.
 */
export interface SheetRecords {
	document: Document;
	records: RecordSet[];
}

export interface Combined {
	records: RecordSet[];
	rejected: RejectedRow[];
	findings: Finding[];
}

/** A record set and the sheet it stands on. */
interface Placed {
	document: Document;
	set: RecordSet;
	/** Of the sets that a sheet tells apart and this contract does not: the first is like the first. */
	nth: number;
}

function placedOf({ document, records }: SheetRecords): Placed[] {
	return records.map((set, at) => {
		const before = records.slice(0, at).filter((one) => identityOf(one) === identityOf(set));
		return { document, set, nth: before.length };
	});
}

export function combineSheets(sheets: SheetRecords[]): Combined {
	const { kept, findings } = withoutSummaries(sheets);
	const placed = kept.flatMap(placedOf);
	const named = namedBySheets(placed);
	const combined: Combined = {
		records: [],
		rejected: [],
		findings: [...findings, ...named.findings]
	};
	for (const group of Map.groupBy(
		named.placed,
		({ set, nth }) => `${nth} ${identityOf(set)}`
	).values())
		putTogether(group, combined);
	return combined;
}

/** Bills and readings of one point are two groups of one identity. */
function identityOf({ supplyPointNumber, label, carrier, unit }: RecordSet): string {
	return JSON.stringify([supplyPointNumber, label, carrier, unit]);
}

const SUMMARY =
	/^(?:総?合計|総計|集計表?|総括表?|全体|年間|まとめ|サマリー?|一覧表?|total|summary|all)$/;

/** The sum of the other sheets would count everything twice. */
function withoutSummaries(sheets: SheetRecords[]): { kept: SheetRecords[]; findings: Finding[] } {
	const isSummary = ({ document }: SheetRecords) => SUMMARY.test(comparable(document.sheet ?? ''));
	const summaries = sheets.filter(isSummary);
	if (summaries.length === 0 || sheets.length - summaries.length < 2)
		return { kept: sheets, findings: [] };
	const findings = summaries.map(({ document: { sheet } }) =>
		finding('note', 'sheet.summary_skipped', { sheet: sheet ?? '' }, { sheet })
	);
	return { kept: sheets.filter((sheet) => !isSummary(sheet)), findings };
}

/** Tables without a name that contradict each other are of several points: their sheets name them. */
function namedBySheets(placed: Placed[]): { placed: Placed[]; findings: Finding[] } {
	const nameless = placed.filter(({ set }) => set.supplyPointNumber === null && set.label === null);
	const names = [...new Set(nameless.map(({ document }) => document.sheet ?? ''))];
	const groups = Map.groupBy(nameless, ({ set, nth }) => `${nth} ${set.kind} ${identityOf(set)}`);
	const contradict = [...groups.values()].some(contradicting);
	if (names.every(isPeriod) || !contradict) return { placed, findings: [] };
	const all = placed.map((one) =>
		nameless.includes(one) ? { ...one, set: { ...one.set, label: one.document.sheet } } : one
	);
	return {
		placed: all,
		findings: [finding('note', 'sheet.names_point', { sheets: namesOf(names) })]
	};
}

/** `4月`, `2025年4月`, `2025年度`: a sheet for each month or year. */
function isPeriod(sheet: string): boolean {
	const name = comparable(sheet);
	return (
		/^(?:\d{1,2}月[分度]?|\d{4}|\d{4}年度?|fy\d{2,4}|(?:令和|平成|[rh])(?:\d{1,2}|元)年度?)$/.test(
			name
		) ||
		readMonth(name) !== null ||
		readDate(name, 'ymd') !== null
	);
}

function contradicting(group: Placed[]): boolean {
	const seen = new Map<number, { document: Document; figures: string }>();
	return group.some(({ document, set }) => {
		const days = [...billDays(set), ...readingDays(set), ...driverDays(set)];
		return days.some(([day, figures]) => {
			const before = seen.get(day);
			if (!before) seen.set(day, { document, figures });
			return before && before.document !== document && before.figures !== figures;
		});
	});
}

const LONGEST_BILL_DAYS = 400;

/** Each day that a bill covers, with what tells it from another. */
function billDays({ bills }: RecordSet): [day: number, figures: string][] {
	return bills.flatMap(({ bill: { start, end, quantity, costYen } }) => {
		const figures = JSON.stringify([start, end, quantity.coefficient, quantity.scale, costYen]);
		const days = Math.min(end - start, LONGEST_BILL_DAYS);
		return Array.from({ length: days }, (_, at): [number, string] => [start + at, figures]);
	});
}

/** Whole days only: the first and last slot of a month may stand on its neighbour's sheet. */
function readingDays({ days }: RecordSet): [day: number, figures: string][] {
	return days
		.filter(({ slots }) => !slots.includes(MISSING))
		.map((day) => [day.day, figuresOf(day)]);
}

/** Counts of a period; deliveries of one day are several, not a contradiction. */
function driverDays({ figures = [] }: RecordSet): [day: number, figures: string][] {
	return figures
		.filter(({ kind }) => kind === 'driver')
		.map(({ start, end, quantity }) => [start, JSON.stringify([end, quantity])]);
}

function figuresOf({ slots, scale }: LoadDay): string {
	return JSON.stringify([scale, ...slots]);
}

function putTogether(group: Placed[], combined: Combined): void {
	const [first] = group;
	const like = group.filter((one) => isLike(one.set, first!.set));
	for (const { document } of group.filter((one) => !like.includes(one))) {
		const sheet = document.sheet ?? '';
		combined.findings.push(finding('warning', 'sheet.another_kind', { sheet }, { sheet }));
	}
	const bills = like.map(({ document, set }) => ({ document, rows: set.bills }));
	const figures = like.map(({ document, set }) => ({ document, rows: set.figures ?? [] }));
	const days = like.map(({ document, set }): SheetDays => ({
		sheet: document.sheet,
		days: set.days
	}));
	combined.records.push({
		...first!.set,
		bills: combineRows(bills, LIKE_BILLS, combined),
		days: combineDays(days, combined.findings),
		figures: combineRows(figures, LIKE_FIGURES, combined)
	});
}

/** One point has one record in a file: of bills, or of readings of one length. */
function isLike(set: RecordSet, first: RecordSet): boolean {
	return set.kind === first.kind && set.days[0]?.slotMinutes === first.days[0]?.slotMinutes;
}

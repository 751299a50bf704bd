import { z } from 'zod';
import { companyCells } from '$lib/domain/completeness/company-cells';
import { rhythmOf } from '$lib/domain/completeness/due-day';
import type { MonthCell } from '$lib/domain/completeness/month-state';
import {
	addMonths,
	fiscalYearOf,
	isoDay,
	monthOf,
	monthsBetween,
	todayInJapan,
	type EpochDay
} from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { CompanyScope, Context } from '../../access/context';
import { getServer } from '../../app';
import { Invalid } from '../../errors';
import { parseInput } from '../../input';
import { findLastReminder, type Reminder } from '../../repositories/reminders';
import { listSites } from '../../repositories/sites';
import { read, type ReadTx } from '../../repositories/transaction';
import { existingCompany } from '../companies';
import { fiscalYearStretch, type Stretch } from '../overview/periods';
import { SHOWN_FOR_MS } from '../reminders/often';
import { type CalendarPoint, collectPoints } from './collect';
import { nextUploadsOf } from './next';
import type { CalendarView, CompletenessView, PointCalendarView } from './views';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month.invalid');
const question = z.strictObject({ from: month, to: month });

/** Ten years: a calendar, not an archive. */
const MOST_MONTHS = 120;

/** Which months of which metering points are there, and what to upload next. */
export async function getCompleteness(
	context: Context,
	companyId: string,
	input: unknown
): Promise<CompletenessView> {
	const scope = authoriseCompany(context, 'completeness', 'read', companyId);
	const range = parseInput(question, input);
	assertRange(range);
	const today = todayInJapan(Date.now());
	const points = await read(getServer().database, scope, async (tx) => {
		await existingCompany(scope, tx);
		return collectPoints(scope, tx);
	});
	return { points: calendarsOf(points, range, today), next: nextUploadsOf(points, today) };
}

export function assertRange({ from, to }: Stretch): void {
	if (from > to) throw new Invalid('month.range', { from, to });
	if (addMonths(from, MOST_MONTHS) <= to)
		throw new Invalid('month.too_many', { most: MOST_MONTHS });
}

function calendarsOf(points: readonly CalendarPoint[], range: Stretch, today: EpochDay) {
	const cells = companyCells(points, range, today);
	return points.map((one, index): PointCalendarView => {
		const { meteringPointId, name, siteId, carrier } = one.point;
		return {
			...{ meteringPointId, name, siteId, carrier, document: one.document },
			readingDay: readingDayOf(one, today),
			months: cells[index]!.map(cellView)
		};
	});
}

function readingDayOf(point: CalendarPoint, today: EpochDay): number | null {
	const rhythm = rhythmOf(point, today);
	return rhythm?.kind === 'readings' ? rhythm.day : null;
}

function cellView({ month, state, dueDay }: MonthCell) {
	return { month, state, dueDay: dueDay === null ? null : isoDay(dueDay) };
}

const years = z.object({ fiscalYear: z.int().min(1900).max(2200).nullable().catch(null) });

/** The same as a page shows it, by site: a fiscal year, or the last twelve months. */
export async function getCalendar(
	context: Context,
	companyId: string,
	input: unknown
): Promise<CalendarView> {
	const scope = authoriseCompany(context, 'completeness', 'read', companyId);
	const asked = parseInput(years, input).fiscalYear;
	const today = todayInJapan(Date.now());
	const found = await read(getServer().database, scope, (tx) => collectCalendar(scope, tx));
	const { fiscalYearStartMonth } = found.company;
	const running = monthOf(today);
	const fiscalYears = yearsOf(found.points, { running, fiscalYearStartMonth });
	const fiscalYear = asked !== null && fiscalYears.includes(asked) ? asked : null;
	const range =
		fiscalYear === null
			? { from: addMonths(running, -11), to: running }
			: begun(fiscalYearStretch(fiscalYear, fiscalYearStartMonth), running);
	const calendars = calendarsOf(found.points, range, today);
	const next = nextUploadsOf(found.points, today);
	return {
		askedOn: next.some(({ kind }) => kind === 'late') ? askedOn(found.reminder) : null,
		months: monthsBetween(range.from, range.to),
		sites: found.sites
			.map(({ siteId: id, name }) => {
				return { id, name, points: calendars.filter(({ siteId }) => siteId === id) };
			})
			.filter(({ points }) => points.length > 0),
		...{ next, fiscalYear, fiscalYears, fiscalYearStartMonth }
	};
}

function askedOn(reminder: Reminder | null): string | null {
	if (reminder?.kind !== 'coordinator' || reminder.at < Date.now() - SHOWN_FOR_MS) return null;
	return isoDay(todayInJapan(reminder.at));
}

/** More than a company has; the page lists those with metering points. */
const ALL = { limit: 10_000, after: null };

async function collectCalendar(scope: CompanyScope, tx: ReadTx) {
	return {
		company: await existingCompany(scope, tx),
		sites: (await listSites(scope, tx, ALL)).sort((a, b) => a.createdAt - b.createdAt),
		points: await collectPoints(scope, tx),
		reminder: await findLastReminder(scope, tx)
	};
}

const begun = ({ from, to }: Stretch, running: string): Stretch => ({
	from,
	to: to < running ? to : running
});

/** From the first with data to the one that is running, newest first. */
function yearsOf(
	points: readonly CalendarPoint[],
	{ running, fiscalYearStartMonth }: { running: string; fiscalYearStartMonth: number }
): number[] {
	const firsts = points.flatMap(({ span }) => (span ? [span.first] : []));
	const first = firsts.reduce((a, b) => (b < a ? b : a), running);
	const newest = fiscalYearOf(running, fiscalYearStartMonth);
	const count = newest - fiscalYearOf(first, fiscalYearStartMonth) + 1;
	return Array.from({ length: count }, (_, index) => newest - index);
}

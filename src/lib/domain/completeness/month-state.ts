/**
 * What is known of each month of a metering point, in one word: the completeness calendar (A10).
 *
 * A month is whole when all its days are covered. What is not whole yet is _awaited_ until the day
 * on which its figures are due (`due-day.ts`), and _late_ from then on, as long as no later month
 * has data. Once one has, nothing will come by itself any more: the month is a hole (_missing_),
 * or _partial_ where some of its days are known.
 *
 * After the last day of use that a person gave nothing is asked for: months without data have
 * _ended_, and data that are there all the same are shown as they are.
 *
 * A point whose newest data are more than a year older than the newest of its company is taken to
 * be closed: its later months have _ended_ and are asked for no more. A company that sends nothing
 * at all stays late with all its points.
 */
import type { DataStatus } from '../energy/energy-row';
import { addMonths, monthOf, monthsBetween, type EpochDay, type Month } from '../time/day';
import { isAfterUse } from '../energy/in-use';
import { dueDay, type Rhythm } from './due-day';

export const MONTH_STATES = [
	'measured',
	'estimated',
	'partial',
	'missing',
	'late',
	'awaited',
	'running',
	'before',
	'ended'
] as const;
export type MonthState = (typeof MONTH_STATES)[number];

/** A month of a point with data. */
export interface KnownMonth {
	month: Month;
	dataStatus: DataStatus;
	coveredDays: number;
	days: number;
}

export interface PointHistory {
	/** First and last month with any data; null where there never was any. */
	span: { first: Month; last: Month } | null;
	/** Months with data, at least those that are asked for. */
	months: readonly KnownMonth[];
	rhythm: Rhythm | null;
	/** Of the point's use; null: no end is known. */
	lastDay: EpochDay | null;
}

export interface MonthCell {
	month: Month;
	state: MonthState;
	/** Where the month is awaited or late: by when its figures are due. */
	dueDay: EpochDay | null;
	/**
	 * Whether the month counts as there. A first month whose data begin within it lacks nothing
	 * that anybody could send: it is as little expected as the months before.
	 */
	expectation: 'complete' | 'incomplete' | 'not_expected';
}

/** From where the calendar is looked at. */
export interface Moment {
	today: EpochDay;
	/** The newest month in which any point of the company has data. */
	newestMonth: Month | null;
}

const CLOSED_AFTER_MONTHS = 12;

/** The months `from`…`to`, both included; those after today's are left out. */
export function monthCells(
	history: PointHistory,
	{ from, to }: { from: Month; to: Month },
	moment: Moment
): MonthCell[] {
	const running = monthOf(moment.today);
	const known = new Map(history.months.map((one) => [one.month, one]));
	return monthsBetween(from, to < running ? to : running).map((month) =>
		cellOf(month, { history, known: known.get(month), moment })
	);
}

interface Situation {
	history: PointHistory;
	known: KnownMonth | undefined;
	moment: Moment;
}

function cellOf(month: Month, situation: Situation): MonthCell {
	const { history, moment } = situation;
	const state = stateOf(month, situation);
	if (state !== 'awaiting') {
		const begins = state === 'partial' && month === history.span?.first;
		const over = isAfterUse(month, history.lastDay);
		const expectation = begins || over ? 'not_expected' : COUNTS[state];
		return { month, state, dueDay: null, expectation };
	}
	const due = dueDay(month, history.rhythm);
	const late = moment.today > due;
	const expectation = late ? 'incomplete' : 'not_expected';
	return { month, state: late ? 'late' : 'awaited', dueDay: due, expectation };
}

type Settled = Exclude<MonthState, 'late' | 'awaited'>;

const COUNTS: Record<Settled, MonthCell['expectation']> = {
	measured: 'complete',
	estimated: 'complete',
	partial: 'incomplete',
	missing: 'incomplete',
	running: 'not_expected',
	before: 'not_expected',
	ended: 'not_expected'
};

/** `awaiting`: nothing says otherwise but the day on which the figures are due. */
function stateOf(month: Month, { history, known, moment }: Situation): Settled | 'awaiting' {
	const { span, lastDay } = history;
	if (!known && isAfterUse(month, lastDay)) return 'ended';
	if (!span || month < span.first) return 'before';
	if (known && known.coveredDays >= known.days) return wholeState(known);
	if (isAfterUse(month, lastDay)) return 'partial';
	if (month >= monthOf(moment.today)) return 'running';
	if (month < span.last) return known ? 'partial' : 'missing';
	if (!isClosed(span.last, moment)) return 'awaiting';
	return known ? 'partial' : 'ended';
}

/** Every day is covered; slots of readings may be missing within one. */
function wholeState({ dataStatus }: KnownMonth): Settled {
	return dataStatus === 'missing' ? 'partial' : dataStatus;
}

function isClosed(last: Month, { newestMonth }: Moment): boolean {
	return newestMonth !== null && last < addMonths(newestMonth, -CLOSED_AFTER_MONTHS);
}

import type { MonthShare } from '$lib/domain/completeness/month-shares';
import type { MonthState } from '$lib/domain/completeness/month-state';
import type { NextUpload, SourceDocument } from '$lib/domain/completeness/next-uploads';

export interface MonthCellView {
	month: string;
	state: MonthState;
	/** Of a month that is awaited or late: the last day on which it is not late. */
	dueDay: string | null;
}

export interface PointCalendarView {
	meteringPointId: string;
	name: string;
	siteId: string;
	carrier: string;
	document: SourceDocument;
	/** On which day of the month the meter is read, the point's own or that of its bills. */
	readingDay: number | null;
	months: MonthCellView[];
}

export interface NextUploadView extends Omit<NextUpload, 'months'> {
	name: string;
	carrier: string;
	/** First and last of the months that lack; null for a point without any data. */
	from: string | null;
	to: string | null;
	monthCount: number;
}

export interface CompletenessView {
	points: PointCalendarView[];
	/** What to upload next, most useful first, of all months and not only those asked for. */
	next: NextUploadView[];
}

/** What the page is drawn from. */
export interface CalendarView {
	/** Columns: the months asked for that have begun. */
	months: string[];
	sites: { id: string; name: string; points: PointCalendarView[] }[];
	next: NextUploadView[];
	/** The fiscal year that is shown; null: the last twelve months. */
	fiscalYear: number | null;
	fiscalYears: number[];
	fiscalYearStartMonth: number;
	/** The day on which a coordinator asked for what is late; null where nothing is, or nobody did. */
	askedOn: string | null;
}

/** For what the next file is. */
export interface UploadTargetView {
	meteringPointId: string;
	name: string;
	carrier: string;
	document: SourceDocument;
	month: string | null;
}

/** A company as its coordinator sees it: how far it is, in counts of metering points and months. */
export interface CompanyCompletenessView {
	id: string;
	name: string;
	/** Metering points that ever had data. */
	points: number;
	months: MonthShare[];
	latePoints: number;
	/** Over all its points, of the months asked for. */
	lateMonths: number;
	/** The oldest of them. */
	lateSince: string | null;
}

/** Beside it for whoever may remind the company. */
export interface RemindedView {
	/** The day of the last reminder. */
	lastReminder: string | null;
	/** Late, and not reminded lately. */
	mayRemind: 'yes' | 'no';
}

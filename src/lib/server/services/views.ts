/**
 * What services answer: the shapes of `/api/v1`, and what pages are drawn from. Days are
 * `YYYY-MM-DD` and inclusive where named from/to, months `YYYY-MM`, missing values null.
 */
import type { ImportStatus } from '../repositories/imports';
import type {
	EnergyFigures,
	FactorStatuses,
	DataStatus,
	FactorStatus
} from '$lib/domain/energy/energy-row';
import type { Factor } from '$lib/domain/factors/factor';
import type { UseFrom } from '$lib/domain/deliveries/fuel-use';
import type { Finding } from '$lib/domain/finding';
import type { ColumnGuess } from '$lib/importers/importer';
import type { FactorSentence } from './factor-explanation';
import type { EntryView, TraceEntry } from './bill-views';

export interface CompanyView {
	id: string;
	name: string;
	industry: string | null;
	fiscalYearStartMonth: number;
	taxDisplay: 'included' | 'excluded';
	origin: 'real' | 'demo';
	dataVersion: number;
}

export interface SiteView {
	id: string;
	name: string;
	postalCode: string | null;
	address: string | null;
	floorAreaM2: number | null;
	timeZone: string;
	/** The station whose days are the site's weather; null where none was chosen. */
	weatherStationId: string | null;
}

export interface MeteringPointView {
	id: string;
	siteId: string;
	name: string;
	carrier: string;
	unit: string;
	supplyPointNumber: string | null;
	supplier: string | null;
	menu: string | null;
	area: string | null;
	readingDay: number | null;
	contractKw: number | null;
	/** How deliveries of a fuel become use; null: by averaging. */
	useFrom: UseFrom | null;
	/** Last day of use; null: no end is known. */
	lastDay: string | null;
}

export interface HealthView {
	status: 'ok';
	version: string;
	database: 'sqlite' | 'postgresql';
}

/** A browser that somebody is signed in with. */
export interface SessionView {
	id: string;
	createdAt: string;
	lastSeenAt: string;
	expiresAt: string;
	address: string;
	userAgent: string;
	secondFactor: 'passed' | 'open';
	/** The one that asks. */
	current: boolean;
}

export interface TokenView {
	id: string;
	name: string;
	scopes: ('read' | 'write')[];
	createdAt: string;
	expiresAt: string;
	lastUsedAt: string | null;
}

export interface NewTokenView extends TokenView {
	/** Shown this once; only its hash is kept. */
	token: string;
}

export interface MemberView {
	id: string;
	name: string;
	email: string;
	role: 'company_admin' | 'company_member';
	createdAt: string;
}

export type { ImportStatus };
export type { BillConflict, BillView, EntryView, TraceEntry } from './bill-views';

export type ConflictChoice = 'keep' | 'replace' | 'both';

export interface ImportRecordView {
	kind: 'bill' | 'interval' | 'delivery' | 'driver' | 'weather';
	/** null of what is no energy: weather, drivers. */
	carrier: string | null;
	unit: string;
	meteringPointId: string | null;
	/** Name of that point, or of the one that commit will create. */
	meteringPointName: string | null;
	supplyPointNumber: string | null;
	label: string | null;
	from: string;
	to: string;
	count: number;
	missing: number;
	/** The sum; of weather the mean. */
	quantity: number;
	costYen: number | null;
	peakKw: number | null;
	byMonth: { month: string; quantity: number; costYen: number | null }[];
	/** Points a person may choose from, where it is not clear. */
	candidates: { id: string; name: string }[];
}

export interface ImportView {
	id: string;
	status: ImportStatus;
	file: { name: string; sha256: string; bytes: number };
	layout: { id: string; label: string; reason: string } | null;
	records: ImportRecordView[];
	counts: { new: number; same: number; conflict: number; rejected: number };
	/** With `message` in the reader's language. */
	findings: (Finding & { message: string })[];
	columns: ColumnGuess[] | null;
	conflicts: ConflictChoice | null;
	/** Of what was written by hand; null of a file. */
	entry: EntryView | null;
	/** Name of who brought it; null where nobody is known by that name any more. */
	createdBy: string | null;
	createdAt: string;
	committedAt: string | null;
	undoneAt: string | null;
}

/** A line of the company's list of imports. */
export interface ImportLine {
	id: string;
	status: ImportStatus;
	/** Null of a file; its name says what it is. */
	entry: EntryView['deed'] | null;
	/** Of what was written by hand: for which metering point. */
	meteringPointName: string | null;
	createdBy: string | null;
	fileName: string;
	layoutLabel: string | null;
	from: string | null;
	to: string | null;
	createdAt: string;
	committedAt: string | null;
	undoneAt: string | null;
}

/** `GET /energy`: dimensions asked for in `by` are set, the others absent. */
export interface EnergySumView {
	quantity: number | null;
	unit: string | null;
	gigajoules: number | null;
	crudeOilKl: number | null;
	costYen: number | null;
	/** What power sold brought in; not part of `costYen`. */
	incomeYen: number | null;
	co2KgBasic: number | null;
	co2KgAdjusted: number | null;
	coverage: number;
	/** Of the days to be paid for, the share that `costYen` is for; null where nothing is. */
	costCoverage: number | null;
	dataStatus: DataStatus;
	factorStatus: FactorStatuses;
	status: FactorStatus | DataStatus;
}

export interface EnergyRowView extends EnergySumView {
	month?: string;
	fiscalYear?: number;
	carrier?: string;
	site?: string;
	meteringPoint?: string;
}

export interface EnergyView {
	rows: EnergyRowView[];
	findings: (Finding & { message: string })[];
}

export interface FactorView extends Omit<Factor, 'confidence'> {
	status: FactorStatus;
	found: { step: string; matched: string }[];
	/** The edition in the library; null for an own factor and where none was found. */
	editionId: string | null;
	/** The search in the reader's words. */
	explanation: FactorSentence[];
}

/** `GET /factors` */
export interface FactorAnswer extends FactorView {
	findings: (Finding & { message: string })[];
}

/** The steps behind one cell: metering point × month. */
export interface TraceView {
	meteringPoint: { id: string; name: string; carrier: string; unit: string };
	month: string;
	figures: EnergyFigures;
	/** Bills and days of readings that stand behind the month. */
	evidence: {
		kind: 'bill' | 'interval' | 'delivery';
		importId: string;
		fileName: string;
		sha256: string;
		sheet: string | null;
		/** First and last row of the file (equal for a bill). */
		row: number;
		lastRow: number;
		column: string | null;
		/** The whole period of the evidence, inclusive. */
		from: string;
		to: string;
		quantity: number;
		unit: string;
		costYen: number | null;
		/** What of it falls into this month. */
		daysInMonth: number;
		daysInPeriod: number;
		quantityInMonth: number;
		costYenInMonth: number | null;
		reading: 'actual' | 'estimated';
		/** Of what was written by hand; null of a file. */
		entry: TraceEntry | null;
	}[];
	conversions: { from: string; to: string; multiplier: number; source: string }[];
	factor: FactorView | null;
	energyFactor: {
		id: string;
		value: number;
		unit: string;
		source: string;
		status: FactorStatus;
	} | null;
	crudeOil: { value: number; unit: string; source: string } | null;
	/** Human-readable, with the figures put in, per result. */
	formulas: { result: keyof FactorStatuses; text: string; value: number | null }[];
	/** What the formulas give now, beside what is stored: equal unless something is wrong. */
	recomputed: 'equal' | 'different';
	findings: (Finding & { message: string })[];
}

/** A sum over months and metering points, by both, each worked out again. */
export interface SumTraceView {
	from: string;
	to: string;
	carrier: string | null;
	/** null: no metering point is of that kind. */
	total: EnergySumView | null;
	months: { month: string; figures: EnergySumView }[];
	points: {
		meteringPoint: { id: string; name: string; carrier: string; unit: string; siteId: string };
		figures: EnergySumView;
	}[];
	recomputed: 'equal' | 'different';
	/** What is stored otherwise than it comes out now; without a metering point: the company's sum. */
	different: { meteringPointId: string | null; month: string }[];
	findings: (Finding & { message: string })[];
}

export interface LoadProfileView {
	/** Of most days. */
	slotMinutes: number;
	days: {
		day: string;
		/** Only where it is not that of most days. */
		slotMinutes?: number;
		kwh: (number | null)[];
		peakKw: number | null;
	}[];
}

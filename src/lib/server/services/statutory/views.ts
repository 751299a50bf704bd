/** The table for 省エネ法 and 温対法 as pages, files, the API and issued reports have it. */
import type { ChangedFigure } from '$lib/domain/statutory/compare-tables';
import type {
	PointGap,
	StatutoryLine,
	StatutoryTable
} from '$lib/domain/statutory/statutory-table';
import type { FactorStatus } from '$lib/domain/energy/energy-row';

/** An emission factor behind a line, with the months that it was used in. */
export interface UsedFactor {
	id: string;
	from: string;
	to: string;
	supplier: string | null;
	menu: string | null;
	area: string | null;
	valueBasic: number | null;
	valueAdjusted: number | null;
	unit: string;
	edition: string;
	listDate: string | null;
	source: string;
	/** The worst of the line's months where several factors stand behind it. */
	status: FactorStatus;
}

/** A conversion of the energy law behind a line, as the law prints it. */
export interface UsedConversion {
	id: string;
	from: string;
	to: string;
	/** Empty of the company's own heating value. */
	name: string;
	value: number;
	unit: string;
	source: string;
}

export interface StatutoryLineView extends Omit<StatutoryLine, 'factors' | 'energyFactors'> {
	factors: UsedFactor[];
	conversions: UsedConversion[];
}

export interface StatutoryTableView extends Omit<StatutoryTable, 'lines' | 'gaps'> {
	companyName: string;
	dataVersion: number;
	lines: StatutoryLineView[];
	gaps: (PointGap & { name: string })[];
}

export interface IssueView {
	id: string;
	fiscalYear: number;
	issuedAt: string;
	/** Null where the person is not known any more, or it was done on the server itself. */
	issuedBy: string | null;
	/** Id of the later issue that stands in its place. */
	replacedBy: string | null;
}

export interface StatutoryPage {
	/** Statutory years with data, newest first. */
	years: number[];
	/** null while nothing is committed. */
	table: StatutoryTableView | null;
	/** Of all years, the latest first. */
	issued: IssueView[];
	mayIssue: 'yes' | 'no';
}

export interface IssuedPage {
	issue: IssueView;
	table: StatutoryTableView;
	/** Figures that are others today; empty: the table stands as it was issued. */
	changes: ChangedFigure[];
}

import type { Finding } from '$lib/domain/finding';
import type { MovedMonth } from '$lib/domain/restatements/moved-months';
import type { EditionDifferences } from '../../factor-library/compare-editions';

export interface EditionLineView {
	id: string;
	series: string;
	label: string;
	origin: 'shipped' | 'brought_in';
	/** Who brought it in, and when; null for a shipped one. */
	createdBy: string | null;
	createdAt: string | null;
	/** For how many companies of the consortium it counts. */
	companies: number;
	warnings: number;
}

export interface EditionsView {
	items: EditionLineView[];
	/** Companies of the consortium. */
	companies: number;
}

export interface EditionView extends EditionLineView {
	source: string;
	fileName: string | null;
	figures: number;
	findings: (Finding & { message: string })[];
	differences: EditionDifferences;
	/** Whether it may still be discarded. */
	discardable: 'yes' | 'no';
	restatements: RestatementLineView[];
}

export type RestatementState =
	'computing' | 'ready' | 'applying' | 'applied' | 'undoing' | 'undone' | 'discarded';

export interface RestatementLineView {
	id: string;
	editionId: string;
	editionLabel: string;
	series: string;
	status: RestatementState;
	createdBy: string | null;
	createdAt: string;
	endedAt: string | null;
}

export type CompanyState =
	'open' | 'computed' | 'held' | 'applied' | 'undo_held' | 'undone' | 'superseded' | 'failed';

/** Of a company of others: status, counts and percentages, nothing else. */
export interface RestatedCompanyView {
	id: string;
	name: string;
	status: CompanyState;
	movedMonths: number;
	movedPoints: number;
	closedMonths: number;
	/** In per cent, to one decimal. */
	percentBasic: number | null;
	percentAdjusted: number | null;
	/** Whether its consent opens its own page to the coordinator. */
	open: 'yes' | 'no';
}

export interface RestatementView extends RestatementLineView {
	companies: RestatedCompanyView[];
	counts: Record<CompanyState, number>;
	/** Whose figures move. */
	moving: number;
	/** Companies by how much their CO2 changes, for the chart. */
	bands: { from: number | null; to: number | null; companies: number }[];
}

/** A company's own editions: which count, since when, by whom. */
export interface CompanyEditionView {
	series: string;
	editionId: string;
	label: string;
	source: string;
	origin: 'shipped' | 'brought_in';
	/** null: since the founding. */
	since: string | null;
	by: string | null;
}

export interface CompanyRestatementLineView {
	id: string;
	editionId: string;
	editionLabel: string;
	status: CompanyState;
	movedMonths: number;
	closedMonths: number;
	decidedAt: string | null;
	decidedBy: string | null;
}

export interface RestatedMonthView extends MovedMonth {
	point: string;
	carrier: string;
}

export interface CompanyRestatementView extends CompanyRestatementLineView {
	formerLabel: string | null;
	months: RestatedMonthView[];
	/** Whether whoever asks may apply or undo it. */
	mayDecide: 'yes' | 'no';
}

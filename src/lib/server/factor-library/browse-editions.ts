import type { Confidence } from '$lib/domain/factors/factor';
import { editionLagOf, expectedMonth, reportYearOf } from '$lib/domain/factors/edition-lags';
import { menuCode } from '$lib/domain/factors/menu';
import { supplierKey } from '$lib/domain/factors/supplier-name';
import { addMonths, firstDayOf, isoDay } from '$lib/domain/time/day';
import {
	energyEntries,
	fuelEntries,
	historyEntries,
	scope3Entries,
	supplierEntries,
	type EditionEntry
} from './edition-entries';
import { ownFactorEntries } from './own-factor-entries';
import { shippedEditions } from './editions';
import type { EditionFile } from './schema';

/** An edition as the library lists it. */
export interface EditionHead {
	id: string;
	kind: EditionFile['kind'];
	/** As its publisher calls it. */
	title: string;
	carriers: readonly string[];
	listDate: string | null;
	/** Of a list of suppliers: results of this year serve that year and are reported in a third. */
	resultYear: number | null;
	useYear: number | null;
	reportYear: number | null;
	/** Years of use of its rows, both included; null is open. */
	fromYear: number | null;
	toYear: number | null;
	rows: number;
	source: string;
	sourceUrl: string | null;
	/** Rows by how far they can be relied on. */
	confidence: Record<Confidence, number>;
	/** Last day that it holds for officially; null until it is replaced. */
	bestBefore: string | null;
	/** The edition that took its place. */
	replacedBy: string | null;
	/** Month in which the list that replaces it is expected. */
	replacementExpected: string | null;
}

export interface Edition {
	head: EditionHead;
	entries: readonly EditionEntry[];
}

let all: readonly Edition[] | null = null;

/** All shipped editions: lists of suppliers, tables of fuels, the law, history, scope 3. */
export function browseEditions(): readonly Edition[] {
	return (all ??= build());
}

export function findEdition(id: string): Edition | null {
	return browseEditions().find(({ head }) => head.id === id) ?? null;
}

/** The edition that a factor's id names; null for own factors and what is no energy. */
export function editionIdOf(factorId: string): string | null {
	return findEdition(factorId.split('/')[0] ?? '')?.head.id ?? null;
}

function build(): Edition[] {
	return shippedEditions().map(browsed).sort(byUse);
}

/** Lists of suppliers, which most people look for, first; of a kind the newest and largest. */
const KINDS = ['supplier_list', 'fuel_table', 'energy_rules', 'history', 'scope3', 'own_factors'];

function byUse({ head: a }: Edition, { head: b }: Edition): number {
	return (
		KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
		(b.fromYear ?? 0) - (a.fromYear ?? 0) ||
		b.rows - a.rows
	);
}

/** Any edition as the library shows it, whoever brought it in. */
export function browsed(file: EditionFile): Edition {
	switch (file.kind) {
		case 'supplier_list':
			return edition(file, supplierEntries(file), listYears(file));
		case 'fuel_table':
			return edition(file, fuelEntries(file));
		case 'energy_rules':
			return edition(file, energyEntries(file));
		case 'history':
			return edition(file, historyEntries(file));
		case 'scope3':
			return edition(file, scope3Entries(file));
		case 'own_factors':
			return edition(file, ownFactorEntries(file));
	}
}

type ListYears = Pick<
	EditionHead,
	'listDate' | 'resultYear' | 'useYear' | 'reportYear' | 'replacementExpected'
>;

const NO_LIST: ListYears = {
	...{ listDate: null, resultYear: null, useYear: null, reportYear: null },
	replacementExpected: null
};

function listYears(file: {
	carrier: string;
	listDate: string;
	resultYear: number;
	useYear: number;
}): ListYears {
	const { carrier, listDate, resultYear, useYear } = file;
	const lag = editionLagOf(carrier);
	return {
		...{ listDate, resultYear, useYear, reportYear: reportYearOf(carrier, useYear) },
		replacementExpected: lag && expectedMonth(lag, useYear + 1)
	};
}

/** Tables that a later one of these files took over from. */
const REPLACED_BY: Record<string, string> = {
	'fuels-2009-2022': 'fuels-from-2023',
	'non-fossil-2009-2022': 'other-energy-from-2023'
};

function edition(
	{ id, kind, label, source, sourceUrl }: EditionFile,
	entries: EditionEntry[],
	years = NO_LIST
): Edition {
	const figures = entries.flatMap((entry) => entry.figures);
	const confidence = (wanted: Confidence) =>
		figures.filter((figure) => figure.confidence === wanted).length;
	const span = yearsOf(figures.filter(({ used }) => used === 'yes'));
	const head: EditionHead = {
		...{ id, kind, title: label, source, sourceUrl, ...years, ...span },
		carriers: [...new Set(figures.flatMap(({ carriers }) => carriers))],
		rows: figures.length,
		confidence: {
			high: confidence('high'),
			medium: confidence('medium'),
			low: confidence('low')
		},
		bestBefore: span.toYear === null ? null : lastDayOf(span.toYear),
		replacedBy: REPLACED_BY[id] ?? null
	};
	return { head, entries };
}

type Span = Pick<EditionHead, 'fromYear' | 'toYear'>;

/** From the first year to the last; open where a row is. One without years serves none. */
function yearsOf(figures: readonly Span[]): Span {
	const dated = figures.filter(({ fromYear, toYear }) => fromYear !== null || toYear !== null);
	const from = dated.map(({ fromYear }) => fromYear ?? -Infinity);
	const to = dated.map(({ toYear }) => toYear ?? Infinity);
	return { fromYear: finite(Math.min(...from)), toYear: finite(Math.max(...to)) };
}

const finite = (year: number) => (Number.isFinite(year) ? year : null);

/** 31 March after a statutory year. */
const lastDayOf = (year: number) => isoDay(firstDayOf(addMonths(`${year}-04`, 12)) - 1);

export interface EntrySearch {
	/** Part of a name, present or former, of a fuel or of a registration number. */
	text?: string | null;
	menu?: string | null;
	/** A year of use. */
	year?: number | null;
}

/** Entries that a search finds, each with those of its figures that fit menu and year. */
export function searchEntries(
	entries: readonly EditionEntry[],
	{ text, menu, year }: EntrySearch
): EditionEntry[] {
	const key = supplierKey(text ?? '');
	const code = menu?.trim() ? menuCode(menu) : null;
	return entries
		.filter(({ keys }) => key === '' || keys.some((one) => one.includes(key)))
		.map((entry) => ({
			...entry,
			figures: entry.figures.filter(
				(figure) =>
					(code === null || figure.menu === code || figure.kind === code) &&
					(year === null || year === undefined || serves(figure, year))
			)
		}))
		.filter(({ figures }) => figures.length > 0);
}

function serves(
	{ fromYear, toYear }: { fromYear: number | null; toYear: number | null },
	year: number
): boolean {
	return (fromYear ?? -Infinity) <= year && year <= (toYear ?? Infinity);
}

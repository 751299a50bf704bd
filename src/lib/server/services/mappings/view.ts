import type { Finding } from '$lib/domain/finding';
import { isoDay } from '$lib/domain/time/day';
import type { Mapping } from '$lib/importers/importer';
import type { NewImportRecord } from '../../repositories/import-records';
import type { MappingOfImport } from '../../repositories/remembered-mappings';
import { label, message, withMessage, type Locale } from '../../sentences';
import type { ImportView } from '../views';
import type { Trial } from './trial';

type Named = Finding & { message: string };

/** A carrier's records of a trial together. */
export interface TrialTotal {
	carrier: string;
	unit: string;
	kind: 'bill' | 'interval';
	/** Places of the file. */
	records: number;
	/** Bills or readings. */
	count: number;
	from: string;
	to: string;
	quantity: number;
	/** null where none of them has yen. */
	costYen: number | null;
	byMonth: { month: string; quantity: number; costYen: number | null }[];
}

/** A file of unknown columns, how it could be read, and what that would come to. */
export interface MappingTrialView {
	file: { name: string; bytes: number };
	status: ImportView['status'];
	/** The first rows as printed. */
	rows: string[][];
	columns: Trial['columns'];
	mapping: Mapping;
	/** Of a workbook all that are not hidden, the likeliest first; none of a text. */
	sheets: string[];
	/** The one that is shown. */
	sheet: string | null;
	layouts: { id: string; label: string }[];
	/** `head`: of a large file only its first lines were read. */
	part: Trial['part'];
	readable: Trial['readable'];
	totals: TrialTotal[];
	rejected: { row: number; cells: string[]; message: string }[];
	counts: { records: number; rejected: number };
	findings: Named[];
	/** Why the file was asked about. */
	why: Named[];
}

export function toTrialView(trial: Trial, locale: Locale): MappingTrialView {
	const { file, rows, columns, mapping, sheets, sheet, part, readable, records } = trial;
	const named = (findings: Finding[]) => findings.map((one) => withMessage(one, locale));
	return {
		...{ rows, columns, mapping, sheets, sheet, part, readable },
		file: { name: file.fileName, bytes: file.byteCount },
		status: file.status as ImportView['status'],
		layouts: trial.layouts.map((id) => ({ id, label: label(`layout_${id}`, locale) })),
		totals: totalsOf(records),
		rejected: trial.rejected.map(({ row, cells, finding }) => ({
			row,
			cells: JSON.parse(cells) as string[],
			message: message(JSON.parse(finding) as Finding, locale)
		})),
		counts: { records: records.length, rejected: trial.rejectedCount },
		findings: named(trial.findings),
		why: named(trial.why)
	};
}

function totalsOf(records: readonly NewImportRecord[]): TrialTotal[] {
	const groups = Map.groupBy(records, ({ kind, carrier, unit }) => `${kind} ${carrier} ${unit}`);
	return [...groups.values()].map(totalOf);
}

function totalOf(group: NewImportRecord[]): TrialTotal {
	const { carrier, unit, kind } = group[0]!;
	const sum = (figure: (record: NewImportRecord) => number) =>
		group.reduce((total, record) => total + figure(record), 0);
	return {
		...{ carrier, unit, kind: kind as TrialTotal['kind'], records: group.length },
		count: sum(({ count }) => count),
		from: isoDay(Math.min(...group.map(({ fromDay }) => fromDay))),
		to: isoDay(Math.max(...group.map(({ toDay }) => toDay))),
		quantity: sum(({ quantity }) => quantity),
		costYen: sumOfYen(group.map(({ costYen }) => costYen)),
		byMonth: monthsOf(group)
	};
}

type Months = TrialTotal['byMonth'];

function monthsOf(group: NewImportRecord[]): Months {
	const all = group.flatMap(({ byMonth }) => JSON.parse(byMonth) as Months);
	const months = Map.groupBy(all, ({ month }) => month);
	return [...months]
		.map(([month, parts]) => ({
			month,
			quantity: parts.reduce((total, { quantity }) => total + quantity, 0),
			costYen: sumOfYen(parts.map(({ costYen }) => costYen))
		}))
		.toSorted((a, b) => (a.month < b.month ? -1 : 1));
}

function sumOfYen(yen: (number | null)[]): number | null {
	const known = yen.filter((one) => one !== null);
	return known.length === 0 ? null : known.reduce((total, one) => total + one, 0);
}

/** A mapping that the next file with such headings is read with. */
export interface RememberedMappingView {
	id: string;
	headings: string[];
	/** File that it was last committed with. */
	fileName: string;
	taughtAt: string;
	taughtBy: string | null;
}

export function toRememberedView(
	known: MappingOfImport,
	name: string | null
): RememberedMappingView {
	return {
		id: known.mappingId,
		headings: JSON.parse(known.headings) as string[],
		fileName: known.fileName,
		taughtAt: new Date(known.taughtAt).toISOString(),
		taughtBy: name
	};
}

import type { Finding } from '$lib/domain/finding';
import { assignPoints, type Assignment } from '$lib/domain/ledger/assign-points';
import { isoDay } from '$lib/domain/time/day';
import type { Claim } from '$lib/importers/importer';
import type { ImportRecord } from '../../repositories/import-records';
import type { Import, ImportSummary } from '../../repositories/imports';
import type { LedgerBill } from '../../repositories/ledger';
import type { MeteringPoint } from '../../repositories/metering-points';
import { label, withMessage, type Locale } from '../../sentences';
import { toBillView } from '../bills/views';
import type { EntryView, ImportLine, ImportRecordView, ImportView } from '../views';
import { requestOf } from './job';

/** Everything an Import object is made from. */
export interface ImportParts {
	row: Import;
	records: ImportRecord[];
	points: MeteringPoint[];
	siteCount: number;
	/** Name of who brought it. */
	author: string | null;
	/** Bills that it takes out of force. */
	removed: LedgerBill[];
}

/** `outside`: somebody who may read the company's files, but not who its people are. */
export type Reader = 'own' | 'outside';

export function toImportView(
	parts: ImportParts,
	locale: Locale,
	reader: Reader = 'own'
): ImportView {
	const { row } = parts;
	return {
		id: row.importId,
		status: row.status as ImportView['status'],
		file: { name: row.fileName, sha256: row.sha256, bytes: row.byteCount },
		layout: layoutOf(row, locale, reader),
		records: recordViews(parts, locale),
		counts: JSON.parse(row.counts) as ImportView['counts'],
		findings: (JSON.parse(row.findings) as Finding[]).map((one) => withMessage(one, locale)),
		columns: row.columns === null ? null : (JSON.parse(row.columns) as ImportView['columns']),
		conflicts: row.conflicts as ImportView['conflicts'],
		entry: entryOf(parts),
		createdBy: parts.author,
		createdAt: instant(row.createdAt),
		committedAt: row.committedAt === null ? null : instant(row.committedAt),
		undoneAt: row.undoneAt === null ? null : instant(row.undoneAt)
	};
}

function entryOf({ row, points, removed }: ImportParts): EntryView | null {
	const { entry } = requestOf(row);
	if (!entry) return null;
	const unitOf = (id: string) => points.find((point) => point.meteringPointId === id)?.unit ?? '';
	return {
		...{ deed: entry.deed, reason: entry.reason },
		removed: removed.map((bill) => toBillView(bill, { unit: unitOf(bill.meteringPointId) }))
	};
}

/** Names by id: of people, and of metering points. */
export interface Names {
	people: ReadonlyMap<string, string>;
	points: ReadonlyMap<string, string>;
}

export function toImportLine(
	row: ImportSummary,
	{ people, points }: Names,
	locale: Locale
): ImportLine {
	const { entry, meteringPointId } = requestOf(row);
	return {
		id: row.importId,
		status: row.status as ImportLine['status'],
		entry: entry?.deed ?? null,
		meteringPointName: (entry && meteringPointId && points.get(meteringPointId)) || null,
		createdBy: people.get(row.createdBy) ?? null,
		fileName: row.fileName,
		layoutLabel: layoutOf(row, locale, 'outside')?.label ?? null,
		from: row.fromDay === null ? null : isoDay(row.fromDay),
		to: row.toDay === null ? null : isoDay(row.toDay),
		createdAt: instant(row.createdAt),
		committedAt: row.committedAt === null ? null : instant(row.committedAt),
		undoneAt: row.undoneAt === null ? null : instant(row.undoneAt)
	};
}

/** Where each record would go, as things stand now. */
export function assignmentsOf(
	{
		row,
		records,
		points,
		siteCount
	}: Pick<ImportParts, 'row' | 'records' | 'points' | 'siteCount'>,
	chosen: ReadonlyMap<number, string> = new Map()
): Assignment[] {
	return assignPoints(records, {
		points: points.map(({ meteringPointId, ...point }) => ({ id: meteringPointId, ...point })),
		siteCount,
		requestedPointId: requestOf(row).meteringPointId,
		chosen
	});
}

/** The name that a point made at commit will bear. */
export function newPointName(record: ImportRecord, locale: Locale): string {
	const carrier = label(`carrier_${record.carrier}`, locale);
	const { supplyPointNumber } = record;
	if (record.label !== null) return record.label;
	if (!supplyPointNumber) return carrier;
	return label('point_name_by_number', locale, { carrier, number: endOf(supplyPointNumber) });
}

/** Of 22 digits people know the last four. */
const KNOWN_DIGITS = 4;

const endOf = (number: string) => number.slice(-KNOWN_DIGITS);

function recordViews(parts: ImportParts, locale: Locale): ImportRecordView[] {
	const assignments = assignmentsOf(parts);
	const nameById = new Map(parts.points.map((point) => [point.meteringPointId, point.name]));
	return parts.records.map((record, index) => {
		const assignment = assignments[index]!;
		const pointId =
			record.meteringPointId ?? (assignment.kind === 'existing' ? assignment.pointId : null);
		const asks = pointId === null && assignment.kind === 'ask';
		return {
			...figuresOf(record),
			meteringPointId: pointId,
			meteringPointName: pointId
				? (nameById.get(pointId) ?? null)
				: asks || assignment.kind === 'none'
					? null
					: newPointName(record, locale),
			candidates: asks ? assignment.candidates.map(({ id, name }) => ({ id, name })) : []
		};
	});
}

function figuresOf(record: ImportRecord) {
	return {
		kind: record.kind as ImportRecordView['kind'],
		carrier: record.carrier || null,
		unit: record.unit,
		supplyPointNumber: record.supplyPointNumber,
		label: record.label,
		from: isoDay(record.fromDay),
		to: isoDay(record.toDay),
		count: record.count,
		missing: record.missing,
		quantity: record.quantity,
		costYen: record.costYen,
		peakKw: record.peakKw,
		byMonth: JSON.parse(record.byMonth) as ImportRecordView['byMonth']
	};
}

function layoutOf(row: Import, locale: Locale, reader: Reader): ImportView['layout'] {
	if (row.layoutId === null) return null;
	const claim = row.layoutReason === null ? null : (JSON.parse(row.layoutReason) as Claim);
	return {
		id: row.layoutId,
		label: label(`layout_${row.layoutId}`, locale),
		reason: claim ? reasonOf(claim, locale, reader) : ''
	};
}

function reasonOf({ reason, params }: Claim, locale: Locale, reader: Reader): string {
	const named = reader === 'own' && params.name !== '';
	const key = reason === 'remembered' && !named ? 'remembered_unnamed' : reason;
	return label(`layout_reason_${key}`, locale, params);
}

function instant(epochMs: number): string {
	return new Date(epochMs).toISOString();
}

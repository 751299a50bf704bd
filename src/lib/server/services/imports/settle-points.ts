import { randomUUID } from 'node:crypto';
import { ledgerUnit } from '$lib/domain/ledger/ledger-unit';
import type { FactorLibrary } from '$lib/domain/factors/factor-library';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { monthOf } from '$lib/domain/time/day';
import { Conflict, Invalid } from '../../errors';
import type { ImportRecord } from '../../repositories/import-records';
import { createMeteringPoint, type MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, WriteTx } from '../../repositories/transaction';
import type { CommitJob } from './job';
import { bookOf } from '../editions/book-of';
import { firstSite } from '../first-site';
import { assignmentsOf, newPointName, type ImportParts } from './view';

/** A record and the metering point that it goes to. */
export interface SettledRecord {
	record: ImportRecord;
	meteringPointId: string;
	made: 'before' | 'now';
}

/** Every record gets its point; what only a person can say is asked for, before anything moves. */
export async function settlePoints(
	scope: CompanyScope,
	tx: WriteTx,
	{ job, parts }: { job: CommitJob; parts: ImportParts }
): Promise<SettledRecord[]> {
	const chosen = new Map(Object.entries(job.meteringPoints).map(([at, id]) => [Number(at), id]));
	const assignments = assignmentsOf(parts, chosen);
	const open = assignments.findIndex((one) => one.kind === 'ask');
	if (open >= 0) throw new Conflict('import.metering_point_required', { record: open });
	const settled: SettledRecord[] = [];
	const made = new Map<string, SettledRecord>();
	for (const [index, record] of parts.records.entries()) {
		const assignment = assignments[index]!;
		if (assignment.kind === 'none') continue;
		if (assignment.kind === 'existing') {
			requireFitting(
				record,
				parts.points.find((p) => p.meteringPointId === assignment.pointId)
			);
			settled.push({ record, meteringPointId: assignment.pointId, made: 'before' });
		} else {
			const number = numberOf(record);
			const one = made.get(number) ?? { record, ...(await makePoint(scope, tx, { record, job })) };
			if (record.supplyPointNumber !== null) made.set(number, one);
			requireUnit(record, { unit: one.record.unit, name: newPointName(one.record, 'ja') });
			settled.push({ ...one, record });
		}
	}
	requireDaysApart(settled);
	return settled;
}

/** A supply point that a file names in two ways is one metering point. */
function numberOf({ carrier, supplyPointNumber }: ImportRecord): string {
	return JSON.stringify([carrier, supplyPointNumber]);
}

/** A day of a point is read once from a file: two records of it would be two truths. */
function requireDaysApart(settled: readonly SettledRecord[]): void {
	const intervals = settled.filter(({ record }) => record.kind === 'interval');
	intervals.forEach((one, at) => {
		const other = intervals.slice(0, at).find((before) => shareDays(before, one));
		if (!other) return;
		const params = { record: one.record.recordIndex, other: other.record.recordIndex };
		const names = { name: nameOf(one), otherName: nameOf(other) };
		throw new Conflict('import.days_of_point_twice', { ...params, ...names });
	});
}

function shareDays(a: SettledRecord, b: SettledRecord): boolean {
	const meet = a.record.fromDay <= b.record.toDay && b.record.fromDay <= a.record.toDay;
	return a.meteringPointId === b.meteringPointId && meet;
}

const nameOf = ({ record }: SettledRecord) => newPointName(record, 'ja');

/** A point of another company is not among `points`: missing and foreign are one answer. */
function requireFitting(record: ImportRecord, point: MeteringPoint | undefined): void {
	const params = { carrier: record.carrier, unit: record.unit };
	if (!point) throw new Invalid('import.metering_point_unknown', { record: record.recordIndex });
	if (point.carrier !== record.carrier)
		throw new Invalid('import.carrier_differs', { ...params, point: point.name });
	requireUnit(record, point);
}

function requireUnit(
	{ carrier, unit }: ImportRecord,
	point: Pick<MeteringPoint, 'name' | 'unit'>
): void {
	if (ledgerUnit(point.unit) === unit) return;
	const params = { carrier, unit, point: point.name, pointUnit: point.unit };
	throw new Invalid('import.unit_differs', params);
}

async function makePoint(
	scope: CompanyScope,
	tx: WriteTx,
	{ record, job }: { record: ImportRecord; job: CommitJob }
): Promise<{ meteringPointId: string; made: 'now' }> {
	const meteringPointId = randomUUID();
	await createMeteringPoint(scope, tx, {
		meteringPointId,
		siteId: await firstSite(scope, tx, job.nowMs),
		name: newPointName(record, 'ja').slice(0, 200),
		carrier: record.carrier,
		unit: record.unit,
		supplyPointNumber: record.supplyPointNumber,
		...supplierOf(record, (await bookOf(scope, tx)).library),
		area: null,
		readingDay: null,
		contractKw: null,
		createdAt: job.nowMs
	});
	return { meteringPointId, made: 'now' };
}

/** The printed supplier, where the list knows it; otherwise it is left for a person to choose. */
function supplierOf(
	record: ImportRecord,
	library: FactorLibrary
): { supplier: string | null; menu: string | null } {
	const { carrier, supplier, menu } = record;
	const unknown = { supplier: null, menu: null };
	if (supplier === null) return unknown;
	const month = monthOf(record.toDay);
	if (resolveFactor({ carrier, month, supplier, menu }, library).ok) return { supplier, menu };
	return resolveFactor({ carrier, month, supplier }, library).ok
		? { supplier, menu: null }
		: unknown;
}

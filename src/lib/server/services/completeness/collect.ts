import type { StoredPoint } from '$lib/domain/completeness/company-cells';
import type { KnownMonth } from '$lib/domain/completeness/month-state';
import { documentOf, type SourceDocument } from '$lib/domain/completeness/next-uploads';
import {
	listBillStarts,
	listDeliveryDays,
	listStoredMonths,
	type StoredMonth
} from '../../repositories/completeness';
import { listAllMeteringPoints, type MeteringPoint } from '../../repositories/metering-points';
import type { CompanyScope, ReadTx } from '../../repositories/transaction';

/** What stands for the use of fuel that a lorry brings. */
export const DELIVERY_KINDS = ['delivery', 'stock_take'] as const;

/** A metering point with what its calendar is made of. */
export interface CalendarPoint extends StoredPoint {
	point: MeteringPoint;
	document: SourceDocument;
	/** Energy of its newest months. */
	gigajoules: number;
}

/** The metering points in the scope, in the order in which they were made. */
export async function collectPoints(scope: CompanyScope, tx: ReadTx): Promise<CalendarPoint[]> {
	const points = await listAllMeteringPoints(scope, tx);
	const ids = points.map(({ meteringPointId }) => meteringPointId);
	const months = byPoint(await listStoredMonths(scope, tx, ids));
	const starts = byPoint(await listBillStarts(scope, tx, ids));
	const deliveries = byPoint(await listDeliveryDays(scope, tx, { ids, kinds: DELIVERY_KINDS }));
	return points
		.sort((a, b) => a.createdAt - b.createdAt)
		.map((point) => {
			const { meteringPointId } = point;
			return calendarPoint(point, {
				billStarts: (starts.get(meteringPointId) ?? []).map(({ startDay }) => startDay),
				deliveryDays: (deliveries.get(meteringPointId) ?? []).map(({ startDay }) => startDay),
				months: months.get(meteringPointId) ?? []
			});
		});
}

interface Found {
	billStarts: number[];
	deliveryDays: number[];
	months: StoredMonth[];
}

function calendarPoint(
	point: MeteringPoint,
	{ billStarts, deliveryDays, months }: Found
): CalendarPoint {
	const [first, last] = [months[0]?.month, months.at(-1)?.month];
	const newest = months.slice(-12);
	return {
		...{ point, readingDay: point.readingDay, lastDay: point.lastDay },
		...{ billStarts, deliveryDays },
		months: months.map(knownMonth),
		span: first !== undefined && last !== undefined ? { first, last } : null,
		document: documentOf(point.carrier, {
			...{ bills: billStarts.length, deliveries: deliveryDays.length, months: months.length }
		}),
		gigajoules: newest.reduce((sum, { gigajoules }) => sum + (gigajoules ?? 0), 0)
	};
}

function knownMonth({ month, dataStatus, coveredDays, days }: StoredMonth): KnownMonth {
	return { month, dataStatus: dataStatus as KnownMonth['dataStatus'], coveredDays, days };
}

function byPoint<Row extends { meteringPointId: string }>(rows: readonly Row[]) {
	return Map.groupBy(rows, ({ meteringPointId }) => meteringPointId);
}

import type { StoredPoint } from '$lib/domain/completeness/company-cells';
import { DELIVERY_DAYS, RHYTHM_DAYS } from '$lib/domain/completeness/due-day';
import type { KnownMonth } from '$lib/domain/completeness/month-state';
import type { EpochDay, Month } from '$lib/domain/time/day';
import * as status from '../../repositories/company-status';
import type { DirectoryScope, ReadTx, StatusScope } from '../../repositories/transaction';
import { DELIVERY_KINDS } from './collect';

interface Range {
	from: Month;
	to: Month;
	today: EpochDay;
}

/**
 * The metering points with data of many companies, in one query for each kind of row: what the
 * calendars of the months from…to are made of, and no quantity.
 */
export async function storedPointsOf(
	scope: StatusScope | DirectoryScope,
	tx: ReadTx,
	{ from, to, today }: Range
): Promise<Map<string, StoredPoint[]>> {
	const months = byPoint(await status.listPointMonths(scope, tx, { from, to }));
	const starts = byPoint(await status.listBillStartsOf(scope, tx, today - RHYTHM_DAYS));
	const since = today - DELIVERY_DAYS;
	const deliveries = byPoint(
		await status.listDeliveryDaysOf(scope, tx, { since, kinds: DELIVERY_KINDS })
	);
	const settings = byPoint(await status.listCalendarSettings(scope, tx));
	const points = (await status.listPointSpans(scope, tx)).map((one) => ({
		companyId: one.companyId,
		span: { first: one.first, last: one.last },
		months: (months.get(keyOf(one)) ?? []) as KnownMonth[],
		billStarts: (starts.get(keyOf(one)) ?? []).map(({ startDay }) => startDay),
		deliveryDays: (deliveries.get(keyOf(one)) ?? []).map(({ startDay }) => startDay),
		readingDay: settings.get(keyOf(one))?.[0]?.readingDay ?? null,
		lastDay: settings.get(keyOf(one))?.[0]?.lastDay ?? null
	}));
	return Map.groupBy(points, ({ companyId }) => companyId);
}

interface OfPoint {
	companyId: string;
	meteringPointId: string;
}

/** Ids of metering points are unique within their company only. */
const keyOf = ({ companyId, meteringPointId }: OfPoint) => `${companyId} ${meteringPointId}`;

function byPoint<Row extends OfPoint>(rows: readonly Row[]): Map<string, Row[]> {
	return Map.groupBy(rows, keyOf);
}

import { dayIn, periodOfMonth } from '$lib/domain/bills/month-period';
import type { Period } from '$lib/domain/calendarisation/period-bill';
import { addMonths, isoDay, monthOf, todayInJapan } from '$lib/domain/time/day';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import type { LedgerBill } from '../../repositories/ledger';
import type { MeteringPoint } from '../../repositories/metering-points';
import { read } from '../../repositories/transaction';
import { viewOf as pointView } from '../metering-points';
import type { BillView, MeteringPointView } from '../views';
import { billsOf, existingPoint } from './find';
import type { OfPoint } from './of';
import { toBillView } from './views';

/** What the form for a bill begins with. */
export interface BillForm {
	point: MeteringPointView;
	/** The newest bill, to copy from. */
	last: BillView | null;
	/** The period after it, both days included; last month where there is no bill yet. */
	next: { from: string; to: string };
	/** The bill that the import just made, if it counts. */
	saved: BillView | null;
}

export async function getBillForm(
	context: Context,
	companyId: string,
	of: OfPoint & { saved?: string | null }
): Promise<BillForm> {
	const scope = authoriseCompany(context, 'bill', 'create', companyId);
	return read(getServer().database, scope, async (tx) => {
		const point = await existingPoint(scope, tx, of.meteringPoint);
		const bills = await billsOf(scope, tx, point);
		const last = latest(bills);
		const saved = bills.find(({ importId }) => importId === of.saved);
		const { start, end } = nextPeriod(last, point, todayInJapan(Date.now()));
		return {
			point: pointView(point),
			last: last && toBillView(last, point),
			next: { from: isoDay(start), to: isoDay(end - 1) },
			saved: saved ? toBillView(saved, point) : null
		};
	});
}

function latest(bills: readonly LedgerBill[]): LedgerBill | null {
	return bills.reduce<LedgerBill | null>(
		(newest, bill) => (newest === null || bill.endDay > newest.endDay ? bill : newest),
		null
	);
}

/** As long as the one before it in months: read on the same day, or to the end of the month. */
export function nextPeriod(
	last: Pick<LedgerBill, 'startDay' | 'endDay'> | null,
	{ readingDay }: Pick<MeteringPoint, 'readingDay'>,
	today: number
): Period {
	if (last === null) return periodOfMonth(addMonths(monthOf(today), -1), readingDay);
	const months = Math.max(1, Math.round((last.endDay - last.startDay) / DAYS_PER_MONTH));
	const start = last.endDay;
	const day = readingDay ?? Number(isoDay(start).slice(8));
	const end = dayIn(addMonths(monthOf(start), months), day);
	return { start, end };
}

/** Mean length of a Gregorian month, only to count months. */
const DAYS_PER_MONTH = 365.2425 / 12;

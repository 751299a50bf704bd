import { periodOfMonth } from '$lib/domain/bills/month-period';
import { splitBill } from '$lib/domain/calendarisation/calendarise';
import type { Period, PeriodBill } from '$lib/domain/calendarisation/period-bill';
import { isoDay, type Month } from '$lib/domain/time/day';
import { addRounded, toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { LedgerBill } from '../../repositories/ledger';
import type { MeteringPoint } from '../../repositories/metering-points';
import { toBill } from '../derive/point-months';
import { HAND_LAYOUT } from '../imports/job';

/** A month of the year's grid. */
export interface YearRow extends Period {
	month: Month;
	/** `free`: nothing is there; `own`: written by hand for just this period; else somebody else's. */
	state: 'free' | 'own' | 'locked' | 'closed';
	/** What there is; of bills over other periods, their part in the month. */
	quantity: number | null;
	costYen: number | null;
	/** The bill of an `own` row. */
	bill: LedgerBill | null;
	/** Imports that what is locked came from. */
	sources: LedgerBill[];
}

export function yearRows(
	months: readonly Month[],
	known: {
		point: Pick<MeteringPoint, 'readingDay'>;
		bills: readonly LedgerBill[];
		closed: readonly Month[];
	}
): YearRow[] {
	return months.map((month) => {
		const period = periodOfMonth(month, known.point.readingDay);
		const bills = known.bills.filter(
			({ startDay, endDay }) => startDay < period.end && endDay > period.start
		);
		const row = rowOf(month, period, bills);
		const closed = known.closed.some((one) => touches(one, period));
		return closed ? { ...row, state: 'closed', bill: null } : row;
	});
}

function rowOf(month: Month, period: Period, bills: LedgerBill[]): YearRow {
	const [only, ...others] = bills;
	const common = { month, ...period, bill: null };
	if (!only) return { ...common, state: 'free', quantity: null, costYen: null, sources: [] };
	const own = others.length === 0 && only.layoutId === HAND_LAYOUT && covers(only, period);
	const figures = figuresOf(bills, month, period);
	if (own) return { ...common, ...figures, state: 'own', bill: only, sources: [] };
	const sources = [...new Map(bills.map((bill) => [bill.importId, bill])).values()];
	return { ...common, ...figures, state: 'locked', sources };
}

const covers = (bill: LedgerBill, { start, end }: Period) =>
	bill.startDay === start && bill.endDay === end;

const touches = (month: Month, { start, end }: Period) =>
	month >= isoDay(start).slice(0, 7) && month <= isoDay(end - 1).slice(0, 7);

/** Bills of just this period whole, of others their days in the month. */
function figuresOf(bills: readonly LedgerBill[], month: Month, period: Period) {
	const parts = bills.flatMap((row): Pick<PeriodBill, 'quantity' | 'costYen'>[] => {
		const bill = toBill(row);
		return covers(row, period) ? [bill] : splitBill(bill).filter((part) => part.month === month);
	});
	const yen = parts.flatMap(({ costYen }) => (costYen === null ? [] : [costYen]));
	return {
		quantity: toNumber(parts.map(({ quantity }) => quantity).reduce(addRounded, ZERO)),
		costYen: yen.length === 0 ? null : yen.reduce((sum, one) => sum + one, 0)
	};
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };

import type { EpochDay, Month } from '../time/day';
import type { Decimal } from '../units/decimal';

/** Days [start, end). */
export interface Period {
	start: EpochDay;
	end: EpochDay;
}

/** As much of a bill as calendarising needs. */
export interface PeriodBill extends Period {
	quantity: Decimal;
	costYen: number | null;
}

/** A bill's part in one month. */
export interface BillPart {
	month: Month;
	days: number;
	quantity: Decimal;
	costYen: number | null;
}

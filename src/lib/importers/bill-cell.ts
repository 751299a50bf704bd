import type { BillPlan } from './bill-plan';
import type { DateReading } from './dates';
import type { QuantityColumn } from './quantity-columns';

/** One figure of a row, with all that says what it is. */
export interface BillCell {
	cells: string[];
	row: number;
	plan: BillPlan;
	when: DateReading;
	column: QuantityColumn;
}

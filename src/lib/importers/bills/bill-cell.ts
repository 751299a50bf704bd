import type { BillPlan } from './bill-plan';
import type { DateReading } from '../cells/dates';
import type { QuantityColumn } from '../headings/quantity-columns';

/** One figure of a row, with all that says what it is. */
export interface BillCell {
	cells: string[];
	row: number;
	plan: BillPlan;
	when: DateReading;
	column: QuantityColumn;
}

import type { PlacedBill, PointBills } from '$lib/domain/bills/placed-bill';
import type { Finding } from '$lib/domain/finding';
import { addMonths, firstDayOf, type Month } from '$lib/domain/time/day';
import { decimalOf } from '$lib/domain/units/decimal';

/**
 * kWh of January to December of a steel plant, as its quarter-hours of 2018 add up (UCI "Steel
 * Industry Energy Consumption", CC BY 4.0).
 */
export const STEEL = [
	126_238.29, 91_497.34, 80_230.41, 78_769.8, 79_059.28, 65_404.64, 81_674.41, 68_559.43, 57_883.07,
	84_665.65, 86_217.61, 59_436.78
];
/** Litres a month: heating, nothing in summer. */
export const HEATING = [840, 760, 520, 210, 0, 0, 0, 0, 0, 60, 380, 690];

/** Bills of calendar months, one a figure, in rows from 2 on. */
export function monthly(
	from: Month,
	quantities: number[],
	more: Partial<PlacedBill> = {}
): PlacedBill[] {
	return quantities.map((quantity, index) => {
		const month = addMonths(from, index);
		return {
			...{ start: firstDayOf(month), end: firstDayOf(addMonths(month, 1)) },
			...{ quantity: decimalOf(quantity), costYen: null, taxYen: null, peakKw: null },
			...{ contractKw: null, powerFactorPercent: null, reading: 'actual' },
			where: { sheet: null, row: index + 2, column: '使用量(kWh)' },
			...more
		};
	});
}

export function inForce(bills: PlacedBill[]): PlacedBill[] {
	return bills.map((bill) => ({ ...bill, where: null }));
}

export function point(own: PlacedBill[], more: Partial<PointBills> = {}): PointBills {
	return {
		carrier: 'electricity',
		unit: 'kWh',
		contractKw: null,
		own,
		before: [],
		unreadRows: [],
		...more
	};
}

/** Code and row, as a person would point at them. */
export function told(findings: readonly Finding[]): string[] {
	return findings.map(({ code, where }) => `${code} ${where?.row ?? '-'}`);
}

/** Yen of a price on every bill. */
export function priced(bills: PlacedBill[], yenPerUnit: number): PlacedBill[] {
	return bills.map((bill) => {
		const amount = bill.quantity.coefficient / 10 ** bill.quantity.scale;
		return { ...bill, costYen: Math.round(amount * yenPerUnit) };
	});
}

/** One bill of a list changed. */
export function but(
	bills: PlacedBill[],
	at: number,
	change: (bill: PlacedBill) => Partial<PlacedBill>
): PlacedBill[] {
	return bills.map((bill, index) => (index === at ? { ...bill, ...change(bill) } : bill));
}

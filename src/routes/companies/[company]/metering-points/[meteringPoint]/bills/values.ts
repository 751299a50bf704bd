/** What stands in the fields of a bill's form. */
export interface Values {
	from: string;
	to: string;
	quantity?: string;
	costYen?: string;
	nightQuantity?: string;
	taxYen?: string;
	peakKw?: string;
	contractKw?: string;
	powerFactorPercent?: string;
	reading?: string;
	note?: string;
	reason?: string;
}

interface Bill {
	from: string;
	to: string;
	quantity: number;
	costYen: number | null;
	nightQuantity: number | null;
	taxYen: number | null;
	peakKw: number | null;
	contractKw: number | null;
	powerFactorPercent: number | null;
	reading: string;
	note: string | null;
}

/** Everything that a bill says, as it would be typed. */
export function valuesOf(bill: Bill): Values {
	const { from, to, reading } = bill;
	return {
		...{ from: typedDay(from), to: typedDay(to), reading },
		quantity: typedFigure(bill.quantity),
		costYen: typedFigure(bill.costYen),
		nightQuantity: typedFigure(bill.nightQuantity),
		taxYen: typedFigure(bill.taxYen),
		peakKw: typedFigure(bill.peakKw),
		contractKw: typedFigure(bill.contractKw),
		powerFactorPercent: typedFigure(bill.powerFactorPercent),
		note: bill.note ?? undefined
	};
}

/** What stays from month to month, for a bill that is new. */
export function begun(
	next: { from: string; to: string },
	last: Bill | null,
	point: { contractKw: number | null }
): Values {
	const contractKw = typedFigure(last?.contractKw ?? point.contractKw);
	return { from: typedDay(next.from), to: typedDay(next.to), contractKw };
}

/** Day and night matter to the energy law before April 2023 only; other forms do not ask. */
export function isBeforeFy2023(from: string): boolean {
	const [year = 0, month = 0] = from.split(/\D+/).map(Number);
	return year < 2023 || (year === 2023 && month < 4);
}

/** `2026/4/1`, as one writes it. */
export function typedDay(day: string): string {
	const [year, month, dayOfMonth] = day.split('-').map(Number);
	return `${year}/${month}/${dayOfMonth}`;
}

/** An empty field is `undefined`: see `typedValue`. */
export function typedFigure(value: number | null): string | undefined {
	return value === null ? undefined : value.toLocaleString('en-US', { maximumFractionDigits: 9 });
}

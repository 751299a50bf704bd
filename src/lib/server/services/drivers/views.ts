import {
	driverMonths,
	type DriverFigure,
	type DriverKind,
	type DriverMonth
} from '$lib/domain/drivers/driver';
import { fiscalYearOf } from '$lib/domain/time/day';
import type { Driver } from '../../repositories/drivers';

export interface DriverView {
	id: string;
	/** null: of the whole company. */
	siteId: string | null;
	kind: DriverKind;
	name: string;
	unit: string;
	/** Months with figures: sums, and means of what stands (floor area, staff). */
	months: (DriverMonth & {
		/** The company's own fiscal year. */
		fiscalYear: number;
	})[];
}

export function viewOf(
	{ driverId, siteId, kind, name, unit }: Driver,
	figures: readonly DriverFigure[],
	startMonth: number
): DriverView {
	const known = kind as DriverKind;
	return {
		...{ id: driverId, siteId, kind: known, name, unit },
		months: driverMonths(known, figures).map((month) => ({
			...month,
			fiscalYear: fiscalYearOf(month.month, startMonth)
		}))
	};
}

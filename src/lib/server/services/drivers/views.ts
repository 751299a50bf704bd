import {
	driverMonths,
	type DriverFigure,
	type DriverKind,
	type DriverMonth
} from '$lib/domain/drivers/driver';
import { fiscalYearOf } from '$lib/domain/time/day';
import { z } from 'zod';
import type { Driver } from '../../repositories/drivers';

/** In the company's own words; a bare number has none. */
export const unit = z.string().trim().max(20);

export interface DriverView {
	id: string;
	/** null: of the whole company. */
	siteId: string | null;
	kind: DriverKind;
	name: string;
	unit: string;
	/** null: in use. */
	removedAt: string | null;
	/** Months with figures: sums, and means of what stands (floor area, staff). */
	months: (DriverMonth & {
		/** The company's own fiscal year. */
		fiscalYear: number;
	})[];
}

export function viewOf(
	{ driverId, siteId, kind, name, unit, removedAt }: Driver,
	figures: readonly DriverFigure[],
	startMonth: number
): DriverView {
	const known = kind as DriverKind;
	return {
		...{ id: driverId, siteId, kind: known, name, unit },
		removedAt: removedAt === null ? null : new Date(removedAt).toISOString(),
		months: driverMonths(known, figures).map((month) => ({
			...month,
			fiscalYear: fiscalYearOf(month.month, startMonth)
		}))
	};
}

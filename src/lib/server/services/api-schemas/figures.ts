import { DATA_STATUSES, FACTOR_STATUSES } from '$lib/domain/energy/energy-row';
import { z } from 'zod';

export const dataStatus = z.enum(DATA_STATUSES);
export const factorStatus = z.enum(FACTOR_STATUSES);

/** Yen, energy and CO2 of a stretch of use; a missing value is null, never 0. */
export const figures = {
	quantity: z.number().nullable(),
	unit: z.string().nullable(),
	gigajoules: z.number().nullable(),
	crudeOilKl: z.number().nullable(),
	costYen: z.number().nullable(),
	co2KgBasic: z.number().nullable(),
	co2KgAdjusted: z.number().nullable()
};

export const factorStatuses = z.strictObject({
	gigajoules: factorStatus,
	crudeOilKl: factorStatus,
	co2KgBasic: factorStatus,
	co2KgAdjusted: factorStatus
});

import type { DriverKind } from '$lib/domain/drivers/driver';
import type { IntensityMonth, IntensityTotal } from '$lib/domain/energy/intensity';

/** What of the energy is held against the driver: all of it, in two units, or electricity alone. */
export const INTENSITY_MEASURES = ['gigajoules', 'electricityKwh', 'crudeOilLitres'] as const;
export type IntensityMeasure = (typeof INTENSITY_MEASURES)[number];

export interface IntensityDriver {
	id: string;
	/** With the site's name where it is of one. */
	label: string;
	kind: DriverKind;
	unit: string;
}

export interface IntensityView {
	/** Those with figures, to choose from. */
	drivers: IntensityDriver[];
	driver: IntensityDriver;
	measure: IntensityMeasure;
	fiscalYear: number;
	/** The twelve months of the company's fiscal year, and those of the year before. */
	months: IntensityMonth[];
	previous: IntensityMonth[];
	/** This year over the months that both years have, and the same months a year before. */
	compared: { now: IntensityTotal; before: IntensityTotal } | null;
	/** Fiscal years with a month that has both, newest first. */
	years: ({ fiscalYear: number } & IntensityTotal)[];
}

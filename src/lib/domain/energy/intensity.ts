/**
 * Energy intensity (原単位): energy over a driver (output, hours, floor, people, sales …), month by
 * month and over a year.
 *
 * The intensity of a stretch is its energy over its driver, both of the same months: never the
 * mean of monthly ratios, in which a month of little output would weigh as much as a full one. A
 * flow (output, hours) is summed; of a level (floor, people) the mean is taken. Only months of
 * which both are known count, and a month that lacks one is a gap, never a zero. A month without
 * any output has no ratio of its own, but its energy and its zero belong to the year.
 *
 * Energy comes in one unit of the caller's choice; of a month that is not known whole it is null.
 */
import { overMonths, type DriverKind, type DriverMonth } from '../drivers/driver';
import type { Month } from '../time/day';

/** Why a month has no intensity. */
export type IntensityGap = 'no_energy' | 'no_driver' | 'neither' | 'driver_zero';

export interface IntensityMonth {
	month: Month;
	energy: number | null;
	driver: number | null;
	/** Energy per unit of the driver. */
	intensity: number | null;
	gap: IntensityGap | null;
}

export interface IntensityTotal {
	energy: number | null;
	driver: number | null;
	intensity: number | null;
	/** How many months have both. */
	months: number;
}

export function intensityMonths(
	months: readonly Month[],
	energy: ReadonlyMap<Month, number | null>,
	drivers: readonly DriverMonth[]
): IntensityMonth[] {
	const driverOf = new Map(drivers.map(({ month, value }) => [month, value]));
	return months.map((month) => {
		const known = { energy: energy.get(month) ?? null, driver: driverOf.get(month) ?? null };
		return { month, ...known, intensity: ratio(known), gap: gapOf(known) };
	});
}

/** Of the months that have both: sums (of a level, its mean), and their ratio. */
export function intensityOver(kind: DriverKind, months: readonly IntensityMonth[]): IntensityTotal {
	const both = months.flatMap(({ month, energy, driver }) =>
		energy === null || driver === null ? [] : [{ month, energy, value: driver }]
	);
	const driver = overMonths(kind, both);
	if (driver === null) return { energy: null, driver: null, intensity: null, months: 0 };
	const energy = both.reduce((sum, one) => sum + one.energy, 0);
	return { energy, driver, intensity: ratio({ energy, driver }), months: both.length };
}

type Known = Pick<IntensityMonth, 'energy' | 'driver'>;

function ratio({ energy, driver }: Known): number | null {
	return energy === null || driver === null || driver === 0 ? null : energy / driver;
}

function gapOf({ energy, driver }: Known): IntensityGap | null {
	if (energy === null) return driver === null ? 'neither' : 'no_energy';
	if (driver === null) return 'no_driver';
	return driver === 0 ? 'driver_zero' : null;
}

import {
	co2Difference,
	costDifference,
	energyDifference,
	factorChanges,
	type CarrierPair
} from '$lib/domain/energy/compare';
import type { EnergyFigures, UsageMonth } from '$lib/domain/energy/energy-row';
import { rollUp } from '$lib/domain/energy/roll-up';
import type { Comparison } from '../overview-views';
import { monthsIn, yearBefore, type Stretch, type Usage } from './periods';

/** A stretch beside the same months of the year before. */
export function compareWithYearBefore(known: Usage, now: Stretch): Comparison {
	const before = yearBefore(now);
	const previous = totalOf(known, before);
	const pairs = carrierPairs(known, now, before);
	return {
		...now,
		current: totalOf(known, now),
		electricityKwh: electricityKwh(pairs),
		previous: previous.dataStatus === 'missing' ? null : previous,
		costDifference: costDifference(pairs),
		co2Difference: co2Difference(pairs),
		energyDifference: energyDifference(pairs),
		factorChanges: factorChanges(pairs)
	};
}

/** Points that ever had data count; a point made for an import that was undone does not. */
export function totalOf({ usage, points }: Usage, stretch: Stretch): EnergyFigures {
	return rollUp({ ...over(usage, stretch), points, by: [] }).rows[0]!.figures;
}

export function byCarrier({ usage, points }: Usage, stretch: Stretch) {
	return rollUp({ ...over(usage, stretch), points, by: ['carrier'] }).rows;
}

function over(usage: readonly UsageMonth[], stretch: Stretch) {
	return {
		usage: usage.filter(({ month }) => month >= stretch.from && month <= stretch.to),
		months: monthsIn(stretch),
		fiscalYearStartMonth: 4
	};
}

/** Null where no electricity was bought, or its meters are in other units. */
function electricityKwh(pairs: readonly CarrierPair[]): number | null {
	const bought = pairs.find((pair) => pair.carrier === 'electricity')?.current ?? null;
	return bought?.unit === 'kWh' ? bought.quantity : null;
}

function carrierPairs(known: Usage, now: Stretch, before: Stretch): CarrierPair[] {
	const current = byCarrier(known, now);
	const previous = byCarrier(known, before);
	return current.map(({ carrier, figures }) => ({
		carrier: carrier!,
		current: figures,
		previous: previous.find((one) => one.carrier === carrier)?.figures ?? null
	}));
}

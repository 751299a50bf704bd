import { carrierOf } from '$lib/domain/carriers/carriers';
import type { EnergyTotals, UsageMonth } from '$lib/domain/energy/energy-row';
import { rollUp, type RollUpPoint } from '$lib/domain/energy/roll-up';
import type { Month } from '$lib/domain/time/day';
import type { IntensityMeasure } from './views';

export interface Known {
	usage: readonly UsageMonth[];
	points: readonly RollUpPoint[];
}

interface Wanted {
	months: readonly Month[];
	measure: IntensityMeasure;
	/** null: of the whole company. */
	siteId: string | null;
}

/**
 * Energy of each month in the unit of the measure; null of a month that is not covered day by day,
 * for part of the energy over all of the output is no intensity. A point is expected from its
 * first month with data to its last day of use.
 */
export function energyOfMonths(
	{ usage, points }: Known,
	{ months, measure, siteId }: Wanted
): Map<Month, number | null> {
	const counted = points.filter(
		(point) => countsIn(measure, point) && (siteId === null || point.siteId === siteId)
	);
	const firsts = firstMonths(usage);
	return new Map(
		months.map((month) => {
			const expected = counted.filter(
				({ meteringPointId: id }) => (firsts.get(id) ?? '~') <= month
			);
			const ofMonth = usage.filter((one) => one.month === month);
			const asked = { usage: ofMonth, points: expected, months: [month], by: [] };
			const [row] = rollUp({ ...asked, fiscalYearStartMonth: 4 }).rows;
			return [month, row ? wholeMonth(row.figures, measure) : null];
		})
	);
}

/** Records (power sold, water, waste) are no use of energy. */
function countsIn(measure: IntensityMeasure, { carrier }: RollUpPoint): boolean {
	if (measure === 'electricityKwh') return carrier === 'electricity';
	return carrierOf(carrier).role !== 'record';
}

function firstMonths(usage: readonly UsageMonth[]): Map<string, Month> {
	const firsts = new Map<string, Month>();
	for (const { meteringPointId: id, month } of usage)
		if (month < (firsts.get(id) ?? '~')) firsts.set(id, month);
	return firsts;
}

function wholeMonth(figures: EnergyTotals, measure: IntensityMeasure): number | null {
	if (figures.days === 0 || figures.coveredDays < figures.days) return null;
	switch (measure) {
		case 'gigajoules':
			return figures.gigajoules;
		case 'crudeOilLitres':
			return figures.crudeOilKl === null ? null : figures.crudeOilKl * LITRES_PER_KL;
		case 'electricityKwh':
			return figures.unit === 'kWh' ? figures.quantity : null;
	}
}

const LITRES_PER_KL = 1000;

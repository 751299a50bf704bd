import type { EnergyFactor } from '$lib/domain/factors/energy-factor';
import { baseUnitOf, gjPerBaseUnit } from './printed-units';
import type { EnergyRulesFile } from './schema';

/** One energy factor per carrier that a conversion of the law speaks of. */
export function energyFactors(file: EnergyRulesFile): EnergyFactor[] {
	return file.rows.flatMap((row) =>
		row.carriers.map((carrier) => ({
			id: `${file.id}/${row.row}/${carrier}`,
			carrier,
			timeOfUse: row.timeOfUse,
			gjPerUnit: gjPerBaseUnit(row.gjPerUnit, row.unit),
			unit: `GJ/${baseUnitOf(row.unit)}`,
			printed: { value: Number(row.gjPerUnit), unit: `GJ/${row.unit}` },
			name: row.name,
			fromYear: row.fromYear,
			toYear: row.toYear,
			source: row.source,
			confidence: row.confidence
		}))
	);
}

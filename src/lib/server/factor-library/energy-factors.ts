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

/** The figure of the law from which a business must report. */
export function designation(files: readonly EnergyRulesFile[]): { kl: number; source: string } {
	const rules = files.flatMap((file) => file.rules);
	const rule = rules.find(({ item }) => item === 'designation_threshold');
	if (!rule) throw new Error('the energy law has no threshold of designation');
	return { kl: Number(rule.value), source: rule.source };
}

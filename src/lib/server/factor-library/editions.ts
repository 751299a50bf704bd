/**
 * The shipped editions, parsed. Editions are immutable: a corrected or newer list is a new file
 * here, never a change of one; a test holds a content hash of each. Provenance and terms of use
 * stand in data/CREDITS.md, the credit line in credit-line.ts.
 */
import cityGas2025 from './data/city-gas-supply-2025.json';
import electricity2024 from './data/electricity-result-2024.json';
import electricityHistory from './data/electricity-history.json';
import energyLaw from './data/energy-law.json';
import fuelsBefore2023 from './data/fuels-2009-2022.json';
import fuelsFrom2023 from './data/fuels-from-2023.json';
import heat2024 from './data/heat-result-2024.json';
import nonFossilBefore2023 from './data/non-fossil-2009-2022.json';
import otherFrom2023 from './data/other-energy-from-2023.json';
import scope3 from './data/scope3-v3.6.json';
import {
	energyRulesFile,
	fuelTableFile,
	historyFile,
	scope3File,
	supplierListFile
} from './schema';

/** Every edition file as shipped, for the hash of its content. */
export const EDITION_FILES: readonly { id: string }[] = [
	cityGas2025,
	electricity2024,
	electricityHistory,
	energyLaw,
	fuelsBefore2023,
	fuelsFrom2023,
	heat2024,
	nonFossilBefore2023,
	otherFrom2023,
	scope3
];

export function readEditions() {
	return {
		supplierLists: [electricity2024, cityGas2025, heat2024].map((file) =>
			supplierListFile.parse(file)
		),
		history: [historyFile.parse(electricityHistory)],
		fuelTables: [fuelsFrom2023, otherFrom2023, fuelsBefore2023, nonFossilBefore2023].map((file) =>
			fuelTableFile.parse(file)
		),
		energyRules: [energyRulesFile.parse(energyLaw)],
		scope3: [scope3File.parse(scope3)]
	};
}

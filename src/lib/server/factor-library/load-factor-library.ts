import { carrierOf } from '$lib/domain/carriers/carriers';
import type { DatedFactor, FactorLibrary, HistoryFigure } from '$lib/domain/factors/factor-library';
import { readEditions } from './editions';
import { energyFactors } from './energy-factors';
import { fuelFactors } from './fuel-factors';
import { historyDefaults, historyFigures } from './history-figures';
import { supplierList } from './supplier-lists';

let loaded: FactorLibrary | null = null;

/** The shipped editions as one value, read and checked at first use. */
export function loadFactorLibrary(): FactorLibrary {
	loaded ??= build();
	return loaded;
}

function build(): FactorLibrary {
	const { supplierLists, history, fuelTables, energyRules } = readEditions();
	const tables = fuelTables.flatMap(fuelFactors);
	return {
		supplierLists: supplierLists.map(supplierList),
		supplierHistory: [...history.flatMap(historyFigures), ...tables.flatMap(asHistory)],
		defaults: [...history.flatMap(historyDefaults), ...tables.filter(isDefault)],
		fuels: tables.filter((one) => !isSupplied(one)),
		energyFactors: energyRules.flatMap(energyFactors)
	};
}

type TableFactor = DatedFactor & { supplierKey: string | null; row: number };

function isSupplied({ carrier }: DatedFactor): boolean {
	return carrierOf(carrier).role.startsWith('supplied');
}

/** A table's figure of a supplied carrier holds for those whose supplier's list is not there. */
function isDefault(one: TableFactor): boolean {
	return isSupplied(one) && one.supplierKey === null;
}

function asHistory(one: TableFactor): HistoryFigure[] {
	if (one.supplierKey === null || one.toYear === null) return [];
	const { fromYear, toYear, label, row, factor } = one;
	return [{ kind: 'company', key: one.supplierKey, fromYear, toYear, label, row, factor }];
}

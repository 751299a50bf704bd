import { carrierOf } from '$lib/domain/carriers/carriers';
import type { DatedFactor, FactorLibrary, HistoryFigure } from '$lib/domain/factors/factor-library';
import { designation, energyFactors } from './energy-factors';
import { fuelFactors } from './fuel-factors';
import { historyAverages, historyDefaults, historyFigures } from './history-figures';
import type { EditionFile } from './schema';
import { listedAverage, supplierList } from './supplier-lists';

/** Editions as one value to look factors up in. */
export function composeLibrary(editions: readonly EditionFile[]): FactorLibrary {
	const history = ofKind(editions, 'history');
	const tables = ofKind(editions, 'fuel_table').flatMap(fuelFactors);
	return {
		supplierLists: ofKind(editions, 'supplier_list').map(supplierList),
		supplierHistory: [...history.flatMap(historyFigures), ...tables.flatMap(asHistory)],
		defaults: [...history.flatMap(historyDefaults), ...tables.filter(isDefault)],
		nationalAverages: [
			...history.flatMap(historyAverages),
			...ofKind(editions, 'supplier_list').flatMap(listedAverage)
		],
		fuels: tables.filter((one) => !isSupplied(one)),
		energyFactors: ofKind(editions, 'energy_rules').flatMap(energyFactors),
		designation: designation(ofKind(editions, 'energy_rules'))
	};
}

function ofKind<Kind extends EditionFile['kind']>(editions: readonly EditionFile[], kind: Kind) {
	return editions.filter((one): one is Extract<EditionFile, { kind: Kind }> => one.kind === kind);
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

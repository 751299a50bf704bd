import type { Factor } from '$lib/domain/factors/factor';
import type { DatedFactor, ListedFigure, SupplierList } from '$lib/domain/factors/factor-library';
import { printedNameKeys, supplierKey } from '$lib/domain/factors/supplier-name';
import { kgPerBaseUnit } from './printed-units';
import type { SupplierListFile } from './schema';

type Supplier = SupplierListFile['suppliers'][number];
type Figure = Supplier['figures'][number];

/** A complete list of suppliers, its figures in kg-CO2 per base unit. */
export function supplierList(file: SupplierListFile): SupplierList {
	return {
		carrier: file.carrier,
		resultYear: file.resultYear,
		useYear: file.useYear,
		listDate: file.listDate,
		default: { ...listedFactor(file, file.default), id: `${file.id}/default` },
		suppliers: file.suppliers.map((supplier) => ({
			section: supplier.section,
			name: supplier.name,
			keys: keysOf(supplier),
			formerKeys: supplier.formerName ? [supplierKey(supplier.formerName)] : [],
			figures: supplier.figures.map((figure) => listedFigure(file, supplier, figure))
		}))
	};
}

/** The average of all suppliers that the list ends with. */
export function listedAverage(file: SupplierListFile): DatedFactor[] {
	if (!file.nationalAverage) return [];
	const { carrier, useYear } = file;
	const factor = listedFactor(file, file.nationalAverage);
	return [{ carrier, fromYear: useYear, toYear: useYear, label: '全国平均係数', factor }];
}

function keysOf({ name, searchName }: Supplier): string[] {
	return [...new Set([...printedNameKeys(name), ...(searchName ? [supplierKey(searchName)] : [])])];
}

function listedFigure(file: SupplierListFile, supplier: Supplier, figure: Figure): ListedFigure {
	if (figure.kind === 'default' || figure.kind === 'national_average')
		throw new RangeError(`${file.id}: row ${figure.row} belongs to no supplier`);
	return {
		kind: figure.kind,
		label: figure.label ?? '',
		substitute: figure.substitute,
		factor: { ...listedFactor(file, figure), supplier: supplier.name }
	};
}

export function listedFactor(file: SupplierListFile, figure: Figure): Factor {
	return {
		id: `${file.id}/${figure.row}`,
		carrier: file.carrier,
		supplier: null,
		menu: figure.menu,
		area: figure.area,
		valueBasic: kgFigure(file, figure.basic),
		valueAdjusted: kgFigure(file, figure.adjusted),
		unit: { 'kg-CO2/kWh': 'kg-CO2/kWh', 't-CO2/thousand_m3': 'kg-CO2/m3', 't-CO2/GJ': 'kg-CO2/GJ' }[
			file.printedUnit
		],
		edition: file.label,
		listDate: file.listDate,
		resultYear: file.resultYear,
		useYear: file.useYear,
		source: file.source,
		confidence: 'high'
	};
}

/** kg per kWh is t per MWh, as the list itself prints it. */
function kgFigure({ printedUnit }: SupplierListFile, printed: string): number {
	const unit = {
		'kg-CO2/kWh': 'MWh',
		't-CO2/thousand_m3': 'thousand_m3',
		't-CO2/GJ': 'GJ'
	} as const;
	return kgPerBaseUnit(printed, unit[printedUnit]);
}

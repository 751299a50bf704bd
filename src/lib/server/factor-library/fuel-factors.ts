import type { DatedFactor } from '$lib/domain/factors/factor-library';
import { supplierKey } from '$lib/domain/factors/supplier-name';
import { exactShare } from '$lib/domain/units/exact-product';
import { baseUnitOf, kgPerBaseUnit } from './printed-units';
import type { FuelTableFile } from './schema';

type Row = FuelTableFile['rows'][number];

/** kg of CO2 per kg of carbon, as the ordinance writes it. */
const CO2_PER_CARBON = { numerator: 44, denominator: 12 };

/** One dated factor per carrier that a row of a fuel table speaks of. */
export function fuelFactors(
	file: FuelTableFile
): (DatedFactor & { supplierKey: string | null; row: number })[] {
	return file.rows.flatMap((row) =>
		row.carriers.map((carrier) => ({
			carrier,
			fromYear: row.fromYear,
			toYear: row.toYear,
			label: row.name,
			row: row.row,
			supplierKey: row.supplier === null ? null : supplierKey(row.supplier),
			factor: factorOf(file, row, carrier)
		}))
	);
}

function factorOf(file: FuelTableFile, row: Row, carrier: string): DatedFactor['factor'] {
	const value = kgCo2PerBaseUnit(row);
	return {
		id: `${file.id}/${row.row}/${carrier}`,
		carrier,
		supplier: row.supplier,
		menu: null,
		area: null,
		valueBasic: value,
		valueAdjusted: value,
		unit: `kg-CO2/${baseUnitOf(row.unit)}`,
		edition: file.label,
		listDate: null,
		resultYear: null,
		useYear: null,
		source: row.source,
		confidence: row.confidence
	};
}

/** The listed figure, or heat × carbon × 44/12 unrounded where the table is of that kind. */
function kgCo2PerBaseUnit({ tCo2PerUnit, heatGjPerUnit, carbonTPerGj, unit }: Row): number {
	if (tCo2PerUnit !== null) return kgPerBaseUnit(tCo2PerUnit, unit);
	if (heatGjPerUnit === null || carbonTPerGj === null)
		throw new RangeError('a row without figures');
	return exactShare([Number(heatGjPerUnit), Number(carbonTPerGj)], CO2_PER_CARBON);
}

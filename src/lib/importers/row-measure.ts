import { finding, type Finding } from '$lib/domain/finding';
import { carrierIn, carrierOfUnit, usualUnit } from './carrier-words';
import { cellOf } from './cells';
import type { Column } from './columns';
import type { QuantityColumn } from './quantity-columns';
import { ENERGY_UNITS, readUnit, type UnitReading } from './unit-words';

/** What a figure counts: its carrier, its unit, and the power of ten from print to unit. */
export interface Measure extends UnitReading {
	carrier: string;
}

/** Carrier and unit of a column's figure, told by the row where the column does not tell them. */
export function measureOf(
	cells: string[],
	column: Pick<QuantityColumn, 'carrier' | 'unit' | 'power'>,
	told: { unit?: Column; carrier?: Column }
): Measure | Finding {
	const printed = cellOf(cells, told.unit);
	const unit =
		column.unit === null ? readUnit(printed) : { unit: column.unit, power: column.power };
	const word = column.carrier ?? carrierIn(cellOf(cells, told.carrier));
	const carrier = word ?? (unit && carrierOfUnit(unit.unit));
	if (carrier === null || carrier === 'ignored') return finding('warning', 'carrier.unknown_row');
	if (carrier === 'ambiguous') return finding('warning', 'carrier.ambiguous_row');
	const usual = printed === '' ? usualUnit(carrier) : null;
	const measured = unit ?? (usual === null ? null : { unit: usual, power: 0 });
	if (!measured || !ENERGY_UNITS.has(measured.unit)) {
		return finding('warning', 'unit.unknown_row', { unit: printed });
	}
	return { carrier, ...measured };
}

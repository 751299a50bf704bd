import { finding, type Finding } from '$lib/domain/finding';
import { carrierOfPoint } from '../headings/british-points';
import { carrierIn, carrierOfUnit, usualUnit, type CarrierWord } from '../cells/carrier-words';
import { cellOf } from '../cells/cells';
import type { Column } from '../headings/columns';
import type { QuantityColumn } from '../headings/quantity-columns';
import { ENERGY_UNITS, readUnit, type UnitReading } from '../cells/unit-words';

/** What a figure counts: its carrier, its unit, and the power of ten from print to unit. */
export interface Measure extends UnitReading {
	carrier: string;
}

/** Carrier and unit of a column's figure, told by the row where the column does not tell them. */
export function measureOf(
	cells: string[],
	column: Pick<QuantityColumn, 'carrier' | 'unit' | 'power'>,
	told: { unit?: Column; carrier?: Column; supplyPointNumber?: Column }
): Measure | Finding {
	const printed = cellOf(cells, told.unit);
	const unit =
		column.unit === null ? readUnit(printed) : { unit: column.unit, power: column.power };
	const word = column.carrier ?? ofRow(cellOf(cells, told.carrier), unit);
	const point = carrierOfPoint(told.supplyPointNumber, cellOf(cells, told.supplyPointNumber));
	const carrier = word ?? point ?? (unit && carrierOfUnit(unit.unit));
	if (carrier === null || carrier === 'ignored') return finding('warning', 'carrier.unknown_row');
	if (carrier === 'ambiguous') return finding('warning', 'carrier.ambiguous_row');
	const usual = printed === '' ? usualUnit(carrier) : null;
	const measured = unit ?? (usual === null ? null : { unit: usual, power: 0 });
	if (measured?.unit === 'normal_m3') return finding('warning', 'unit.normal_m3');
	if (!measured || !ENERGY_UNITS.has(measured.unit)) {
		return finding('warning', 'unit.unknown_row', { unit: printed });
	}
	return { carrier, ...measured };
}

/** A kind of energy named 太陽光発電 in a ledger is what was used of it; sold power is named 売電. */
function ofRow(cell: string, unit: UnitReading | null): CarrierWord | null {
	const word = carrierIn(cell, unit?.unit ?? null);
	return word === 'generation' ? 'solar' : word;
}

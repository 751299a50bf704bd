import { carrierOf } from '$lib/domain/carriers/carriers';
import { isHeatOfFuel } from '$lib/domain/carriers/foreign-units';
import { parseUnit } from '$lib/domain/carriers/units';
import { resolveEnergyFactor } from '$lib/domain/factors/resolve-energy-factor';
import { finding, type Finding } from '$lib/domain/finding';
import { sheetOfSlot } from '$lib/domain/readings/sheet-runs';
import { monthOf } from '$lib/domain/time/day';
import { NO_CARRIER, type RecordSet } from '$lib/importers/importer';
import { loadFactorLibrary } from '../../factor-library';

/** Gas that a file gives in kWh is heat, not power: by which figure it becomes m3 is said at once. */
export function heatNote(set: RecordSet): Finding[] {
	const unit = parseUnit(set.unit);
	if (set.carrier === NO_CARRIER || (unit !== 'kWh' && unit !== 'MWh')) return [];
	const carrier = carrierOf(set.carrier);
	if (!isHeatOfFuel(carrier, unit)) return [];
	const [first] = [...set.bills.map(ofBill), ...set.days.map(ofDay)];
	if (!first) return [];
	const query = { carrier: carrier.code, month: monthOf(first.day) };
	const { energyFactor } = resolveEnergyFactor(query, loadFactorLibrary());
	const printed = energyFactor?.printed ?? { value: 0, unit: '' };
	const params = { unit: set.unit, factor: printed.value, factorUnit: printed.unit };
	return [finding('warning', 'import.gas_as_heat', params, first.where)];
}

const ofBill = ({ bill, sheet, row, column }: RecordSet['bills'][number]) => ({
	day: bill.start,
	where: { sheet, row, column }
});

const ofDay = ({ day, firstRow, sheets }: RecordSet['days'][number]) => ({
	day,
	where: { sheet: sheetOfSlot(sheets ?? null, 0), row: firstRow, column: null }
});

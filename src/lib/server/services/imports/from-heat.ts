import { carrierOf } from '$lib/domain/carriers/carriers';
import type { EnergyFactor } from '$lib/domain/factors/energy-factor';
import { resolveEnergyFactor } from '$lib/domain/factors/resolve-energy-factor';
import { finding, type Finding } from '$lib/domain/finding';
import { toLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { monthOf } from '$lib/domain/time/day';
import { decimalOf, toNumber, type Decimal } from '$lib/domain/units/decimal';
import type { BillRow, RecordSet } from '$lib/importers/importer';
import { loadFactorLibrary } from '../../factor-library';

/**
 * Energy that a table gives as heat (GJ, MJ) although it was bought in kWh, m3, L or kg: reports
 * under the energy law print it so, each carrier times the law's figure of its year. Divided by
 * the same figure it is the amount again. Done only where a person said what the column is, and
 * never without saying by which figure.
 */
export function fromHeat(set: RecordSet): { set: RecordSet; findings: Finding[] } | null {
	const { unit } = set;
	if (set.kind !== 'bill' || (unit !== 'GJ' && unit !== 'MJ')) return null;
	const { baseUnit } = carrierOf(set.carrier);
	const used = new Map<string, { factor: EnergyFactor; first: BillRow }>();
	const bills: BillRow[] = [];
	for (const row of set.bills) {
		const month = monthOf(row.bill.start);
		const { energyFactor } = resolveEnergyFactor(
			{ carrier: set.carrier, month },
			loadFactorLibrary()
		);
		if (!energyFactor || energyFactor.gjPerUnit <= 0) return null;
		if (!used.has(energyFactor.id)) used.set(energyFactor.id, { factor: energyFactor, first: row });
		const quantity = amountOf(toLedgerUnit(row.bill.quantity, unit), energyFactor);
		bills.push({ ...row, bill: { ...row.bill, quantity } });
	}
	return { set: { ...set, unit: baseUnit, bills }, findings: [...used.values()].map(noteOf) };
}

/** Finer than any meter prints, coarser than what a double leaves behind. */
const DECIMALS = 3;

function amountOf(heatGj: Decimal, { gjPerUnit }: EnergyFactor): Decimal {
	return decimalOf(Number((toNumber(heatGj) / gjPerUnit).toFixed(DECIMALS)));
}

function noteOf({ factor, first }: { factor: EnergyFactor; first: BillRow }): Finding {
	const { value, unit } = factor.printed;
	const params = { carrier: factor.carrier, factor: value, unit, source: factor.source };
	const { sheet, row, column } = first;
	return finding('warning', 'import.converted_from_heat', params, { sheet, row, column });
}

import { carrierOf } from '$lib/domain/carriers/carriers';
import { measures } from '$lib/domain/carriers/convert';
import { finding, type Finding } from '$lib/domain/finding';
import { ledgerUnit, slotsToLedgerUnit, toLedgerUnit } from '$lib/domain/ledger/ledger-unit';
import { sheetOfSlot } from '$lib/domain/readings/sheet-runs';
import { NO_CARRIER, type FigureRow, type RecordSet } from '$lib/importers/importer';
import { fromHeat } from './from-heat';
import { heatNote } from './heat-note';

/**
 * Records in the ledger's units. What is given in a unit that does not measure its carrier
 * (kerosene in kWh) is left out and named: it would never come to energy or CO2. Heat by the
 * energy law is `converted` where a person said that the column is this carrier's.
 */
export function fitUnits(
	sets: readonly RecordSet[],
	{ heat }: { heat: 'converted' | 'refused' }
): { records: RecordSet[]; findings: Finding[] } {
	const records: RecordSet[] = [];
	const findings: Finding[] = [];
	for (const given of sets) {
		const converted = heat === 'converted' && !fits(given) ? fromHeat(given) : null;
		const set = converted?.set ?? given;
		findings.push(...(converted?.findings ?? []));
		if (fits(set)) findings.push(...heatNote(set));
		if (fits(set)) records.push(inLedgerUnits(set));
		else findings.push(unfitting(set));
	}
	return { records, findings };
}

/** Weather and drivers are no energy and keep the unit they have. */
function fits({ carrier, unit }: RecordSet): boolean {
	return carrier === NO_CARRIER || measures(carrierOf(carrier), unit);
}

function unfitting({ carrier, unit, bills, days }: RecordSet): Finding {
	const params = { carrier, unit, units: carrierOf(carrier).units.join(', ') };
	const row = bills[0]?.row ?? days[0]?.firstRow ?? null;
	const column = bills[0]?.column ?? null;
	const sheet = bills[0]?.sheet ?? sheetOfSlot(days[0]?.sheets ?? null, 0);
	return finding('blocking', 'import.unit_not_for_carrier', params, { sheet, row, column });
}

function inLedgerUnits(set: RecordSet): RecordSet {
	if (set.carrier === NO_CARRIER || ledgerUnit(set.unit) === set.unit) return set;
	return {
		...set,
		unit: ledgerUnit(set.unit),
		bills: set.bills.map(({ bill, ...row }) => ({
			...row,
			bill: {
				...bill,
				quantity: toLedgerUnit(bill.quantity, set.unit),
				nightQuantity: bill.nightQuantity && toLedgerUnit(bill.nightQuantity, set.unit)
			}
		})),
		days: set.days.map((day) => slotsToLedgerUnit(day, set.unit)),
		figures: set.figures?.map((figure) => figureInLedgerUnit(figure, set.unit))
	};
}

function figureInLedgerUnit(figure: FigureRow, unit: string): FigureRow {
	return { ...figure, quantity: figure.quantity && toLedgerUnit(figure.quantity, unit) };
}

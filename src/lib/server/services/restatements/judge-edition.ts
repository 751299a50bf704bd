import { finding, type Finding } from '$lib/domain/finding';
import { type EditionFile, seriesOf } from '../../factor-library';
import type { EditionDifferences } from '../../factor-library/compare-editions';

type FuelTable = Extract<EditionFile, { kind: 'fuel_table' }>;
type Fuel = FuelTable['rows'][number];

/** What is odd about an edition beside those that are there. */
export function judgeEdition(
	edition: EditionFile,
	{ others, differences }: { others: readonly EditionFile[]; differences: EditionDifferences }
): Finding[] {
	const twice = edition.kind === 'fuel_table' ? fuelsTwice(edition, others) : [];
	const changed = edition.kind === 'supplier_list' ? suppliersChanged(differences) : [];
	return [...twice, ...changed];
}

/** Two figures of one fuel and year: which of them would count nobody could tell. */
function fuelsTwice(edition: FuelTable, others: readonly EditionFile[]): Finding[] {
	const series = seriesOf(edition);
	const beside = others
		.filter((one) => one.kind === 'fuel_table' && seriesOf(one) !== series)
		.flatMap((one) => (one as FuelTable).rows);
	return edition.rows.flatMap((row, at) => {
		const other = [...edition.rows.slice(0, at), ...beside].find((one) => overlaps(one, row));
		if (!other) return [];
		const year = Math.max(row.fromYear, other.fromYear);
		return [finding('blocking', 'factors.fuel_twice', { fuel: row.name, year }, { row: row.row })];
	});
}

function overlaps(a: Fuel, b: Fuel): boolean {
	const sameCarrier = a.carriers.some((carrier) => b.carriers.includes(carrier));
	const [endA, endB] = [a.toYear ?? Infinity, b.toYear ?? Infinity];
	return sameCarrier && a.supplier === b.supplier && a.fromYear <= endB && b.fromYear <= endA;
}

const MOST_NAMED = 50;

function suppliersChanged({ base, gone, renamed }: EditionDifferences): Finding[] {
	if (!base) return [];
	const missing = gone
		.slice(0, MOST_NAMED)
		.map((supplier) => finding('warning', 'factors.supplier_gone', { supplier, base: base.label }));
	const names = renamed
		.slice(0, MOST_NAMED)
		.map(({ old, now }) => finding('note', 'factors.supplier_renamed', { old, now }));
	const more = gone.length + renamed.length - missing.length - names.length;
	const rest = more > 0 ? [finding('note', 'findings.more', { count: more })] : [];
	return [...missing, ...names, ...rest];
}

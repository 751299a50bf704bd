import { finding, type Finding } from '$lib/domain/finding';
import { comparable } from '../cells/half-width';
import type { FactorListOutcome, ListedFuel } from './factor-list';
import type { ListTable } from './list-rows';
import { printedFigure } from './printed-figure';

/** Keys of the list of fuels → carrier codes; the others are named alike. */
const CARRIER_OF: Readonly<Record<string, string>> = {
	diesel_oil: 'diesel',
	coal_coke: 'coke',
	coal_steam_imported: 'coal',
	coal_coking: 'coal_coking_imported',
	coal_anthracite: 'coal_anthracite_imported',
	condensate: 'condensate_ngl',
	petroleum_gas_other: 'petroleum_hydrocarbon_gas',
	city_gas_13a: 'city_gas',
	wood_pellet: 'wood'
};

const COLUMNS = {
	key: /^key$/,
	name: /^fuelja$/,
	unit: /^unit$/,
	value: /^tco2perunit$/,
	from: /^appliesfromfy$/,
	to: /^appliestofy$/,
	source: /^source$/
} as const;

type Fields = Record<keyof typeof COLUMNS, number>;

const PRINTED_UNITS: Readonly<Record<string, ListedFuel['unit']>> = {
	t: 't',
	kl: 'kL',
	'1000m3': 'thousand_m3',
	千m3: 'thousand_m3',
	gj: 'GJ',
	mwh: 'MWh'
};

/** t-CO2 per t, kL or thousand m3; no fuel lies beyond. */
const PLAUSIBLE = { from: 0.05, to: 10 };

/** The list of fuels in our own flat form; null where the table is something else. */
export function fuelTable({ sheet, rows }: ListTable, title: string): FactorListOutcome | null {
	const at = rows.findIndex((cells) => fieldsOf(cells) !== null);
	if (at === -1) return null;
	const fields = fieldsOf(rows[at]!)!;
	const findings: Finding[] = [];
	const fuels = rows.slice(at + 1).flatMap((cells, index): ListedFuel[] => {
		if (cells.every((cell) => cell.trim() === '')) return [];
		const read = fuelOf(cells, { fields, number: index + 1, title });
		if (!('finding' in read)) return [read];
		findings.push({ ...read.finding, where: { column: null, sheet, row: at + 2 + index } });
		return [];
	});
	if (fuels.length === 0) findings.push(finding('blocking', 'factors.no_rows'));
	const content = {
		kind: 'fuel_table' as const,
		...{ label: title, source: title, sourceUrl: null, rows: fuels }
	};
	const refused = findings.some(({ severity }) => severity === 'blocking');
	return { content: refused ? null : content, findings };
}

function fieldsOf(cells: readonly string[]): Fields | null {
	const words = cells.map(comparable);
	const found = Object.entries(COLUMNS).map(
		([field, pattern]) => [field, words.findIndex((word) => pattern.test(word))] as const
	);
	const fields = Object.fromEntries(found) as Fields;
	const needed = [fields.key, fields.unit, fields.value, fields.from];
	return needed.every((column) => column >= 0) ? fields : null;
}

function fuelOf(
	cells: readonly string[],
	{ fields, number, title }: { fields: Fields; number: number; title: string }
): ListedFuel | { finding: Finding } {
	const cell = (column: number) => (cells[column] ?? '').trim();
	const key = cell(fields.key);
	const unit = PRINTED_UNITS[comparable(cell(fields.unit))];
	const value = printedFigure(cell(fields.value));
	const [fromYear, toYear] = [yearOf(cell(fields.from)), yearOf(cell(fields.to))];
	const name = cell(fields.name) || key;
	if (!unit || value.kind !== 'figure' || fromYear === null)
		return { finding: finding('blocking', 'factors.fuel_unreadable', { fuel: name }) };
	const size = Number(value.digits);
	if (size !== 0 && (size < PLAUSIBLE.from || size > PLAUSIBLE.to)) {
		const params = { supplier: name, value: value.digits, unit: `t-CO2/${unit}` };
		return { finding: finding('blocking', 'factors.implausible', params) };
	}
	return {
		...{ row: number, carriers: [CARRIER_OF[key] ?? key], name, supplier: null, unit },
		...{ fromYear, toYear, tCo2PerUnit: value.digits, heatGjPerUnit: null, carbonTPerGj: null },
		...{ source: cell(fields.source) || title, confidence: 'high', note: null }
	};
}

const yearOf = (text: string) => (/^20\d\d$/.test(text) ? Number(text) : null);

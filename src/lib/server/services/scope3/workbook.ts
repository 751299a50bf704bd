import { writeXlsx } from 'hucre/xlsx';
import type { Context } from '../../access/context';
import { label, type Locale } from '../../sentences';
import { getScope3, type Scope3EntryView } from '.';

/** The year's lines as a workbook: figures are number cells, text is never a formula. */
export async function scope3Workbook(
	context: Context,
	companyId: string,
	input: unknown = {}
): Promise<{ fileName: string; content: Uint8Array<ArrayBuffer> }> {
	const { fiscalYear, entries } = await getScope3(context, companyId, input);
	const { locale } = context;
	const heading = HEADINGS.map((name) => label(`scope3_column_${name}`, locale));
	const rows = entries.map((entry) => cells(entry, locale));
	const sheet = { name: `Scope 3 FY${fiscalYear}`, rows: [heading, ...rows] };
	return {
		fileName: `scope3_${fiscalYear}.xlsx`,
		content: new Uint8Array(await writeXlsx({ sheets: [{ ...sheet, freezePane: { rows: 1 } }] }))
	};
}

const HEADINGS = [
	...['category', 'category_name', 'name', 'quantity', 'unit', 'factor', 'factor_unit', 't'],
	'source'
] as const;

function cells(entry: Scope3EntryView, locale: Locale) {
	const { category, name, quantity, unit, factor, factorMass, co2eKg, source } = entry;
	return [
		...[category, label(`scope3_category_${category}`, locale), name, quantity, unit, factor],
		...[`${factorMass}-CO2e/${unit}`, co2eKg / 1000, source]
	];
}

/** What the library calls its editions, and the figures in them. */
import * as m from '$i18n/paraglide/messages';
import { carrierName, factorUnitName, unitName } from '$lib/features/energy/words';

type Word = () => string;

const editionKinds: Record<string, Word> = {
	supplier_list: m.edition_kind_supplier_list,
	history: m.edition_kind_history,
	fuel_table: m.edition_kind_fuel_table,
	energy_rules: m.edition_kind_energy_rules,
	scope3: m.edition_kind_scope3,
	own_factors: m.edition_kind_own_factors
};

const figureKinds: Record<string, Word> = {
	single: m.figure_kind_single,
	menu: m.figure_kind_menu,
	residual: m.figure_kind_residual,
	company_average: m.figure_kind_company_average,
	default: m.figure_kind_default,
	national_average: m.figure_kind_national_average,
	main_menu: m.figure_kind_main_menu,
	company: m.figure_kind_company,
	company_basic_residual_adjusted: m.figure_kind_mixed,
	not_stated: m.figure_kind_not_stated,
	preliminary: m.figure_kind_preliminary,
	fuel: m.figure_kind_fuel,
	conversion: m.figure_kind_conversion,
	rule: m.figure_kind_rule,
	scope3: m.figure_kind_scope3,
	own: m.figure_kind_own
};

const confidences = {
	high: m.confidence_high,
	medium: m.confidence_medium,
	low: m.confidence_low
};

export const editionKindName = (kind: string): string => editionKinds[kind]?.() ?? kind;

export const figureKindName = (kind: string): string => figureKinds[kind]?.() ?? kind;

export const confidenceName = (confidence: keyof typeof confidences): string =>
	confidences[confidence]();

/** One name, or how many there are. */
export function carriersName(carriers: readonly string[]): string {
	const [first] = carriers;
	if (first === undefined) return '';
	return carriers.length === 1
		? carrierName(first)
		: m.edition_carriers({ count: String(carriers.length) });
}

/** `2025`, `2009～2022`, `2023～`: years of use. */
export function yearSpan(from: number | null, to: number | null): string {
	if (from === null && to === null) return '';
	if (from === to) return String(from);
	return m.year_span({ from: String(from ?? ''), to: String(to ?? '') });
}

/** `kg-CO2/m3`, `t-CO2/thousand_m3`, alone or within a product, as people write it. */
export function perUnitName(text: string): string {
	return factorUnitName(text).replaceAll('thousand_m3', unitName('thousand_m3'));
}

/** The link names what it leads to, not its address. */
export function sourceLink(url: string | null): { href: string; host: string } | null {
	const first = url?.split(' ')[0];
	if (!first?.startsWith('http') || !URL.canParse(first)) return null;
	return { href: first, host: new URL(first).host };
}

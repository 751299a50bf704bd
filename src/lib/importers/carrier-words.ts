import { comparable } from './half-width';

/**
 * Energy carriers by the words of headings, rows and titles. The order matters: LPガス before
 * ガス, 売電 before 電. 重油 alone does not say whether A or C: `ambiguous`.
 */
const WORDS: [carrier: string, words: RegExp][] = [
	['electricity_export', /売電|逆潮|余剰電力|送電量|export/],
	['solar', /自家消費|太陽光.*自家|pv.*self/],
	['ignored', /発電|太陽光|solar|generation/],
	['lpg', /lpg|lpガス|液化石油|プロパン|propane/],
	['lng', /lng|液化天然/],
	['heavy_oil_a', /a重油|重油a|a-?heavyoil/],
	['heavy_oil_bc', /[bc]重油|重油[bc]/],
	['ambiguous', /重油|heavyoil/],
	['kerosene', /灯油|kerosene/],
	['diesel', /軽油|ディーゼル|diesel/],
	['gasoline', /ガソリン|gasoline|petrol/],
	['jet_fuel', /ジェット|jetfuel/],
	['natural_gas', /天然ガス|naturalgas/],
	['city_gas', /都市ガス|ガス|13a|citygas|towngas|gas(?!ol)/],
	['coke', /コークス|coke/],
	['coal', /石炭|(?<!char)coal/],
	['steam_industrial', /産業用蒸気/],
	['heat_other', /蒸気|温水|冷水|地域熱|steam|districtheat/],
	['wood', /木材|薪|ペレット|木質|(?<![a-z])wood(?![a-z])/],
	['water', /水道|上水|water/],
	['electricity', /電気|電力|買電|受電|electric|power(?!factor)|電灯/]
];

export type CarrierWord = string | 'ambiguous' | 'ignored';

/** The carrier a text names; null where it names none. */
export function carrierIn(text: string): CarrierWord | null {
	const words = comparable(text);
	return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** kWh with no other word is electricity; m3, L and kg alone say nothing. */
export function carrierOfUnit(unit: string): string | null {
	return unit === 'kWh' || unit === 'MWh' ? 'electricity' : null;
}

/** Unit that a carrier is measured in when nothing says otherwise. */
export function usualUnit(carrier: string): string | null {
	if (['electricity', 'electricity_export', 'solar'].includes(carrier)) return 'kWh';
	return ['city_gas', 'natural_gas', 'water'].includes(carrier) ? 'm3' : null;
}

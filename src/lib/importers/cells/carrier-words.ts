import { comparable } from './half-width';

/**
 * Energy carriers by the words of headings, rows and titles. The order matters: LPガス before
 * ガス, 売電 before 電. 重油 alone does not say whether A or C: `ambiguous`. 発電 alone does not
 * say how much of it was sold: `generation`. Sewage is the water that was paid for before: `ignored`.
 * Words of power do not name what is counted in m3, L or kg, nor words of matter what is in kWh
 * (発電機用軽油 is diesel, 水道ポンプ kWh electricity).
 */
const WORDS: [carrier: string, words: RegExp, counts?: 'power' | 'matter'][] = [
	[
		'electricity_export',
		/売電|逆潮|逆送|feed-?in(?!g)|余剰(?!蒸気|熱|ガス)|送電量|(?<!data|file|csv|report)export(?!date|time|ed(?:on|at|by)|generated|report|file|data|from)/,
		'power'
	],
	['solar', /自家消費|太陽光.*自家|pv.*self/, 'power'],
	['generation', /発電(?!機|所名|用|促進|事業者)|太陽光|solar|generation/, 'power'],
	['ignored', /下水|排水|廃水|waste-?water|sewage/, 'matter'],
	['waste', /廃棄物|産廃|一廃|ご[みミ]|ゴミ|(?<![a-z])waste(?!heat|oil|plastic|tire)/, 'matter'],
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
	['water', /水道|上水|井水|井戸水|地下水|工業用水|工水|市水|(?<!hot|chilled|cold)water/, 'matter'],
	['electricity', /電気|電力|買電|受電|electric|power(?!factor)|電灯/]
];

export type CarrierWord = string | 'ambiguous' | 'ignored' | 'generation';

/** The carrier a text names; null where it names none. `unit`: code of what is counted, if known. */
export function carrierIn(text: string, unit: string | null = null): CarrierWord | null {
	const words = comparable(text);
	const never = unit === null ? null : NOT_COUNTED_IN.get(unit);
	return (
		WORDS.find(([, pattern, counts]) => counts !== (never ?? '') && pattern.test(words))?.[0] ??
		null
	);
}

/** What a file's name tells of its carrier; that it is an export, of itself, tells nothing. */
export function wordsOfFile(fileName: string): string {
	return fileName.replace(/export/gi, '');
}

const NOT_COUNTED_IN = new Map<string, 'power' | 'matter'>([
	...['kWh', 'MWh'].map((unit) => [unit, 'matter'] as const),
	...['m3', 'thousand_m3', 'normal_m3', 'L', 'kL', 'kg', 't', 'ft3', 'gal_us', 'lb'].map(
		(unit) => [unit, 'power'] as const
	)
]);

/** Only a code of the API: what a word leaves open is null. */
export function knownCarrier(word: CarrierWord | null): string | null {
	return word === 'ambiguous' || word === 'ignored' || word === 'generation' ? null : word;
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

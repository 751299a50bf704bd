/**
 * Mass of a cubic metre of LPG as meters measure it, mixed gas: 1 ÷ 0.458 m3/kg = 2.183 kg.
 * Source: 日本LPガス協会「LPガス CO2排出係数・産気率」; the same figure stands in municipal plans.
 * Propane alone is 1.992 (0.502 m3/kg), household grade about 2.07: prefer kg from the slip.
 */
export const LPG_KG_PER_M3 = 2.183;
export const LPG_KG_PER_M3_SOURCE = '日本LPガス協会 産気率 0.458 m3/kg（混合）';

/** What else a cubic metre of LPG may weigh, to choose from. */
export const OTHER_LPG = {
	propane: { kgPerM3: 1.992, source: '日本LPガス協会 産気率 0.502 m3/kg（プロパン）' },
	household: { kgPerM3: 2.07, source: 'い号プロパン等 家庭業務用の概数 2.07 kg/m3（未確認）' }
} as const;

/**
 * A metered cubic metre of city gas at 25 °C and 1 bar, the state that factors are for from FY2023
 * on: (101.325 + 2 kPa) ÷ 100 kPa × 298.15 K ÷ 288.15 K = 1.069, for gas metered at 15 °C and
 * 2 kPa above the air. The reporting scheme lets the metered figure stand as it is where pressure
 * and temperature are not known.
 */
export const STANDARD_M3_PER_METERED_M3 = 1.069;
/** What holds where nobody chose: the law's own way out. */
export const AS_METERED = {
	standardM3PerM3: 1,
	source: '計量値のまま（算定・報告・公表制度：圧力・温度が不明なときは計量値を使用できる）'
} as const;
export const STANDARD_M3_SOURCE = '計量時 15 ℃・ゲージ圧 2 kPa とみなした換算（25 ℃・100 kPa）';

/** British thermal unit of the international steam table. Source: ISO 80000-5:2019, annex. */
export const GJ_PER_KBTU = 0.00105505585262;
export const BTU_SOURCE = '1 Btu = 1,055.05585262 J（国際蒸気表、ISO 80000-5）';
/** By definition of the watt. */
export const GJ_PER_KWH = 0.0036;
export const KWH_SOURCE = '1 kWh = 3.6 MJ';
/** 1.05505585262 MJ ÷ 3.6 MJ per kWh, a fraction without end. */
export const KBTU_IN_KWH = [[1.05505585262], { numerator: 10, denominator: 36 }] as const;

/** Foot and pound by the international agreement of 1959; US gallon: NIST Handbook 44, appendix C. */
export const M3_PER_FT3 = 0.028316846592;
export const KG_PER_POUND = 0.45359237;
export const LITRES_PER_US_GALLON = 3.785411784;
export const M3_PER_US_GALLON = 0.003785411784;

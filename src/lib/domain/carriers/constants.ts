/**
 * Mass of a cubic metre of LPG as meters measure it, mixed gas: 1 ÷ 0.458 m3/kg = 2.183 kg.
 * Source: 日本LPガス協会「LPガス CO2排出係数・産気率」; the same figure stands in municipal plans.
 * Propane alone is 1.992 (0.502 m3/kg), household grade about 2.07: prefer kg from the slip.
 */
export const LPG_KG_PER_M3 = 2.183;
export const LPG_KG_PER_M3_SOURCE = '日本LPガス協会 産気率 0.458 m3/kg（混合）';

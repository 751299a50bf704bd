/**
 * What a unit of energy can cost a business in Japan, tax and basic charge included: wide enough
 * that a true bill passes, narrow enough that yen in thousands, a lost digit or another unit does
 * not. `least` is about a third of the cheapest bulk price of the last fifteen years, `most` three
 * to four times the dearest retail price.
 *
 * Sources, read in 2026:
 * - electricity: 電力・ガス取引監視等委員会「電力取引の状況」, sales ÷ kWh by voltage (which month's issue was not
 *   noted); the movement of both averages, homes +25 % and industry +38 % from FY2010 to FY2014, from
 *   資源エネルギー庁「日本のエネルギー 2019年度版」, 2. 経済性「電気料金平均単価の推移」
 *   (enecho.meti.go.jp/about/pamphlet/energy2019/html/002); last-resort supply in 2023 and small bills
 *   with their basic charge are dearer
 * - city gas: 東京ガス「大口供給料金 平均価格」43.9–55.1 yen/m3 (FY2016); 169.8 yen/m3 retail average of
 *   2026-02, regions up to 2.97 times apart (lifeap.co.jp)
 * - LPG: industry 220–310 yen/m3 in 2026-01 (lifeap.co.jp); retail 354–1,164 yen/m3 in 2025-12 (wepicks.net);
 *   2.183 kg to the m3
 * - oil: 資源エネルギー庁「石油製品価格調査」: kerosene 2,201 yen for 18 L, diesel 143.9, gasoline 155.7 (2025-12 on)
 */
export const PLAUSIBLE_YEN_PER_UNIT: Readonly<Record<string, { least: number; most: number }>> = {
	'electricity kWh': { least: 5, most: 150 },
	'city_gas m3': { least: 15, most: 600 },
	'natural_gas m3': { least: 15, most: 600 },
	'lpg m3': { least: 60, most: 3_000 },
	'lpg kg': { least: 25, most: 1_500 },
	'kerosene L': { least: 30, most: 500 },
	'diesel L': { least: 40, most: 500 },
	'gasoline L': { least: 50, most: 600 },
	'heavy_oil_a L': { least: 25, most: 400 },
	'water m3': { least: 20, most: 3_000 }
};

/** 100 MW round the clock: no customer of a consortium of small manufacturers, but a grid area. */
export const GRID_SIZED_KWH_PER_DAY = 2_400_000;

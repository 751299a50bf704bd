/**
 * What energy costs, tax included, as lines between months. The levels are those of small plants
 * in Ibaraki, rounded; no supplier's tariff is copied. Behind the last month prices stay.
 *
 * Sources:
 * - low voltage: average unit prices by month 2022-09 … 2024-08 after 新電力ネット, in
 *   おいくらマガジン「電気代が値上げされるのはなぜ」 (28.59 … 28.73 yen/kWh)
 * - high voltage: the course of the low-voltage average, below it by what distribution costs;
 *   the state's help of 3.5 yen/kWh from 2023-02 (東急パワーサプライ, 燃料費等調整単価)
 * - city gas and LPG: industrial users 120–150 and 220–310 yen/m3 in 2026-01
 *   (lifeap.co.jp「工業用ガス単価」); the others follow the course of electricity
 * - diesel: 資源エネルギー庁, retail in Ibaraki 151.0 (2022-03), 144.3 (2025-11); nation 143.9 (2026-01)
 * - gasoline: the same, nation 171 (2022-05), 159.7 (2025-12), 155.7 (2026-01)
 * - kerosene: the same, 18 L for 2,062 (2022-05), 2,201 (2025-12), 2,181 yen (2026-01)
 * - heavy oil A: diesel without its tax of 32.1 yen/L, less the margin of a filling station
 * - steam: city gas of 45 MJ/m3 burnt at 80 %
 */
import { addMonths, firstDayOf, type EpochDay, type Month } from '$lib/domain/time/day';

export type Tariff = keyof typeof PRICES;

type Price = [month: Month, yenPerUnit: number];

const PRICES = {
	/** Without the basic charge. */
	high_voltage: [
		...yearOf('2022', 17.5, 18.6, 21.2, 24.2),
		...yearOf('2023', 25.4, 21.6, 19.4, 18.2),
		...yearOf('2024', 18.4, 19.6, 21, 20.2),
		...yearOf('2025', 19.4, 20.4, 20.2, 19.8),
		...yearOf('2026', 19.6, 20.4, 21.6, 21.4)
	],
	/** All in: small contracts pay no demand charge worth the name. */
	low_voltage: [
		...yearOf('2022', 23.8, 25.4, 28.2, 30.6),
		...yearOf('2023', 28.6, 25.1, 23.9, 24.6),
		...yearOf('2024', 25.1, 26.9, 28.4, 27.2),
		...yearOf('2025', 26.2, 27.4, 27.1, 26.8),
		...yearOf('2026', 26.4, 27.2, 28.6, 28.2)
	],
	city_gas: [
		...yearOf('2022', 96, 108, 126, 138),
		...yearOf('2023', 136, 119, 110, 111),
		...yearOf('2024', 112, 115, 119, 117),
		...yearOf('2025', 116, 118, 117, 120),
		...yearOf('2026', 124, 126, 130, 131)
	],
	lpg: [
		...yearOf('2022', 238, 252, 258, 250),
		...yearOf('2023', 248, 238, 232, 240),
		...yearOf('2024', 246, 244, 242, 246),
		...yearOf('2025', 250, 246, 242, 244),
		...yearOf('2026', 248, 256, 262, 258)
	],
	heavy_oil_a: [
		...yearOf('2022', 101, 105, 103, 102),
		...yearOf('2023', 101, 100, 107, 105),
		...yearOf('2024', 104, 105, 105, 106),
		...yearOf('2025', 112, 108, 106, 97),
		...yearOf('2026', 95, 109, 112, 108)
	],
	kerosene: [
		...yearOf('2022', 112, 114.6, 113, 112),
		...yearOf('2023', 111, 110, 120, 121),
		...yearOf('2024', 117, 118, 118, 119),
		...yearOf('2025', 127, 125, 123, 122.5),
		...yearOf('2026', 121, 132, 134, 130)
	],
	diesel: [
		...yearOf('2022', 149, 152, 150, 149),
		...yearOf('2023', 148, 149, 159, 154),
		...yearOf('2024', 153, 154, 154, 155),
		...yearOf('2025', 163, 160, 155, 146),
		...yearOf('2026', 143.9, 152, 156, 151)
	],
	gasoline: [
		...yearOf('2022', 168, 171, 170, 169),
		...yearOf('2023', 168, 169, 182, 176),
		...yearOf('2024', 175, 175, 175, 176),
		...yearOf('2025', 184, 180, 175, 166),
		...yearOf('2026', 155.7, 166, 170, 165)
	],
	/** Yen per GJ. */
	steam: [
		...yearOf('2022', 2670, 3000, 3500, 3830),
		...yearOf('2023', 3780, 3310, 3060, 3080),
		...yearOf('2024', 3110, 3190, 3310, 3250),
		...yearOf('2025', 3220, 3280, 3250, 3330),
		...yearOf('2026', 3440, 3500, 3610, 3640)
	],
	/** 余剰売電 without a feed-in tariff. */
	sold: [['2022-01', 8.5] as Price],
	/** 上水道 for business, per m3. */
	water: [['2022-01', 262] as Price],
	/** Own roof: nothing is paid. */
	none: [['2022-01', 0] as Price]
};

function yearOf(year: string, ...quarters: [number, number, number, number]): Price[] {
	return quarters.map((yen, index) => [addMonths(`${year}-01`, index * 3), yen]);
}

export function yenPerUnit(tariff: Tariff, day: EpochDay): number {
	const prices: Price[] = PRICES[tariff];
	const after = prices.findIndex(([month]) => firstDayOf(month) > day);
	if (after <= 0) return prices.at(after)![1];
	const [before, next] = [prices[after - 1]!, prices[after]!];
	const [from, to] = [firstDayOf(before[0]), firstDayOf(next[0])];
	return before[1] + ((next[1] - before[1]) * (day - from)) / (to - from);
}

/**
 * 基本料金 per kW and month at a power factor of 100 % (185 − 100 = 85 %). A handbook for small
 * firms of 2013 counts 17,000 yen for a kW and year (環境経済「省エネからはじめる経営力アップ」).
 */
export const DEMAND_YEN_PER_KW_MONTH = 1_890 * 0.85;

/** Short ways to write down metering points, with what is usual filled in. */
import type { ElectricityUse, MatterUse, PointDefinition } from './manufacturer';
import type { Season, Shift } from './work';

interface PowerSpec {
	key?: string;
	name?: string;
	/** Last digits of the supply-point number. */
	number: number;
	supplier: string;
	menu?: string;
	readingDay?: number;
	contract?: number;
	priceLevel?: number;
	shift: Shift;
	season?: Season;
	kw: { base: number; production: number; cooling?: number; heating?: number };
	week?: { saturday?: number; sunday?: number };
	trendPerYear?: number;
	improved?: ElectricityUse['improved'];
}

/** 高圧: above 50 kW, with a transformer of one's own; below 500 kW 実量制. */
export function highVoltage(spec: PowerSpec): PointDefinition {
	return {
		...power(spec),
		name: spec.name ?? '高圧受電',
		tariff: 'high_voltage',
		contract: spec.contract ?? 'measured'
	};
}

/** 低圧電力 and 従量電灯 in one: a workshop without a transformer. */
export function lowVoltage(spec: PowerSpec & { contract: number }): PointDefinition {
	return {
		...power(spec),
		name: spec.name ?? '低圧電力',
		tariff: 'low_voltage',
		contract: spec.contract
	};
}

function power(spec: PowerSpec): Omit<PointDefinition, 'name' | 'tariff' | 'contract'> {
	const { kw, week } = spec;
	return {
		...{ key: spec.key ?? 'power', carrier: 'electricity', unit: 'kWh', area: null },
		supplyPointNumber: `03001110000000000000${String(spec.number).padStart(2, '0')}`,
		...{ supplier: spec.supplier, menu: spec.menu ?? null },
		...{ readingDay: spec.readingDay ?? null, priceLevel: spec.priceLevel ?? 1 },
		use: {
			...{ kind: 'electricity', shift: spec.shift, season: spec.season ?? 'even' },
			...{ baseKw: kw.base, productionKw: kw.production },
			...{ coolingKw: kw.cooling ?? 0, heatingKw: kw.heating ?? 0 },
			...{ saturday: week?.saturday ?? 0, sunday: week?.sunday ?? 0 },
			...{ trendPerYear: spec.trendPerYear ?? -0.01, improved: spec.improved ?? null }
		}
	};
}

interface MatterSpec extends Partial<Omit<MatterUse, 'kind'>> {
	key: string;
	name: string;
	supplier?: string;
	area?: string;
	readingDay?: number;
	priceLevel?: number;
}

const TOBU_GAS = { supplier: '東部瓦斯株式会社', area: '福島地区、茨城地区' };

/** m3 of 都市ガス13A; Hitachi and Takahagi have Tokyo Gas, Hitachinaka Tobu Gas. */
export const tokyoGas = (spec: MatterSpec) =>
	matter('city_gas', 'm3', { ...spec, supplier: '東京瓦斯株式会社' });
export const tobuGas = (spec: MatterSpec) => matter('city_gas', 'm3', { ...spec, ...TOBU_GAS });
/** m3 of gas; kilograms are worked out by the product. */
export const lpg = (spec: MatterSpec) => matter('lpg', 'm3', spec);
export const heavyOil = (spec: MatterSpec) => matter('heavy_oil_a', 'L', spec);
export const kerosene = (spec: MatterSpec) => matter('kerosene', 'L', spec);
export const diesel = (spec: MatterSpec) => matter('diesel', 'L', spec);
export const gasoline = (spec: MatterSpec) => matter('gasoline', 'L', spec);
export const steam = (spec: MatterSpec) => matter('steam_industrial', 'GJ', spec);
export const solar = (spec: MatterSpec) => matter('solar', 'kWh', spec);
export const soldPower = (spec: MatterSpec) => matter('electricity_export', 'kWh', spec);
export const water = (spec: MatterSpec) => matter('water', 'm3', spec);

const TARIFFS: Record<string, PointDefinition['tariff']> = {
	city_gas: 'city_gas',
	lpg: 'lpg',
	heavy_oil_a: 'heavy_oil_a',
	kerosene: 'kerosene',
	diesel: 'diesel',
	gasoline: 'gasoline',
	steam_industrial: 'steam',
	electricity_export: 'sold',
	water: 'water'
};

function matter(carrier: string, unit: string, spec: MatterSpec): PointDefinition {
	return {
		...{ key: spec.key, name: spec.name, carrier, unit, supplyPointNumber: null },
		...{ supplier: spec.supplier ?? null, menu: null, area: spec.area ?? null },
		...{ readingDay: spec.readingDay ?? null, contract: null },
		...{ tariff: TARIFFS[carrier] ?? 'none', priceLevel: spec.priceLevel ?? 1 },
		use: {
			...{ kind: 'matter', season: spec.season ?? 'even' },
			...{ perWorkday: spec.perWorkday ?? 0, perDay: spec.perDay ?? 0 },
			...{ perWinterDay: spec.perWinterDay ?? 0, saturday: spec.saturday ?? 0 },
			trendPerYear: spec.trendPerYear ?? 0
		}
	};
}

import type { Carrier, CarrierRole } from './carrier';
import type { UnitCode } from './units';

const KWH: readonly UnitCode[] = ['kWh', 'MWh'];
const VOLUME: readonly UnitCode[] = ['m3', 'thousand_m3'];
const LIQUID: readonly UnitCode[] = ['L', 'kL'];
const MASS: readonly UnitCode[] = ['kg', 't'];
const HEAT: readonly UnitCode[] = ['GJ', 'MJ'];

/** The first unit is the base unit. */
type Row = readonly [
	code: string,
	role: CarrierRole,
	units: readonly UnitCode[],
	...printedNames: string[]
];

/** One row per carrier, with the Japanese names that bills and lists print. */
const ROWS: readonly Row[] = [
	['electricity', 'supplied_electricity', KWH, '電気', '電力', '買電'],
	['electricity_export', 'record', KWH, '売電', '余剰電力'],
	['solar', 'own_generation', KWH, '太陽光', '太陽光発電', '太陽光（自家消費）'],
	['city_gas', 'supplied_fuel', VOLUME, '都市ガス', '都市ガス13A', '13A'],
	['natural_gas', 'fuel', VOLUME, '天然ガス'],
	['lpg', 'fuel', [...MASS, ...VOLUME], 'LPG', 'LPガス', 'プロパン', '液化石油ガス'],
	['kerosene', 'fuel', LIQUID, '灯油'],
	['diesel', 'fuel', LIQUID, '軽油'],
	['gasoline', 'fuel', LIQUID, 'ガソリン', '揮発油'],
	['heavy_oil_a', 'fuel', LIQUID, 'A重油'],
	['heavy_oil_bc', 'fuel', LIQUID, 'B・C重油', 'B重油', 'C重油'],
	['lng', 'fuel', MASS, 'LNG', '液化天然ガス'],
	['jet_fuel', 'fuel', LIQUID, 'ジェット燃料', 'ジェット燃料油'],
	/** 輸入一般炭; the other coals have codes of their own. */
	['coal', 'fuel', MASS, '石炭', '一般炭', '輸入一般炭'],
	['coke', 'fuel', MASS, 'コークス', '石炭コークス'],
	['steam_industrial', 'heat', HEAT, '産業用蒸気'],
	['heat_other', 'supplied_heat', HEAT, '温水', '冷水', '蒸気・温水・冷水'],
	['wood', 'fuel', MASS, '木質ペレット', '木質チップ', '木材'],

	['coal_coking_imported', 'fuel', MASS, '輸入原料炭', '原料炭'],
	['coal_coking_for_coke', 'fuel', MASS, 'コークス用原料炭'],
	['coal_coking_pci', 'fuel', MASS, '吹込用原料炭'],
	['coal_steam_domestic', 'fuel', MASS, '国産一般炭'],
	['coal_anthracite_imported', 'fuel', MASS, '輸入無煙炭', '無煙炭'],
	['petroleum_coke', 'fuel', MASS, '石油コークス'],
	['coal_tar', 'fuel', MASS, 'コールタール'],
	['petroleum_asphalt', 'fuel', MASS, '石油アスファルト'],
	['condensate_ngl', 'fuel', LIQUID, 'コンデンセート'],
	['crude_oil', 'fuel', LIQUID, '原油'],
	['naphtha', 'fuel', LIQUID, 'ナフサ'],
	['lubricating_oil', 'fuel', LIQUID, '潤滑油'],
	['petroleum_hydrocarbon_gas', 'fuel', VOLUME, '石油系炭化水素ガス'],
	['coke_oven_gas', 'fuel', VOLUME, 'コークス炉ガス'],
	['blast_furnace_gas', 'fuel', VOLUME, '高炉ガス'],
	['blast_furnace_gas_power', 'fuel', VOLUME, '発電用高炉ガス'],
	['converter_gas', 'fuel', VOLUME, '転炉ガス'],
	['rdf', 'fuel', MASS, 'RDF'],
	['rpf', 'fuel', MASS, 'RPF'],
	['waste_tire', 'fuel', MASS, '廃タイヤ'],
	['waste_plastic_municipal', 'fuel', MASS, '廃プラスチック類（一般廃棄物）'],
	['waste_plastic_industrial', 'fuel', MASS, '廃プラスチック類（産業廃棄物）'],
	['hydrocarbon_oil_from_waste_oil', 'fuel', LIQUID, '再生油'],
	['hydrocarbon_oil_from_waste_plastic', 'fuel', LIQUID, '廃プラスチック油'],

	['water', 'record', VOLUME, '水道', '上水', '用水', '水'],
	['waste', 'record', MASS, '廃棄物']
];

export const CARRIER_LIST: readonly Carrier[] = ROWS.map(
	([code, role, units, ...printedNames]) => ({
		code,
		role,
		baseUnit: units[0]!,
		units,
		printedNames
	})
);

/** Words that mean several carriers: whoever says one must be asked which. */
export const AMBIGUOUS_CARRIERS: Readonly<Record<string, readonly string[]>> = {
	heavy_oil: ['heavy_oil_a', 'heavy_oil_bc'],
	重油: ['heavy_oil_a', 'heavy_oil_bc'],
	oil: ['kerosene', 'diesel', 'heavy_oil_a', 'heavy_oil_bc'],
	gas: ['city_gas', 'natural_gas', 'lpg'],
	ガス: ['city_gas', 'natural_gas', 'lpg'],
	heat: ['steam_industrial', 'heat_other'],
	熱: ['steam_industrial', 'heat_other'],
	steam: ['steam_industrial', 'heat_other'],
	蒸気: ['steam_industrial', 'heat_other'],
	waste_plastic: ['waste_plastic_municipal', 'waste_plastic_industrial']
};

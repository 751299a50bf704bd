import type { Carrier, CarrierRole } from './carrier';
import type { UnitCode } from './units';

const KWH: readonly UnitCode[] = ['kWh', 'MWh'];
const VOLUME: readonly UnitCode[] = ['m3', 'thousand_m3'];
const LIQUID: readonly UnitCode[] = ['L', 'kL'];
const MASS: readonly UnitCode[] = ['kg', 't'];
const HEAT: readonly UnitCode[] = ['GJ', 'MJ'];

/** The first unit is the base unit. */
function carrier(
	code: string,
	role: CarrierRole,
	units: readonly UnitCode[],
	...printedNames: string[]
): Carrier {
	return { code, role, baseUnit: units[0]!, units, printedNames };
}

/** One entry per carrier, with the Japanese names that bills and lists print. */
export const CARRIER_LIST: readonly Carrier[] = [
	carrier('electricity', 'supplied_electricity', KWH, '電気', '電力', '買電'),
	carrier('electricity_export', 'record', KWH, '売電', '余剰電力'),
	carrier('solar', 'own_generation', KWH, '太陽光', '太陽光発電', '太陽光（自家消費）'),
	carrier('city_gas', 'supplied_fuel', VOLUME, '都市ガス', '都市ガス13A', '13A'),
	carrier('natural_gas', 'fuel', VOLUME, '天然ガス'),
	carrier('lpg', 'fuel', [...MASS, ...VOLUME], 'LPG', 'LPガス', 'プロパン', '液化石油ガス'),
	carrier('kerosene', 'fuel', LIQUID, '灯油'),
	carrier('diesel', 'fuel', LIQUID, '軽油'),
	carrier('gasoline', 'fuel', LIQUID, 'ガソリン', '揮発油'),
	carrier('heavy_oil_a', 'fuel', LIQUID, 'A重油'),
	carrier('heavy_oil_bc', 'fuel', LIQUID, 'B・C重油', 'B重油', 'C重油'),
	carrier('lng', 'fuel', MASS, 'LNG', '液化天然ガス'),
	carrier('jet_fuel', 'fuel', LIQUID, 'ジェット燃料', 'ジェット燃料油'),
	/** 輸入一般炭; the other coals have codes of their own. */
	carrier('coal', 'fuel', MASS, '石炭', '一般炭', '輸入一般炭'),
	carrier('coke', 'fuel', MASS, 'コークス', '石炭コークス'),
	carrier('steam_industrial', 'heat', HEAT, '産業用蒸気'),
	carrier('heat_other', 'supplied_heat', HEAT, '温水', '冷水', '蒸気・温水・冷水'),
	carrier('wood', 'fuel', MASS, '木質ペレット', '木質チップ', '木材'),

	carrier('coal_coking_imported', 'fuel', MASS, '輸入原料炭', '原料炭'),
	carrier('coal_coking_for_coke', 'fuel', MASS, 'コークス用原料炭'),
	carrier('coal_coking_pci', 'fuel', MASS, '吹込用原料炭'),
	carrier('coal_steam_domestic', 'fuel', MASS, '国産一般炭'),
	carrier('coal_anthracite_imported', 'fuel', MASS, '輸入無煙炭', '無煙炭'),
	carrier('petroleum_coke', 'fuel', MASS, '石油コークス'),
	carrier('coal_tar', 'fuel', MASS, 'コールタール'),
	carrier('petroleum_asphalt', 'fuel', MASS, '石油アスファルト'),
	carrier('condensate_ngl', 'fuel', LIQUID, 'コンデンセート'),
	carrier('crude_oil', 'fuel', LIQUID, '原油'),
	carrier('naphtha', 'fuel', LIQUID, 'ナフサ'),
	carrier('lubricating_oil', 'fuel', LIQUID, '潤滑油'),
	carrier('petroleum_hydrocarbon_gas', 'fuel', VOLUME, '石油系炭化水素ガス'),
	carrier('coke_oven_gas', 'fuel', VOLUME, 'コークス炉ガス'),
	carrier('blast_furnace_gas', 'fuel', VOLUME, '高炉ガス'),
	carrier('blast_furnace_gas_power', 'fuel', VOLUME, '発電用高炉ガス'),
	carrier('converter_gas', 'fuel', VOLUME, '転炉ガス'),
	carrier('rdf', 'fuel', MASS, 'RDF'),
	carrier('rpf', 'fuel', MASS, 'RPF'),
	carrier('waste_tire', 'fuel', MASS, '廃タイヤ'),
	carrier('waste_plastic_municipal', 'fuel', MASS, '廃プラスチック類（一般廃棄物）'),
	carrier('waste_plastic_industrial', 'fuel', MASS, '廃プラスチック類（産業廃棄物）'),
	carrier('hydrocarbon_oil_from_waste_oil', 'fuel', LIQUID, '再生油'),
	carrier('hydrocarbon_oil_from_waste_plastic', 'fuel', LIQUID, '廃プラスチック油'),

	carrier('water', 'record', VOLUME, '水道', '上水', '用水', '水'),
	carrier('waste', 'record', MASS, '廃棄物')
];

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

/** Codes of carriers, units and statuses in the reader's language. */
import * as m from '$i18n/paraglide/messages';
import type { DataStatus, FactorStatus } from '$lib/domain/energy/energy-row';
import type { Scale } from '$lib/ui/format';

type Word = () => string;

const carriers: Record<string, Word> = {
	electricity: m.carrier_electricity,
	electricity_export: m.carrier_electricity_export,
	solar: m.carrier_solar,
	city_gas: m.carrier_city_gas,
	natural_gas: m.carrier_natural_gas,
	lpg: m.carrier_lpg,
	kerosene: m.carrier_kerosene,
	diesel: m.carrier_diesel,
	gasoline: m.carrier_gasoline,
	heavy_oil_a: m.carrier_heavy_oil_a,
	heavy_oil_bc: m.carrier_heavy_oil_bc,
	lng: m.carrier_lng,
	jet_fuel: m.carrier_jet_fuel,
	coal: m.carrier_coal,
	coke: m.carrier_coke,
	steam_industrial: m.carrier_steam_industrial,
	heat_other: m.carrier_heat_other,
	wood: m.carrier_wood,
	water: m.carrier_water,
	waste: m.carrier_waste,
	coal_coking_imported: m.carrier_coal_coking_imported,
	coal_coking_for_coke: m.carrier_coal_coking_for_coke,
	coal_coking_pci: m.carrier_coal_coking_pci,
	coal_steam_domestic: m.carrier_coal_steam_domestic,
	coal_anthracite_imported: m.carrier_coal_anthracite_imported,
	petroleum_coke: m.carrier_petroleum_coke,
	coal_tar: m.carrier_coal_tar,
	petroleum_asphalt: m.carrier_petroleum_asphalt,
	condensate_ngl: m.carrier_condensate_ngl,
	crude_oil: m.carrier_crude_oil,
	naphtha: m.carrier_naphtha,
	lubricating_oil: m.carrier_lubricating_oil,
	petroleum_hydrocarbon_gas: m.carrier_petroleum_hydrocarbon_gas,
	coke_oven_gas: m.carrier_coke_oven_gas,
	blast_furnace_gas: m.carrier_blast_furnace_gas,
	blast_furnace_gas_power: m.carrier_blast_furnace_gas_power,
	converter_gas: m.carrier_converter_gas,
	rdf: m.carrier_rdf,
	rpf: m.carrier_rpf,
	waste_tire: m.carrier_waste_tire,
	waste_plastic_municipal: m.carrier_waste_plastic_municipal,
	waste_plastic_industrial: m.carrier_waste_plastic_industrial,
	hydrocarbon_oil_from_waste_oil: m.carrier_hydrocarbon_oil_from_waste_oil,
	hydrocarbon_oil_from_waste_plastic: m.carrier_hydrocarbon_oil_from_waste_plastic
};

const units: Record<string, Word> = {
	m3: m.unit_m3,
	thousand_m3: m.unit_thousand_m3,
	degC: m.weather_celsius,
	ft3: m.unit_ft3,
	gal_us: m.unit_gal_us,
	yen: m.unit_yen,
	thousand_yen: m.unit_thousand_yen,
	ten_thousand_yen: m.unit_ten_thousand_yen
};

const dataStatuses: Record<DataStatus, Word> = {
	measured: m.data_measured,
	estimated: m.data_estimated,
	partial: m.data_partial,
	missing: m.data_missing
};

const factorStatuses: Record<FactorStatus, Word> = {
	official: m.factor_official,
	own: m.factor_own,
	provisional: m.factor_provisional,
	unverified: m.factor_unverified,
	not_computed: m.factor_not_computed
};

/** null, of what is no energy, has no name. */
export function carrierName(code: string | null): string {
	if (code === null) return '';
	return carriers[code]?.() ?? code;
}

interface NamedPoint {
	name: string;
	carrier: string;
}

/** The carrier beside a point's name; empty where the name says it: 「都市ガス」, 「電気 第二工場」. */
export function carrierBeside({ name, carrier }: NamedPoint): string {
	const word = carrierName(carrier);
	return name.startsWith(word) ? '' : word;
}

/** `第二工場 低圧（電気）` */
export function nameWithCarrier(point: NamedPoint): string {
	const text = carrierBeside(point);
	return text === '' ? point.name : point.name + m.in_brackets({ text });
}

/** `kWh`, `GJ`, `t` and the like are written alike in both languages. */
export function unitName(code: string | Scale['unit']): string {
	return units[code]?.() ?? code;
}

export function dataStatusName(status: DataStatus): string {
	return dataStatuses[status]();
}

export function factorStatusName(status: FactorStatus): string {
	return factorStatuses[status]();
}

/** `kg-CO2/m3` as it is printed, alone or within a formula. */
export function factorUnitName(text: string): string {
	return text.replaceAll('CO2', 'CO₂').replaceAll(/\bm3\b/g, 'm³');
}

/** A menu of the list of factors: its letter, or one of the two words that stand in its place. */
export function menuName(menu: string | null): string {
	if (menu === 'residual') return m.menu_residual();
	if (menu === 'company_average') return m.menu_company_average();
	return menu === null || menu === '' ? '' : m.menu_letter({ menu });
}

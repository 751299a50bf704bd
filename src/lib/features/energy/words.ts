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
	waste: m.carrier_waste
};

const units: Record<string, Word> = {
	m3: m.unit_m3,
	thousand_m3: m.unit_thousand_m3,
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

export const carrierCodes = Object.keys(carriers);

export function carrierName(code: string): string {
	return carriers[code]?.() ?? code;
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

import { readCarrier } from '../carriers/carriers';
import {
	toBaseUnit,
	type BaseQuantity,
	type ConversionRefusal,
	type LpgMass
} from '../carriers/convert';
import { finding, type Finding } from '../finding';
import { resolveEnergyFactor } from '../factors/resolve-energy-factor';
import type { EnergyResolution } from '../factors/energy-factor';
import type { FactorQuery, FactorRefusal, FactorResolution } from '../factors/factor';
import type { FactorLibrary } from '../factors/factor-library';
import { resolveFactor } from '../factors/resolve-factor';
import { yes, type Outcome } from '../outcome';
import { computeEmissions, type Emissions, type GasVolume } from './compute-emissions';

/** So much of a carrier, used in a month, from a supplier. */
export interface Use extends FactorQuery {
	quantity: number;
	unit: string;
	timeOfUse?: 'day' | 'night' | null;
	/** The company's own figure, GJ per base unit. */
	ownEnergy?: { gjPerUnit: number; source: string } | null;
	/** What the company sets in place of the library's, of LPG by volume and of metered gas. */
	lpgMass?: LpgMass | null;
	gasVolume?: GasVolume | null;
}

export interface EmissionsOfUse extends Emissions {
	base: BaseQuantity;
	factor: FactorResolution;
	energyFactor: EnergyResolution;
	gasVolume: GasVolume | null;
	findings: Finding[];
}

/** From a quantity as given to its energy and CO2, with every step kept for the trace. */
export function emissionsOfUse(
	use: Use,
	library: FactorLibrary
): Outcome<EmissionsOfUse, ConversionRefusal | FactorRefusal> {
	const read = readCarrier(use.carrier);
	if (!read.ok) return read;
	const carrier = read.value.code;
	const energyFactor = resolveEnergyFactor({ ...use, carrier, own: use.ownEnergy }, library);
	const gjPerBaseUnit = energyFactor.energyFactor?.gjPerUnit ?? null;
	const base = toBaseUnit({ ...use, gjPerBaseUnit });
	if (!base.ok) return base;
	const factor = resolveFactor({ ...use, carrier }, library);
	if (!factor.ok) return factor;
	const gasVolume = use.gasVolume ?? null;
	const quantityInBaseUnit = base.value.quantity;
	return yes({
		...computeEmissions({ quantityInBaseUnit, factor: factor.value, energyFactor, gasVolume }),
		base: base.value,
		factor: factor.value,
		energyFactor,
		gasVolume,
		findings: [
			...base.value.findings,
			...(gasVolume ? [finding('note', 'gas.volume_converted', { ...gasVolume })] : []),
			...factor.value.findings,
			...energyFindings(carrier, energyFactor)
		]
	});
}

function energyFindings(carrier: string, { status, energyFactor }: EnergyResolution): Finding[] {
	if (status === 'not_computed') return [finding('warning', 'energy_factor.missing', { carrier })];
	if (status === 'unverified')
		return [finding('warning', 'energy_factor.unverified', { name: energyFactor!.name })];
	return [];
}

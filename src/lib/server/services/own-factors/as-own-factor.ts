import { carrierOf } from '$lib/domain/carriers/carriers';
import type { OwnFactor } from '$lib/domain/factors/factor-book';
import {
	emissionUnits,
	energyUnits,
	perBaseUnit,
	type FactorUnit
} from '$lib/domain/factors/factor-units';
import type { OwnFactorRow } from '../../repositories/own-factors';

/** A row as factors are looked up: per base unit. */
export function asOwnFactor(row: Omit<OwnFactorRow, 'endedAt' | 'endedBy'>): OwnFactor {
	const { factorId, meteringPointId, carrier, supplier, fromMonth, toMonth, source } = row;
	const known = carrierOf(carrier);
	const emission = unitOf(emissionUnits(known), row.emissionUnit);
	return {
		...{ id: factorId, holder: 'company', carrier, meteringPointId, supplier, fromMonth, toMonth },
		valueBasic: figure(row.basic, emission),
		valueAdjusted: figure(row.adjusted, emission),
		gjPerUnit: figure(row.energy, unitOf(energyUnits(known), row.energyUnit)),
		kgPerM3: figure(row.kgPerM3, AS_IT_IS),
		standardM3PerM3: figure(row.standardM3PerM3, AS_IT_IS),
		source
	};
}

const AS_IT_IS: FactorUnit = { code: '', power: 0 };

function unitOf(units: readonly FactorUnit[], code: string | null): FactorUnit {
	return units.find((unit) => unit.code === code) ?? AS_IT_IS;
}

function figure(text: string | null, unit: FactorUnit): number | null {
	return text === null ? null : perBaseUnit(text, unit);
}

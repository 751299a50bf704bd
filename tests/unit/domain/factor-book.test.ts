import { describe, expect, it } from 'vitest';
import { ownFactorsOf, type OwnFactor } from '$lib/domain/factors/factor-book';
import { loadFactorLibrary } from '$lib/server/factor-library';

const library = loadFactorLibrary();
const POINT = { meteringPointId: 'p', carrier: 'electricity', supplier: '株式会社エネット' };

const factor = (id: string, more: Partial<OwnFactor> = {}): OwnFactor => ({
	...{ id, holder: 'company', carrier: 'electricity', meteringPointId: null, supplier: null },
	...{ fromMonth: '2025-04', toMonth: null, valueBasic: 0.4, valueAdjusted: 0.4 },
	...{ gjPerUnit: null, kgPerM3: null, standardM3PerM3: null, source: id },
	...more
});
const chosen = (month: string, ...own: OwnFactor[]) =>
	ownFactorsOf(POINT, month, { library, own }).own?.id ?? null;

describe('of a company’s own factors', () => {
	it('the metering point’s comes before its supplier’s, that before the carrier’s, all before the consortium’s', () => {
		const all = [
			factor('consortium point', { holder: 'consortium', meteringPointId: 'p' }),
			factor('consortium', { holder: 'consortium' }),
			factor('carrier'),
			factor('supplier', { supplier: '（株）エネット' }),
			factor('point', { meteringPointId: 'p' })
		];
		for (let left = all.length; left > 0; left--)
			expect(chosen('2025-04', ...all.slice(0, left))).toBe(
				left === 1 || left === 2 ? 'consortium point' : all[left - 1]!.id
			);
	});

	it('none holds outside its months, for another point, supplier or carrier', () => {
		expect(chosen('2025-03', factor('later'))).toBeNull();
		expect(chosen('2025-06', factor('ended', { toMonth: '2025-05' }))).toBeNull();
		expect(chosen('2025-04', factor('other', { meteringPointId: 'q' }))).toBeNull();
		expect(chosen('2025-04', factor('other', { supplier: '別の電力' }))).toBeNull();
		expect(chosen('2025-04', factor('gas', { carrier: 'city_gas' }))).toBeNull();
	});

	it('of two alike the one that begins later holds', () => {
		const [old, young] = [factor('old'), factor('young', { fromMonth: '2026-04' })];
		expect(chosen('2026-03', old, young)).toBe('old');
		expect(chosen('2026-04', old, young)).toBe('young');
	});

	it('emissions, energy, mass and volume are each found by themselves', () => {
		const gas = { ...POINT, carrier: 'city_gas' };
		const nothing = { valueBasic: null, valueAdjusted: null, carrier: 'city_gas' };
		const own = [
			factor('energy', { ...nothing, gjPerUnit: 0.0436 }),
			factor('volume', { ...nothing, meteringPointId: 'p', standardM3PerM3: 1.069 })
		];
		expect(ownFactorsOf(gas, '2025-04', { library, own })).toEqual({
			own: null,
			ownEnergy: { gjPerUnit: 0.0436, source: 'energy' },
			lpgMass: null,
			gasVolume: { standardM3PerM3: 1.069, source: 'volume' }
		});
	});
});

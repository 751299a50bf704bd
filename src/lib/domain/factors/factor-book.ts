/**
 * Everything that decides the factors of one company: the editions that count for it, and the
 * factors that it or its consortium brought itself (own contract, own measurement, a supplier
 * outside the lists). Narrower wins: a metering point, then a supplier, then the carrier; and
 * the company before the consortium. Of two alike the one that begins later holds.
 */
import { carrierOf } from '../carriers/carriers';
import type { LpgMass } from '../carriers/convert';
import type { GasVolume } from '../emissions/compute-emissions';
import type { Factor } from './factor';
import { factorById, type FactorLibrary } from './factor-library';
import { supplierKey } from './supplier-name';

export interface FactorBook {
	library: FactorLibrary;
	own: readonly OwnFactor[];
}

export interface OwnFactor {
	id: string;
	holder: 'company' | 'consortium';
	carrier: string;
	/** null: every point of the carrier. */
	meteringPointId: string | null;
	/** null: whoever supplies. */
	supplier: string | null;
	/** `YYYY-MM`, both included; null: until it is replaced. */
	fromMonth: string;
	toMonth: string | null;
	/** kg-CO2 per base unit; null where it says nothing of that basis. */
	valueBasic: number | null;
	valueAdjusted: number | null;
	/** GJ per base unit; null: as the law has it. */
	gjPerUnit: number | null;
	/** LPG by volume: the mass of a metered m3; null: as the library has it. */
	kgPerM3: number | null;
	/** Gas: m3 at 25 °C and 1 bar, which factors are for, in a metered m3; null: as it stands. */
	standardM3PerM3: number | null;
	source: string;
}

interface Supplied {
	meteringPointId: string;
	carrier: string;
	supplier: string | null;
}

/** What a point's use of a month is calculated with in place of the lists, each by itself. */
export function ownFactorsOf(point: Supplied, month: string, { own }: FactorBook): OwnOfUse {
	const held = own.filter((one) => holds(one, point, month)).sort(narrowerFirst);
	const energy = held.find((one) => one.gjPerUnit !== null);
	const mass = held.find((one) => one.kgPerM3 !== null);
	const volume = held.find((one) => one.standardM3PerM3 !== null);
	return {
		own: held.find(saysEmissions) ?? null,
		ownEnergy: energy ? { gjPerUnit: energy.gjPerUnit!, source: energy.source } : null,
		lpgMass: mass ? { kgPerM3: mass.kgPerM3!, source: mass.source } : null,
		gasVolume: volume ? { standardM3PerM3: volume.standardM3PerM3!, source: volume.source } : null
	};
}

export interface OwnOfUse {
	own: OwnFactor | null;
	ownEnergy: { gjPerUnit: number; source: string } | null;
	lpgMass: LpgMass | null;
	gasVolume: GasVolume | null;
}

/** The factor that a derived row names; null when neither the editions nor its own have it. */
export function factorInBook({ library, own }: FactorBook, id: string): Factor | null {
	const mine = own.find((one) => `own/${one.id}` === id);
	return mine ? asFactor(mine) : factorById(library, id);
}

function asFactor({ id, carrier, supplier, valueBasic, valueAdjusted, source }: OwnFactor): Factor {
	return {
		...{ id: `own/${id}`, carrier, supplier, menu: null, area: null, valueBasic, valueAdjusted },
		unit: `kg-CO2/${carrierOf(carrier).baseUnit}`,
		...{ edition: source, listDate: null, resultYear: null, useYear: null, source },
		confidence: 'high'
	};
}

function saysEmissions({ valueBasic, valueAdjusted }: OwnFactor): boolean {
	return valueBasic !== null || valueAdjusted !== null;
}

function holds(one: OwnFactor, point: Supplied, month: string): boolean {
	return (
		one.carrier === point.carrier &&
		one.fromMonth <= month &&
		(one.toMonth === null || month <= one.toMonth) &&
		(one.meteringPointId === null || one.meteringPointId === point.meteringPointId) &&
		(one.supplier === null || sameSupplier(one.supplier, point.supplier))
	);
}

function sameSupplier(own: string, supplier: string | null): boolean {
	return supplier !== null && supplierKey(own) === supplierKey(supplier);
}

function narrowerFirst(a: OwnFactor, b: OwnFactor): number {
	return (
		width(a) - width(b) ||
		(a.fromMonth < b.fromMonth ? 1 : a.fromMonth > b.fromMonth ? -1 : 0) ||
		(a.id < b.id ? -1 : 1)
	);
}

/** The consortium's after all of the company's. */
function width({ holder, meteringPointId, supplier }: OwnFactor): number {
	const wide = meteringPointId !== null ? 0 : supplier !== null ? 1 : 2;
	return holder === 'company' ? wide : wide + 3;
}

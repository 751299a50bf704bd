/**
 * Two stretches of energy use side by side, usually the same months of two years: how much of
 * the change in yen is the use and how much the price, how much of the change in CO2 is the use
 * and how much the factor, how much of the change in GJ is the use and how much the rule of
 * conversion. Worked out carrier by carrier and summed:
 *
 *     use part    = (quantity now − before) × price (or factor, or GJ) before
 *     price part  = the rest: quantity now × (price now − before)
 *
 * Price is yen per unit as invoiced, factor is kg-CO2 (adjusted) per unit as it came out of the
 * period. Use parts are whole yen, and the parts add up to the total. A carrier that is new or
 * gone is all use. Where a side is not known the difference is null, not a guess.
 */
import { carrierOf, isSold } from '../carriers/carriers';
import type { EnergyFigures } from './energy-row';

/** Figures of one carrier in both periods; null where the carrier has no data. */
export interface CarrierPair {
	carrier: string;
	current: EnergyFigures | null;
	previous: EnergyFigures | null;
}

export interface CostDifference {
	totalYen: number;
	useYen: number;
	priceYen: number;
}

export interface Co2Difference {
	totalKg: number;
	useKg: number;
	factorKg: number;
}

export interface EnergyDifference {
	totalGj: number;
	useGj: number;
	/** What another rule of the energy law makes of the same use. */
	ruleGj: number;
}

export interface FactorChange {
	carrier: string;
	/** kg-CO2 (adjusted basis) or GJ per unit. */
	before: number;
	after: number;
	unit: string;
}

type Compared = 'costYen' | 'co2KgAdjusted' | 'gigajoules';

/** A carrier's quantity and what came of it (yen, kg or GJ), now and before. */
interface Change {
	quantityBefore: number;
	quantityNow: number;
	before: number;
	now: number;
}

export function costDifference(pairs: readonly CarrierPair[]): CostDifference | null {
	const changes = changesOf(pairs.filter(hasYen), 'costYen');
	if (!changes) return null;
	const totalYen = sum(changes.map((one) => one.now - one.before));
	const useYen = sum(changes.map((one) => Math.round(usePart(one))));
	return { totalYen, useYen, priceYen: totalYen - useYen };
}

export function co2Difference(pairs: readonly CarrierPair[]): Co2Difference | null {
	const changes = changesOf(pairs.filter(isUse), 'co2KgAdjusted');
	if (!changes) return null;
	const totalKg = sum(changes.map((one) => one.now - one.before));
	const factorKg = sum(changes.map(factorPart));
	return { totalKg, useKg: totalKg - factorKg, factorKg };
}

export function energyDifference(pairs: readonly CarrierPair[]): EnergyDifference | null {
	const changes = changesOf(pairs.filter(isUse), 'gigajoules');
	if (!changes) return null;
	const totalGj = sum(changes.map((one) => one.now - one.before));
	const ruleGj = sum(changes.map(factorPart));
	return { totalGj, useGj: totalGj - ruleGj, ruleGj };
}

const UNIT_OF = { co2KgAdjusted: 'kg-CO2', gigajoules: 'GJ' } as const;

/** Carriers whose factor (or conversion to GJ) is another now than before. */
export function factorChanges(
	pairs: readonly CarrierPair[],
	result: 'co2KgAdjusted' | 'gigajoules' = 'co2KgAdjusted'
): FactorChange[] {
	return pairs.filter(isUse).flatMap(({ carrier, current, previous }) => {
		const change = changeOf({ carrier, current, previous }, result);
		if (!change || !current || !previous || sameRate(change)) return [];
		const [before, after] = [
			rate(change.before, change.quantityBefore),
			rate(change.now, change.quantityNow)
		];
		return [{ carrier, before, after, unit: `${UNIT_OF[result]}/${current.unit}` }];
	});
}

function isUse({ carrier }: CarrierPair): boolean {
	return carrierOf(carrier).role !== 'record';
}

/** Power sold is income and own generation is not invoiced: neither is part of the cost. */
function hasYen({ carrier, current, previous }: CarrierPair): boolean {
	if (isSold(carrier)) return false;
	return (current?.costYen ?? previous?.costYen ?? null) !== null;
}

/** null when nothing can be compared, or one carrier cannot. */
function changesOf(pairs: readonly CarrierPair[], result: Compared): Change[] | null {
	const changes = pairs.map((pair) => changeOf(pair, result));
	const known = changes.filter((change) => change !== null);
	const bothSides = (side: 'current' | 'previous') => pairs.some((pair) => hasData(pair[side]));
	if (known.length < changes.length || !bothSides('current') || !bothSides('previous')) return null;
	return known;
}

function changeOf({ current, previous }: CarrierPair, result: Compared): Change | null {
	const [now, before] = [side(current, result), side(previous, result)];
	if (!now || !before) return null;
	if (current && previous && current.unit !== previous.unit) return null;
	return {
		quantityBefore: before.quantity,
		quantityNow: now.quantity,
		before: before.value,
		now: now.value
	};
}

/** A carrier without data counts as no use; with data but without the figure it is unknown. */
function side(figures: EnergyFigures | null, result: Compared) {
	if (!hasData(figures)) return { quantity: 0, value: 0 };
	const { quantity, [result]: value } = figures;
	return quantity === null || value === null ? null : { quantity, value };
}

function hasData(figures: EnergyFigures | null): figures is EnergyFigures {
	return figures !== null && figures.dataStatus !== 'missing';
}

function usePart({ quantityBefore, quantityNow, before, now }: Change): number {
	if (quantityBefore === 0) return now - before;
	return (quantityNow - quantityBefore) * (before / quantityBefore);
}

function factorPart(change: Change): number {
	if (change.quantityBefore === 0 || change.quantityNow === 0 || sameRate(change)) return 0;
	return change.now - change.quantityNow * (change.before / change.quantityBefore);
}

/** Equal but for what dividing doubles leaves behind; lists print four digits at most. */
const RATE_TOLERANCE = 1e-9;

function sameRate({ quantityBefore, quantityNow, before, now }: Change): boolean {
	const gap = Math.abs(now * quantityBefore - before * quantityNow);
	return gap <= RATE_TOLERANCE * Math.abs(now * quantityBefore);
}

/** Twelve digits: what the factor was printed with, without the dust of summing and dividing. */
function rate(value: number, quantity: number): number {
	return Number((value / quantity).toPrecision(12));
}

function sum(values: readonly number[]): number {
	return values.reduce((a, b) => a + b, 0);
}

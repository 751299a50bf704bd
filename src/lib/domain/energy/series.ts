/**
 * A company's energy over many years, by fiscal year or by month, in two views: each month by the
 * rule of its own year, and all by one rule (constant-rule.ts). Where conversion or factors change
 * from one period to the next the series breaks: a break names the carriers and says how much of
 * the change it makes, so that nobody takes it for a saving.
 */
import { addMonths, fiscalYearOf, monthsBetween, type Month } from '../time/day';
import {
	co2Difference,
	energyDifference,
	factorChanges,
	type CarrierPair,
	type FactorChange
} from './compare';
import type { EnergyTotals, UsageMonth } from './energy-row';
import { lifespans, type Lifespan } from './lifespan';
import { rollUp, type RollUpPoint } from './roll-up';
import { sumFigures } from './sum-figures';

export type SeriesStep = 'fiscalYear' | 'month';

export interface SeriesQuestion {
	usage: readonly UsageMonth[];
	/** The same months under one rule. */
	sameRule: readonly UsageMonth[];
	points: readonly RollUpPoint[];
	fiscalYearStartMonth: number;
	step: SeriesStep;
}

export interface SeriesCarrier {
	carrier: string;
	figures: EnergyTotals;
	sameRule: EnergyTotals;
}

export interface SeriesPeriod {
	/** `2023` or `2023-04` */
	key: string;
	from: Month;
	to: Month;
	figures: EnergyTotals;
	sameRule: EnergyTotals;
	byCarrier: SeriesCarrier[];
}

export function seriesOf(question: SeriesQuestion): SeriesPeriod[] {
	const months = question.usage.map(({ month }) => month).sort();
	const [first] = months;
	if (first === undefined) return [];
	const last = months.at(-1)!;
	const lives = lifespans(question.usage, last, question.points);
	return periodsOf(first, last, question).map((period) => periodOf(period, lives, question));
}

type Stretch = Pick<SeriesPeriod, 'key' | 'from' | 'to'>;

function periodsOf(first: Month, last: Month, { step, ...of }: SeriesQuestion): Stretch[] {
	const months = monthsBetween(first, last);
	if (step === 'month') return months.map((month) => ({ key: month, from: month, to: month }));
	const start = of.fiscalYearStartMonth;
	const years = [...new Set(months.map((month) => fiscalYearOf(month, start)))];
	return years.map((year) => {
		const from = `${year}-${String(start).padStart(2, '0')}`;
		return { key: String(year), from, to: addMonths(from, 11) };
	});
}

function periodOf(
	period: Stretch,
	lives: ReadonlyMap<string, Lifespan>,
	{ usage, sameRule, points }: SeriesQuestion
): SeriesPeriod {
	const isThere = ({ meteringPointId }: RollUpPoint) => {
		const life = lives.get(meteringPointId);
		return life !== undefined && life.from <= period.to && life.to >= period.from;
	};
	const there = points.filter(isThere);
	const [own, same] = [usage, sameRule].map((rows) => summed(rows, there, period));
	return {
		...period,
		figures: own!.total,
		sameRule: same!.total,
		byCarrier: own!.carriers.map(({ carrier, figures }, at) => ({
			carrier: carrier!,
			figures,
			sameRule: same!.carriers[at]!.figures
		}))
	};
}

function summed(rows: readonly UsageMonth[], points: RollUpPoint[], { from, to }: Stretch) {
	const usage = rows.filter(({ month }) => month >= from && month <= to);
	const asked = { usage, points, months: monthsBetween(from, to), fiscalYearStartMonth: 4 };
	const [total] = rollUp({ ...asked, by: [] }).rows;
	return {
		total: total?.figures ?? sumFigures([], 'carriers'),
		carriers: rollUp({ ...asked, by: ['carrier'] }).rows
	};
}

export interface SeriesBreak {
	/** Key of the period that it lies before, and of the one before that. */
	at: string;
	before: string;
	changes: FactorChange[];
	/** GJ or kg-CO2: of the whole change, what is the rule's or the factor's; null where not known. */
	totalChange: number | null;
	part: number | null;
}

/** A part below this share of the period before is not worth a line. */
const NOTABLE = 0.005;

/** Breaks of gigajoules (by conversion) or of CO2 (by factor) between neighbours. */
export function breaksOf(
	periods: readonly SeriesPeriod[],
	result: 'gigajoules' | 'co2KgAdjusted'
): SeriesBreak[] {
	return periods.slice(1).flatMap((now, index) => {
		const before = periods[index]!;
		const pairs = pairsOf(now, before);
		const changes = factorChanges(pairs, result).filter(isNotable);
		const found = result === 'gigajoules' ? energyParts(pairs) : co2Parts(pairs);
		const small = found && Math.abs(found.part) < NOTABLE * Math.abs(before.figures[result] ?? 0);
		if (changes.length === 0 || small) return [];
		const known = isWhole(now) && isWhole(before) ? found : null;
		const parts = { totalChange: known?.totalChange ?? null, part: known?.part ?? null };
		return [{ at: now.key, before: before.key, changes, ...parts }];
	});
}

function isNotable({ before, after }: FactorChange): boolean {
	return Math.abs(after - before) >= NOTABLE * Math.abs(before);
}

function energyParts(pairs: readonly CarrierPair[]) {
	const found = energyDifference(pairs);
	return found && { totalChange: found.totalGj, part: found.ruleGj };
}

function co2Parts(pairs: readonly CarrierPair[]) {
	const found = co2Difference(pairs);
	return found && { totalChange: found.totalKg, part: found.factorKg };
}

function pairsOf(now: SeriesPeriod, before: SeriesPeriod): CarrierPair[] {
	const carriers = [...now.byCarrier, ...before.byCarrier].map(({ carrier }) => carrier);
	const of = ({ byCarrier }: SeriesPeriod, carrier: string) =>
		byCarrier.find((one) => one.carrier === carrier)?.figures ?? null;
	return [...new Set(carriers)].map((carrier) => ({
		carrier,
		current: of(now, carrier),
		previous: of(before, carrier)
	}));
}

/** Leap days and reading days leave a day or two. */
const NEARLY_ALL = 0.99;

/** Whether the data covers the period, so that it can be held against another. */
export function isWhole({ figures }: Pick<SeriesPeriod, 'figures'>): boolean {
	return figures.days > 0 && figures.coveredDays >= NEARLY_ALL * figures.days;
}

/**
 * The bills of a metering point. The figures of a month are made from the company, the point and
 * the month alone: with another last month there are more or fewer bills, never other ones.
 */
import { addMonths, epochDay, firstDayOf, type EpochDay, type Month } from '$lib/domain/time/day';
import { heatingShare, seededRandom, weekdayOf, yearsSince2023 } from '../season';
import { loadOver, saltOf } from './load';
import type { ElectricityUse, MatterUse, PointDefinition } from './manufacturer';
import { DEMAND_YEN_PER_KW_MONTH, yenPerUnit } from './prices';
import { seasonShare, workShare } from './work';

export interface SampleBill {
	point: PointDefinition;
	/** The month by which the bill is called: that of its reading. */
	month: Month;
	start: EpochDay;
	end: EpochDay;
	/** As printed; words where somebody could not read the figure. */
	quantity: number | string;
	/** null: nothing is paid for it, or the paper prints none. */
	costYen: number | null;
	peakKw: number | null;
	contractKw: number | null;
	reading: 'actual' | 'estimated';
}

export interface Metered {
	companyKey: string;
	point: PointDefinition;
}

export function billsOf(metered: Metered, months: readonly Month[]): SampleBill[] {
	const { use } = metered.point;
	if (use.kind === 'electricity') return electricityBills(metered, use, months);
	return months.map((month) => matterBill(metered, use, month));
}

/** 実量制: this month's demand and that of the eleven before. */
const MONTHS_OF_DEMAND = 12;

function electricityBills(
	metered: Metered,
	use: ElectricityUse,
	months: readonly Month[]
): SampleBill[] {
	const { point } = metered;
	const before = Array.from({ length: MONTHS_OF_DEMAND - 1 }, (_, index) =>
		addMonths(months[0]!, index + 1 - MONTHS_OF_DEMAND)
	);
	const salt = pointSalt(metered);
	const loads = [...before, ...months].map((month) => {
		const period = periodOf(metered, month);
		return { month, ...period, ...loadOver(use, period, salt) };
	});
	return loads.slice(before.length).map(({ month, start, end, energyKwh, peakKw }, index) => {
		const demands = loads.slice(index, index + MONTHS_OF_DEMAND).map((load) => load.peakKw);
		const contractKw = point.contract === 'measured' ? Math.max(...demands) : point.contract;
		const demandYen =
			point.tariff === 'high_voltage' ? (contractKw ?? 0) * DEMAND_YEN_PER_KW_MONTH : 0;
		const energyYen = energyKwh * yenPerUnit(point.tariff, end - 1);
		const costYen = Math.round((demandYen + energyYen) * point.priceLevel);
		const measured = point.tariff === 'high_voltage' ? peakKw : null;
		const figures = { quantity: energyKwh, costYen, peakKw: measured, contractKw };
		return { point, month, start, end, ...figures, reading: 'actual' as const };
	});
}

/** What stands in the contract when the data end with `lastMonth`. */
export function contractKwAt(metered: Metered, lastMonth: Month): number | null {
	if (metered.point.contract !== 'measured') return metered.point.contract;
	return billsOf(metered, [lastMonth])[0]!.contractKw;
}

function matterBill(metered: Metered, use: MatterUse, month: Month): SampleBill {
	const { point } = metered;
	const { start, end } = periodOf(metered, month);
	const chance = 0.96 + 0.08 * seededRandom(start * 31 + pointSalt(metered))();
	let amount = 0;
	for (let day = start; day < end; day++) amount += usedOn(use, day);
	const trend = 1 + use.trendPerYear * yearsSince2023(start);
	const quantity = Math.round(amount * trend * chance);
	const price = yenPerUnit(point.tariff, end - 1) * point.priceLevel;
	const costYen = point.tariff === 'none' ? null : Math.round(quantity * price);
	const figures = { quantity, costYen, peakKw: null, contractKw: null };
	return { point, month, start, end, ...figures, reading: 'actual' };
}

function usedOn(use: MatterUse, day: EpochDay): number {
	const work = use.perWorkday * workShare(day, { saturday: use.saturday, sunday: 0 });
	const season = seasonShare(use.season, day);
	return (work + use.perDay) * season + use.perWinterDay * heatingShare(day);
}

/** Half-open; bills without a reading day are for calendar months. */
function periodOf(metered: Metered, month: Month): { start: EpochDay; end: EpochDay } {
	const usual = metered.point.readingDay;
	if (usual === null) return { start: firstDayOf(month), end: firstDayOf(addMonths(month, 1)) };
	const salt = pointSalt(metered);
	return {
		start: readingDate(addMonths(month, -1), usual, salt),
		end: readingDate(month, usual, salt)
	};
}

/** 検針日 wanders by a day, and from Sunday to Monday, as meter readers do. */
function readingDate(month: Month, usual: number, salt: number): EpochDay {
	const [year, monthNumber] = month.split('-').map(Number) as [number, number];
	const wander = Math.floor(3 * seededRandom(year * 12 + monthNumber + salt)()) - 1;
	const day = epochDay(year, monthNumber, usual + wander);
	return weekdayOf(day) === 0 ? day + 1 : day;
}

export function pointSalt({ companyKey, point }: Metered): number {
	return saltOf(companyKey, point.key);
}

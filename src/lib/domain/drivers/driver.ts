/**
 * Drivers: what energy use is held against. Output, hours, floor, people, sales and value added,
 * under the company's own name and in its own unit, by month or by day, of the company or a site.
 *
 * A flow (output, hours, sales) adds up over a month; a level (floor, people) stands, so that
 * several figures of a month are averaged by their days. Nothing is spread over months and no
 * month is guessed: a figure belongs to the month in which it begins.
 */
import { monthOf, type EpochDay, type Month } from '../time/day';
import { addRounded, toNumber, type Decimal } from '../units/decimal';

export const DRIVER_KINDS = [
	'production',
	'operating_hours',
	'floor_area',
	'staff',
	'sales',
	'value_added',
	'other'
] as const;
export type DriverKind = (typeof DRIVER_KINDS)[number];

const LEVELS: readonly DriverKind[] = ['floor_area', 'staff'];

export interface DriverFigure {
	start: EpochDay;
	end: EpochDay;
	quantity: Decimal;
}

export interface DriverMonth {
	month: Month;
	value: number;
}

export function isLevel(kind: DriverKind): boolean {
	return LEVELS.includes(kind);
}

/** The months with figures, in order. */
export function driverMonths(kind: DriverKind, figures: readonly DriverFigure[]): DriverMonth[] {
	const byMonth = Map.groupBy(figures, ({ start }) => monthOf(start));
	return [...byMonth]
		.map(([month, own]) => ({ month, value: isLevel(kind) ? meanByDays(own) : total(own) }))
		.sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Of months: flows add up, levels are averaged; null of none. */
export function overMonths(kind: DriverKind, months: readonly DriverMonth[]): number | null {
	if (months.length === 0) return null;
	const sum = months.reduce((added, { value }) => added + value, 0);
	return isLevel(kind) ? sum / months.length : sum;
}

function total(figures: readonly DriverFigure[]): number {
	return toNumber(figures.map(({ quantity }) => quantity).reduce(addRounded, ZERO));
}

function meanByDays(figures: readonly DriverFigure[]): number {
	const days = figures.reduce((sum, { start, end }) => sum + end - start, 0);
	const weighted = figures.map(({ start, end, quantity }) => toNumber(quantity) * (end - start));
	return weighted.reduce((sum, one) => sum + one, 0) / days;
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };

/** How a driver is named across sites: the site's name before its own. */
export function driverLabel(name: string, siteName: string | null): string {
	return siteName === null ? name : `${siteName} ${name}`;
}

const WORDS: readonly (readonly [kind: DriverKind, words: RegExp])[] = [
	['value_added', /付加価値|value\s?added/i],
	['sales', /売上|売り上げ|\bsales\b|turnover|revenue/i],
	[
		'operating_hours',
		/(?:稼働|稼動|操業|運転|労働|就業)(?:時間|日数)|(?:operating|running|working)\s?hours/i
	],
	['floor_area', /延べ?床|床面積|floor\s?area/i],
	['staff', /従業員|従業者|社員数|人員|head\s?count|\bstaff\b|employees/i],
	[
		'production',
		/生産|製造(?:量|数|高)|出荷|加工(?:量|数|高|個)|溶解量|鋳込量|処理量|完成(?:数|品)|台数|個数|production|\boutput\b/i
	]
];

/** The kind of driver that a heading speaks of; null where it names none. */
export function driverKindOf(text: string): DriverKind | null {
	const words = text.normalize('NFKC');
	return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Whether a heading speaks of what stands (floor, people), so that its figures do not add up. */
export function namesLevel(text: string): boolean {
	return isLevel(driverKindOf(text) ?? 'other');
}

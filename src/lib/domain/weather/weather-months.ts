/**
 * Days of a weather station → its months: mean temperature and degree days.
 *
 * A degree day is how far the daily mean lies below the heating base or above the cooling base;
 * a month's are the sum over the days that are known. Temperatures stay decimals until the end,
 * so a sum has the digits that were printed. Days without a usable value are not filled: they are
 * counted, and the months that have any are to be shown as incomplete.
 */
import { daysInMonth, monthOf, monthsBetween, type EpochDay, type Month } from '../time/day';
import { addRounded, toNumber, type Decimal } from '../units/decimal';
import { COOLING_BASE_C, HEATING_BASE_C } from './constants';

/** A day's mean air temperature in °C, as printed. */
export interface WeatherDay {
	day: EpochDay;
	meanC: Decimal;
}

export interface WeatherMonth {
	month: Month;
	/** Days with a temperature. */
	days: number;
	daysInMonth: number;
	/** null where no day is known. */
	meanC: number | null;
	heatingDegreeDays: number | null;
	coolingDegreeDays: number | null;
}

const ZERO: Decimal = { coefficient: 0, scale: 0 };

/** Every month from the first to the last day known; one in between without days has nulls. */
export function weatherMonths(days: readonly WeatherDay[]): WeatherMonth[] {
	if (days.length === 0) return [];
	const byMonth = new Map<Month, WeatherDay[]>();
	for (const one of days) {
		const month = monthOf(one.day);
		const own = byMonth.get(month);
		if (own) own.push(one);
		else byMonth.set(month, [one]);
	}
	const months = [...byMonth.keys()].sort();
	return monthsBetween(months[0]!, months.at(-1)!).map((month) =>
		weatherMonth(month, byMonth.get(month) ?? [])
	);
}

function weatherMonth(month: Month, days: readonly WeatherDay[]): WeatherMonth {
	return {
		month,
		days: days.length,
		daysInMonth: daysInMonth(month),
		meanC: meanTemperature(days),
		heatingDegreeDays: days.length === 0 ? null : degreeDays(days, HEATING_BASE_C, 'below'),
		coolingDegreeDays: days.length === 0 ? null : degreeDays(days, COOLING_BASE_C, 'above')
	};
}

/** In °C; null of no days. */
export function meanTemperature(days: readonly WeatherDay[]): number | null {
	if (days.length === 0) return null;
	return toNumber(days.map(({ meanC }) => meanC).reduce(addRounded, ZERO)) / days.length;
}

/** °C·days by which the days lie below or above a whole-degree base. */
export function degreeDays(
	days: readonly WeatherDay[],
	baseC: number,
	side: 'below' | 'above'
): number {
	const sign = side === 'below' ? -1 : 1;
	const beyond = days.map(({ meanC: { coefficient, scale } }) => {
		const distance = sign * (coefficient - baseC * 10 ** scale);
		return { coefficient: Math.max(distance, 0), scale };
	});
	return toNumber(beyond.reduce(addRounded, ZERO));
}

/** Stretches of days without a value between the first day known and the last, half-open. */
export function weatherGaps(days: readonly WeatherDay[]): { start: EpochDay; end: EpochDay }[] {
	const known = [...new Set(days.map(({ day }) => day))].sort((a, b) => a - b);
	return known.flatMap((day, index) => {
		const before = known[index - 1];
		return before === undefined || day === before + 1 ? [] : [{ start: before + 1, end: day }];
	});
}

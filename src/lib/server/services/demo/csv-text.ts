/** How the samples are printed: days as each supplier writes them, rows as lines of a table. */
import { isoDay, type EpochDay, type Month } from '$lib/domain/time/day';

export type Cell = string | number;

/** 2026/04/13 */
export function slashed(day: EpochDay): string {
	return isoDay(day).replaceAll('-', '/');
}

/** 2026年4月13日 */
export function inKanji(day: EpochDay): string {
	const [year, month, dayOfMonth] = partsOf(day);
	return `${year}年${month}月${dayOfMonth}日`;
}

/** R8.4.13 */
export function inEra(day: EpochDay): string {
	const [year, month, dayOfMonth] = partsOf(day);
	return `R${year - BEFORE_REIWA}.${month}.${dayOfMonth}`;
}

/** 令和8年4月分 */
export function monthInEra(month: Month): string {
	return `令和${Number(month.slice(0, 4)) - BEFORE_REIWA}年${Number(month.slice(5))}月分`;
}

/** 2019 was 令和元年. */
const BEFORE_REIWA = 2018;

function partsOf(day: EpochDay): [year: number, month: number, dayOfMonth: number] {
	return isoDay(day).split('-').map(Number) as [number, number, number];
}

/** "1,234,567", as accounting programs print it. */
export function grouped(value: number): string {
	return `"${value.toLocaleString('en-US')}"`;
}

/** The consumption tax of 10 % in an amount. */
export function taxIn(yen: number): number {
	return Math.floor((yen * 10) / 110);
}

export function lines(rows: readonly (readonly Cell[])[]): string {
	return rows.map((row) => row.join(',') + '\r\n').join('');
}

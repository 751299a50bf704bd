import type { Month } from '$lib/domain/time/day';
import { wordsOfFile } from '../cells/carrier-words';
import { comparable } from '../cells/half-width';
import { readMonth } from '../cells/dates';
import type { Document } from '../importer';
import { TOTAL_COLUMN } from '../cells/table-words';

/** The heading row of a ledger with twelve months side by side, and the year they are of. */
export interface MonthColumns {
	headerRow: number;
	headers: string[];
	/** Twelve columns in the order of the year, with the number of their month. */
	months: { index: number; month: number }[];
	/** Printed sum of the months, null where there is none. */
	total: number | null;
	/** Calendar year of the first month where the headings say it (2025年4月); null otherwise. */
	firstYear: number | null;
	/** Text above the table and the file's name. */
	titles: string;
}

const MONTH = /^(\d{1,2})月[分度]?$/;

interface MonthHeading {
	index: number;
	month: number;
	year: number | null;
}

/** `4月`, `2025年4月`, or the day that a spreadsheet keeps for either (2025-04-01). */
function monthHeading(cell: string, index: number): MonthHeading[] {
	const text = cell.trim();
	if (text.length === 0 || text.length > 20) return [];
	const alone = MONTH.exec(comparable(text))?.[1];
	if (alone) return [{ index, month: Number(alone), year: null }];
	const month = readMonth(text.replace(/^(\d{4}-\d{2})-01$/, '$1'));
	if (month === null) return [];
	return [{ index, month: Number(month.slice(5)), year: Number(month.slice(0, 4)) }];
}

/** 4月 5月 … 3月 (or another twelve that follow each other) in one of the first rows. */
export function findMonthColumns({ head, fileName }: Document): MonthColumns | null {
	for (const [row, cells] of head.entries()) {
		const months = cells.flatMap(monthHeading);
		if (months.length !== 12 || !followEachOther(months)) continue;
		const last = months[11]!.index;
		const total = cells.findIndex((cell, index) => index > last && TOTAL_COLUMN.test(cell));
		const titles = `${head.slice(0, row).flat().join(' ').slice(0, 2_000)} ${wordsOfFile(fileName)}`;
		return {
			headerRow: row + 1,
			headers: cells,
			months,
			firstYear: months[0]!.year,
			total: total === -1 ? null : total,
			titles
		};
	}
	return null;
}

/** Each the month behind the one before it, with years in all headings or in none. */
function followEachOther(months: MonthHeading[]): boolean {
	const place = ({ year, month }: MonthHeading) => (year ?? 0) * 12 + month - 1;
	return months.every((one, at) => {
		const before = months[at - 1];
		if (!before) return true;
		const next = place(before) + 1;
		return one.year === null
			? before.year === null && place(one) === next % 12
			: before.year !== null && place(one) === next;
	});
}

const FISCAL_YEAR = /(?:(\d{4})|(?:令和|平成|[rh])\d{1,2}|(?:令和|平成)元)年度|fy(\d{4})/g;
const YEAR = /(?:\d{4}|(?:令和|平成|[rh])\d{1,2}|(?:令和|平成)元)年(?!度)/g;

/** The calendar year of the first month; null where none or several are named. */
export function yearOfMonths(text: string, firstMonth: number): number | null {
	const words = comparable(text);
	const fiscal = words.match(FISCAL_YEAR) ?? [];
	const plain = (words.match(YEAR) ?? []).filter(
		(year) => firstMonth === 1 || words.includes(`${year}${firstMonth}月`)
	);
	const years = new Set((fiscal.length > 0 ? fiscal : plain.slice(0, 1)).map(calendarYear));
	const [year] = years;
	return years.size === 1 ? (year ?? null) : null;
}

/** An era's year is the year in which its April lies. */
function calendarYear(text: string): number | null {
	const month = readMonth(text.replace(/^fy(\d{4})$/, '$1年').replace(/年度?$/, '年5月'));
	return month === null ? null : Number(month.slice(0, 4));
}

export function monthIn(year: number, firstMonth: number, month: number): Month {
	return `${month >= firstMonth ? year : year + 1}-${String(month).padStart(2, '0')}`;
}

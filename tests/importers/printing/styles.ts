import { isoDay, type EpochDay, type Month } from '$lib/domain/time/day';
import type { Decimal } from '$lib/domain/units/decimal';

/** How Japanese and English tables write figures, days and months. */
export const wide = (text: string) =>
	text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',');
const two = (value: number) => String(value).padStart(2, '0');

/** Whole digits and decimals of a figure, without its sign. */
function digitsOf({ coefficient, scale }: Decimal): [whole: string, fraction: string] {
	const digits = String(Math.abs(coefficient)).padStart(scale + 1, '0');
	return [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
}

const written = (whole: string, fraction: string) => whole + (fraction && `.${fraction}`);

export function plainFigure(figure: Decimal): string {
	return (figure.coefficient < 0 ? '-' : '') + written(...digitsOf(figure));
}

/** `unit` stands behind the figure where a style prints it there. */
type PrintFigure = (figure: Decimal, unit: string) => string;

const signed =
	(minus: string, print: (whole: string, fraction: string) => string): PrintFigure =>
	(figure) =>
		(figure.coefficient < 0 ? minus : '') + print(...digitsOf(figure));

const groupedFigure = signed('-', (whole, fraction) => written(grouped(whole), fraction));

export const FIGURES = {
	plain: plainFigure,
	grouped: groupedFigure,
	fullWidth: signed('－', (whole, fraction) => wide(written(whole, fraction))),
	fullWidthGrouped: signed('▲', (whole, fraction) => wide(written(grouped(whole), fraction))),
	triangle: signed('△', written),
	moreZeros: signed('-', (whole, fraction) => written(`00${whole}`, fraction)),
	withUnit: (figure, unit) => `${plainFigure(figure)}${unit}`,
	groupedWithUnit: (figure, unit) => `${groupedFigure(figure, unit)} ${unit}`
} satisfies Record<string, PrintFigure>;

export type FigureStyle = keyof typeof FIGURES;

function partsOf(day: EpochDay) {
	const [year, month, date] = isoDay(day).split('-').map(Number) as [number, number, number];
	return { year, month, date };
}

/** First day of each era, newest first; its year 1 is 元年. */
const ERAS = [
	['令和', 'R', '2019-05-01'],
	['平成', 'H', '1989-01-08'],
	['昭和', 'S', '1926-12-25']
] as const;

function eraOf(day: EpochDay) {
	const [name, letter, first] = ERAS.find(([, , since]) => isoDay(day) >= since)!;
	const year = partsOf(day).year - Number(first.slice(0, 4)) + 1;
	return { name, letter, year, printedYear: year === 1 ? '元' : String(year) };
}

type PrintDay = (day: EpochDay) => string;
type Parts = ReturnType<typeof partsOf>;
const from =
	(print: (parts: Parts) => string): PrintDay =>
	(day) =>
		print(partsOf(day));

const WEEKDAYS = '木金土日月火水';
const NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const kanjiDay = from(({ year, month, date }) => `${year}年${month}月${date}日`);
const shortDay = from(({ year, month, date }) => `${year}/${month}/${date}`);

export const DAYS = {
	iso: isoDay,
	slashed: from(({ year, month, date }) => `${year}/${two(month)}/${two(date)}`),
	short: shortDay,
	kanji: kanjiDay,
	kanjiPadded: from(({ year, month, date }) => `${year}年${two(month)}月${two(date)}日`),
	kanjiWide: (day) => wide(kanjiDay(day)),
	compact: from(({ year, month, date }) => `${year}${two(month)}${two(date)}`),
	weekday: (day) => `${shortDay(day)}(${WEEKDAYS[((day % 7) + 7) % 7]})`,
	era: (day) => {
		const { month, date } = partsOf(day);
		return `${eraOf(day).name}${eraOf(day).printedYear}年${month}月${date}日`;
	},
	eraLetter: (day) => {
		const { month, date } = partsOf(day);
		return `${eraOf(day).letter}${eraOf(day).year}.${month}.${date}`;
	},
	named: from(({ year, month, date }) => `${date} ${NAMES[month - 1]} ${year}`),
	dayFirst: from(({ year, month, date }) => `${two(date)}/${two(month)}/${year}`),
	monthFirst: from(({ year, month, date }) => `${two(month)}/${two(date)}/${year}`)
} satisfies Record<string, PrintDay>;

export type DayStyle = keyof typeof DAYS;

/** 01/02/2026 may be either day; what tells is a day above the 12th somewhere. */
export function isAmbiguous(style: DayStyle, days: readonly EpochDay[]): boolean {
	const shortDate = style === 'dayFirst' || style === 'monthFirst';
	return shortDate && days.every((day) => partsOf(day).date <= 12);
}

type PrintMonth = (month: Month) => string;

/** The era of a month is that of its last day: May 2019 is Reiwa's first. */
function lastDayOf(month: Month): EpochDay {
	return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0) / 86_400_000;
}

const kanjiMonth: PrintMonth = (month) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

export const MONTHS = {
	iso: (month) => month,
	slashed: (month) => month.replace('-', '/'),
	short: (month) => `${month.slice(0, 4)}/${Number(month.slice(5))}`,
	kanji: kanjiMonth,
	kanjiWide: (month) => wide(kanjiMonth(month)),
	billed: (month) => `${kanjiMonth(month)}分`,
	compact: (month) => month.replace('-', ''),
	firstDay: (month) => `${month}-01`,
	era: (month) => {
		const { name, printedYear } = eraOf(lastDayOf(month));
		return `${name}${printedYear}年${Number(month.slice(5))}月`;
	},
	eraLetter: (month) => {
		const { letter, year } = eraOf(lastDayOf(month));
		return `${letter}${year}.${Number(month.slice(5))}`;
	}
} satisfies Record<string, PrintMonth>;

export type MonthStyle = keyof typeof MONTHS;

const namesOf = <Name extends string>(styles: Record<Name, unknown>) =>
	Object.keys(styles) as Name[];

export const FIGURE_STYLES = namesOf(FIGURES);
export const DAY_STYLES = namesOf(DAYS);
export const MONTH_STYLES = namesOf(MONTHS);

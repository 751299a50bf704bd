/** Days and months in words, for pages, findings and mails alike. */
import * as m from './paraglide/messages';

export type Locale = 'ja' | 'en';

/** `4月` or `Apr`. */
export function monthName(month: string, locale: Locale): string {
	return locale === 'ja'
		? `${Number(month.slice(5))}月`
		: utc(`${month}-01`).toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' });
}

/** `2026年4月` or `Apr 2026`. */
export function monthAndYear(month: string, locale: Locale): string {
	const name = monthName(month, locale);
	return locale === 'ja' ? `${month.slice(0, 4)}年${name}` : `${name} ${month.slice(0, 4)}`;
}

/** `2026年4月13日` or `13 Apr 2026`. */
export function dayName(day: string, locale: Locale): string {
	const dayOfMonth = Number(day.slice(8));
	const name = monthAndYear(day.slice(0, 7), locale);
	return locale === 'ja' ? `${name}${dayOfMonth}日` : `${dayOfMonth} ${name}`;
}

/** `4月13日` or `13 Apr`, where the year stands beside it. */
export function dayOfYear(day: string, locale: Locale): string {
	const dayOfMonth = Number(day.slice(8));
	const name = monthName(day.slice(0, 7), locale);
	return locale === 'ja' ? `${name}${dayOfMonth}日` : `${dayOfMonth} ${name}`;
}

export interface Between {
	from: string;
	to: string;
}

/** `2026年8月`, `2026年8月〜10月`, `2025年12月〜2026年1月`. */
export function monthsName({ from, to }: Between, locale: Locale): string {
	if (from === to) return monthAndYear(from, locale);
	const words = between({ from, to }, locale, { whole: monthAndYear, short: monthName });
	return m.month_range_short(words, { locale });
}

/** `2026年4月13日〜5月12日`, `2025年12月13日〜2026年1月12日`; one day alone is that day. */
export function daysName({ from, to }: Between, locale: Locale): string {
	if (from === to) return dayName(from, locale);
	const words = between({ from, to }, locale, { whole: dayName, short: dayOfYear });
	return m.day_range(words, { locale });
}

interface Names {
	whole: (when: string, locale: Locale) => string;
	short: (when: string, locale: Locale) => string;
}

/** A year that both share is said once: first in Japanese, last in English. */
function between({ from, to }: Between, locale: Locale, { whole, short }: Names) {
	const shared = from.slice(0, 4) === to.slice(0, 4);
	const [first, last] = [shared && locale === 'en', shared && locale === 'ja'];
	return {
		from: (first ? short : whole)(from, locale),
		to: (last ? short : whole)(to, locale)
	};
}

const ISO_DATE = /\d{4}-\d{2}(?:-\d{2})?/g;

/** A text of nothing but days and months as people read them; any other text stays as it is. */
export function datesInWords(text: string, locale: Locale): string {
	if (!/^\d{4}-[\d\s,–-]+$/.test(text)) return text;
	const words = text.replaceAll(ISO_DATE, (date) =>
		(date.length === 'YYYY-MM'.length ? monthAndYear : dayName)(date, locale)
	);
	return words.replaceAll(', ', m.list_comma({}, { locale }));
}

function utc(day: string): Date {
	return new Date(`${day}T00:00:00Z`);
}

/**
 * Figures, months and years as people read them. Here figures are rounded, as in files
 * (domain/units/decimal.ts): half up, away from zero, once. Missing is a dash, never 0.
 */
import type { Locale } from '$i18n/dates';

export { dayName, dayOfYear, daysName, monthAndYear, monthName, monthsName } from '$i18n/dates';
export type { Locale } from '$i18n/dates';

export const MISSING = '—';

/** Rounds half away from zero; the ulp is added because 1.005 is stored below itself. */
export function roundHalfUp(value: number, decimals = 0): number {
	const scale = 10 ** decimals;
	const scaled = Math.abs(value) * scale;
	return (Math.sign(value) * Math.floor(scaled + 0.5 + scaled * Number.EPSILON)) / scale;
}

/** `1,234.5`; a dash when missing. */
export function figure(value: number | null | undefined, decimals = 0): string {
	if (value === null || value === undefined) return MISSING;
	const rounded = roundHalfUp(value, decimals);
	return printed(decimals).format(rounded === 0 ? 0 : rounded);
}

/** Making a formatter costs more than formatting a page with it. */
const formatters = new Map<number, Intl.NumberFormat>();

function printed(decimals: number): Intl.NumberFormat {
	const known = formatters.get(decimals);
	if (known) return known;
	const fraction = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
	const made = new Intl.NumberFormat('en-US', fraction);
	formatters.set(decimals, made);
	return made;
}

/** `+1,234`, `−3.0`, `±0`: a difference always carries its sign. */
export function signed(value: number | null | undefined, decimals = 0): string {
	if (value === null || value === undefined) return MISSING;
	const rounded = roundHalfUp(value, decimals);
	const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '±';
	return sign + figure(Math.abs(rounded), decimals);
}

/** Change of `now` against `before` in per cent; null when there is nothing to compare. */
export function changePercent(now: number | null, before: number | null): number | null {
	return now === null || before === null || before === 0 ? null : (now / before - 1) * 100;
}

export interface Scale {
	divisor: number;
	decimals: number;
	unit: 'yen' | 'thousand_yen' | 'ten_thousand_yen' | 'kg' | 't' | 'GJ' | 'kWh' | 'kL';
}

/** Yen as a manager speaks of them: 万円 from a hundred thousand, 円 below. */
export function yenScale(largest: number, locale: Locale): Scale {
	if (Math.abs(largest) < 100_000) return { divisor: 1, decimals: 0, unit: 'yen' };
	if (locale === 'en') return { divisor: 1_000, decimals: 0, unit: 'thousand_yen' };
	const decimals = Math.abs(largest) < 1_000_000 ? 1 : 0;
	return { divisor: 10_000, decimals, unit: 'ten_thousand_yen' };
}

/** Yen of a ledger's column: 千円 from a million, as accounts are kept. */
export function ledgerYenScale(largest: number): Scale {
	return Math.abs(largest) < 1_000_000
		? { divisor: 1, decimals: 0, unit: 'yen' }
		: { divisor: 1_000, decimals: 0, unit: 'thousand_yen' };
}

export function gigajouleScale(largest: number): Scale {
	return { divisor: 1, decimals: decimalsFor(largest), unit: 'GJ' };
}

export function massScale(largestKg: number): Scale {
	const unit = Math.abs(largestKg) < 1_000 ? 'kg' : 't';
	const divisor = unit === 'kg' ? 1 : 1_000;
	return { divisor, decimals: decimalsFor(largestKg / divisor), unit };
}

/** Three figures are read; more are noise. */
function decimalsFor(largest: number): number {
	const size = Math.abs(largest);
	return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

/** The same unit for a difference, which may be small beside the figure it belongs to. */
export function finer(scale: Scale, largest: number): Scale {
	return { ...scale, decimals: Math.abs(largest / scale.divisor) >= 100 ? 0 : 1 };
}

export function scaled(value: number | null, scale: Scale): string {
	return value === null ? MISSING : figure(value / scale.divisor, scale.decimals);
}

export function scaledDifference(value: number | null, scale: Scale): string {
	return value === null ? MISSING : signed(value / scale.divisor, scale.decimals);
}

const ERA = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
	era: 'long',
	year: 'numeric',
	timeZone: 'UTC'
});

/** `令和8年度（2026年度）` or `FY2026`. */
export function fiscalYearName(year: number, locale: Locale, startMonth = 4): string {
	if (locale === 'en') return `FY${year}`;
	const month = String(startMonth).padStart(2, '0');
	const era = ERA.format(utc(`${year}-${month}-01`));
	return `${era}度（${year}年度）`;
}

/** An instant of the log in Japan's time: `2026-11-20 18:05`. */
export function instant(iso: string, timeZone = 'Asia/Tokyo'): string {
	return new Date(iso).toLocaleString('sv-SE', {
		timeZone,
		dateStyle: 'short',
		timeStyle: 'short'
	});
}

export function byteSize(bytes: number): string {
	if (bytes < 1_000) return `${bytes} B`;
	if (bytes < 1_000_000) return `${figure(bytes / 1_000, 1)} kB`;
	return bytes < 1_000_000_000
		? `${figure(bytes / 1_000_000, 1)} MB`
		: `${figure(bytes / 1_000_000_000, 1)} GB`;
}

function utc(day: string): Date {
	return new Date(`${day}T00:00:00Z`);
}

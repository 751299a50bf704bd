import type { Decimal } from '$lib/domain/units/decimal';
import { halfWidth } from './half-width';

/**
 * Reads the figures of a cell exactly as printed. What is no plain figure (1e308, 0x1F, 1_000,
 * "1,23", digits of other scripts, anything beyond 2^53) is unreadable, never guessed at.
 */
export type NumberReading =
	| {
			kind: 'number';
			value: Decimal;
			/** Unit or 円 printed behind the figure, null where there is none. */
			suffix: string | null;
			/** True when digits beyond what a ledger holds were rounded away (0.30000000000000004). */
			rounded: boolean;
			/** True for (1,234), which accountants print for a minus. */
			bracketed: boolean;
	  }
	| { kind: 'missing' }
	| { kind: 'unreadable' };

const MISSING_MARKS = /^(?:[-‐‑‒–—―−ー*]{0,5}|…|n\/a|na|null|欠測|欠損|\/)$/i;
const MINUS = /^[-‐‑‒–—―−△▲]\s*/;
const FIGURE = /^(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?$/;
const SUFFIX = /^(.*?[\d.])\s*([^\d.,\s][^\d]*|[^\d.,\s]*m3)$/;
/** Figures of any 15 digits lie below 2^53. */
const SAFE_DIGITS = 15;
/** Finer decimals are noise of binary fractions (12.300000000000001), no metering. */
export const MAX_DECIMALS = 9;

const MAX_LENGTH = 60;

export function readNumber(cell: string): NumberReading {
	if (cell.length > MAX_LENGTH) return { kind: 'unreadable' };
	const text = halfWidth(cell).trim();
	if (MISSING_MARKS.test(text)) return { kind: 'missing' };
	const inner = BRACKETED.exec(text)?.[1];
	const { negative, unsigned } = splitSigns(inner ?? text);
	if (inner !== undefined && negative) return { kind: 'unreadable' };
	const [figure, suffix] = splitSuffix(unsigned);
	const match = FIGURE.exec(figure);
	if (!match || (match[1] === undefined && !match[2])) return { kind: 'unreadable' };
	const whole = (match[1] ?? '0').replaceAll(',', '');
	const read = toDecimal(whole, match[2] ?? '');
	if (!read) return { kind: 'unreadable' };
	const below = (negative || inner !== undefined) && read.coefficient !== 0;
	const value = { coefficient: below ? -read.coefficient : read.coefficient, scale: read.scale };
	const bracketed = inner !== undefined;
	return { kind: 'number', value, suffix, rounded: read.rounded, bracketed };
}

const BRACKETED = /^\((.*\d.*)\)$/;
const YEN = /^[¥￥\\]\s*/;

/** -12, △12, ¥-12, -¥12 and ¥2,996-, whose last stroke only closes the amount. */
function splitSigns(text: string): { negative: boolean; unsigned: string } {
	const amount = text.replace(YEN, '');
	const negative = MINUS.test(amount);
	const bare = amount.replace(MINUS, '').replace(/^\+(?=\d)/, '');
	const inYen = amount !== text || YEN.test(bare);
	const figure = bare.replace(YEN, '');
	return { negative, unsigned: inYen ? figure.replace(CLOSING_STROKE, '') : figure };
}

const CLOSING_STROKE = /(?<=\d)\s*[-‐‑‒–—―−ー]{1,2}$/;

const UNIT_SUFFIX =
	/^(?:円|yen|jpy|%|日|(?:千|万)?(?:[kmg]?wh|kw|kva|m3|㎥|m³|l|ℓ|kl|リットル|kg|t|トン|[kmg]j))$/i;

function splitSuffix(text: string): [string, string | null] {
	const match = SUFFIX.exec(text);
	if (!match) return [text, null];
	const suffix = match[2]!.trim();
	return UNIT_SUFFIX.test(suffix) ? [match[1]!, suffix] : [text, null];
}

function toDecimal(whole: string, fraction: string) {
	const integerDigits = Math.max(whole.replace(/^0+/, '').length, 1);
	const exact = Number(whole + fraction);
	if (fraction.length <= MAX_DECIMALS && Number.isSafeInteger(exact)) {
		return { coefficient: exact, scale: fraction.length, rounded: false };
	}
	const scale = Math.min(MAX_DECIMALS, SAFE_DIGITS - integerDigits, fraction.length - 1);
	if (scale < 1) return null;
	const kept = Number(whole + fraction.slice(0, scale));
	const coefficient = kept + (fraction.charCodeAt(scale) >= 0x35 ? 1 : 0);
	return { coefficient, scale, rounded: /[1-9]/.test(fraction.slice(scale)) };
}

/** The same figure × 10^power, exactly; null when it leaves what a ledger holds. */
export function shift(decimal: Decimal, power: number): Decimal | null {
	const scale = decimal.scale - power;
	if (scale >= 0) return { coefficient: decimal.coefficient, scale };
	const coefficient = decimal.coefficient * 10 ** -scale;
	return Number.isSafeInteger(coefficient) ? { coefficient, scale: 0 } : null;
}

import type { Decimal } from '$lib/domain/units/decimal';
import { halfWidth } from '../cells/half-width';
import { readNumber } from '../cells/numbers';

/**
 * A temperature of the Japan Meteorological Agency with its quality: 8 complete, 5 nearly
 * complete (up to 20 % missing), 4 insufficient, 2 suspicious, 1 missing, 0 not observed. Only 8
 * and 5 are used. Where the quality is not a column of its own, the sign behind the figure says
 * it: `)` is 5, `]` is 4, `#` is 2, `×` and `///` are none.
 *
 * Source: 気象庁「過去の気象データ・ダウンロード」, ヘルプ「ダウンロードデータの解説」.
 */
export interface Temperature {
	/** °C; null where there is none that may be used. */
	meanC: Decimal | null;
	/** As printed; null where the file says nothing. */
	quality: number | null;
}

const USED = new Set([8, 5]);
const SIGNS: Record<string, number> = { ')': 5, ']': 4, '#': 2, '×': 1 };

export function readTemperature(cell: string, printedQuality: string | null): Temperature {
	const text = halfWidth(cell).trim();
	const sign = /[)\]#×]\s*$/.exec(text)?.[0].trim();
	const quality = readQuality(printedQuality) ?? (sign === undefined ? null : SIGNS[sign]!);
	const reading = readNumber(text.replace(/\s*[)\]#×]\s*$/, ''));
	const known = reading.kind === 'number' && isPlausible(reading.value);
	const used = known && (quality === null || USED.has(quality));
	return { meanC: used ? reading.value : null, quality };
}

function readQuality(printed: string | null): number | null {
	const text = halfWidth(printed ?? '').trim();
	return /^\d$/.test(text) ? Number(text) : null;
}

/** Daily means of Japan lie far within (−41.0 to 41.8 °C are the extremes ever read). */
function isPlausible({ coefficient, scale }: Decimal): boolean {
	return Math.abs(coefficient) < 60 * 10 ** scale;
}

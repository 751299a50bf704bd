import { isoDay } from '$lib/domain/time/day';
import { readDay } from '../cells/dates';
import type { ListFacts } from './factor-list';

const RESULT_YEAR = /(令和|平成|R|H)\s*(\d{1,2}|元)年度(?:供給)?実績|(20\d\d)年度(?:供給)?実績/;
const FIRST_YEAR: Record<string, number> = { 令和: 2019, R: 2019, 平成: 1989, H: 1989 };
const DAY =
	/(?:令和|平成|R|H)\s*(?:\d{1,2}|元)[年.]\s*\d{1,2}[月.]\s*\d{1,2}日?|20\d\d[-/.年]\s*\d{1,2}[-/.月]\s*\d{1,2}日?/g;

/** What the title says: the year of the result, and the day of the list, the latest that it names. */
export function factsOf(preamble: string): ListFacts {
	const text = preamble.normalize('NFKC');
	const days = [...text.matchAll(DAY)].flatMap(([printed]) => {
		const day = readDay(printed.replace(/\s/g, ''), 'ymd');
		return day === null ? [] : [isoDay(day)];
	});
	return { listDate: days.sort().at(-1) ?? null, resultYear: resultYear(text) };
}

function resultYear(text: string): number | null {
	const match = RESULT_YEAR.exec(text);
	if (!match) return null;
	if (match[3]) return Number(match[3]);
	const number = match[2] === '元' ? 1 : Number(match[2]);
	return FIRST_YEAR[match[1]!]! + number - 1;
}

/** The title of the list: of the first rows the one that speaks of factors. */
export function titleOf(preamble: readonly string[][]): string | null {
	const cells = preamble.flat().map((cell) => cell.trim());
	return cells.find((cell) => /排出係数/.test(cell) && cell.length <= MAX_TITLE) ?? null;
}

const MAX_TITLE = 200;

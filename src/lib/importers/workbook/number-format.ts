import { readUnit } from '../cells/unit-words';

/**
 * What a cell's number format makes of its value: a date, a time of day, a percentage, or a
 * figure with the unit behind it. Source: ECMA-376 part 1, 18.8.30 (numFmts), with the built-in
 * formats 27–36 and 50–58 of the Japanese edition.
 */
export type CellFormat =
	| { kind: 'figure'; percent: boolean; thousands: number; unit: string; digits: number }
	| { kind: 'day' | 'month' | 'stamp' | 'clock' | 'elapsed' };

const FIGURE: CellFormat = { kind: 'figure', percent: false, thousands: 0, unit: '', digits: 0 };

const WAREKI_DAY = '[$-411]ggge"年"m"月"d"日"';

/** Formats that a workbook uses by number alone. */
const BUILT_IN = new Map<number, string>([
	...([9, 10] as const).map((id) => [id, '0%'] as const),
	...([14, 15, 16, 30] as const).map((id) => [id, 'yyyy/m/d'] as const),
	...([17, 34, 52, 55] as const).map((id) => [id, 'yyyy"年"m"月"'] as const),
	...([18, 19, 20, 21, 32, 33, 45] as const).map((id) => [id, 'h:mm'] as const),
	[22, 'yyyy/m/d h:mm'],
	...([27, 36, 50, 57] as const).map((id) => [id, '[$-411]ge.m.d'] as const),
	...([28, 29, 51, 54, 58] as const).map((id) => [id, WAREKI_DAY] as const),
	...([31, 35, 53, 56] as const).map((id) => [id, 'm"月"d"日"'] as const),
	[46, '[h]:mm:ss'],
	[47, 'mm:ss.0']
]);

const MAX_LENGTH = 255;

export function formatOf(id: number, codes: ReadonlyMap<number, string>): CellFormat {
	const code = codes.get(id) ?? BUILT_IN.get(id);
	return code === undefined ? FIGURE : readFormat(code);
}

export function readFormat(code: string): CellFormat {
	if (code.length > MAX_LENGTH) return FIGURE;
	const { signs, literals } = splitSection(code);
	const letters = signs.toLowerCase();
	if (/general|標準|@/.test(letters)) return FIGURE;
	if (/\[(?:h+|m+|s+)\]/.test(letters)) return { kind: 'elapsed' };
	const plain = letters.replace(/\[[^\]]*\]/g, '').replace(/am\/pm|a\/p/g, '');
	const isDate = /[ymdhsg]|e(?![+-])|aaa/.test(plain);
	return isDate ? { kind: dateKind(plain) } : figureFormat(plain, literals);
}

/** An `m` beside hours or seconds is a minute; with neither it is a month. */
function dateKind(letters: string): 'day' | 'month' | 'stamp' | 'clock' {
	const hasClock = /[hs]/.test(letters);
	const hasDay = letters.includes('d');
	const hasYear = /[ye]/.test(letters);
	if (hasClock) return hasDay || hasYear ? 'stamp' : 'clock';
	return letters.includes('m') && !hasDay ? 'month' : 'day';
}

/** `#,##0"kWh"` shows a unit; `#,##0,` shows thousands; `0000` shows four digits. */
function figureFormat(letters: string, literals: string): CellFormat {
	const percent = letters.includes('%');
	const thousands = /[0#?](,+)(?![,0#?])/.exec(letters)?.[1]?.length ?? 0;
	const unit = readUnit(literals) ? literals.trim() : '';
	const digits = /^0+$/.test(letters.trim()) ? letters.trim().length : 0;
	return { kind: 'figure', percent, thousands, unit: percent ? '' : unit, digits };
}

/**
 * The format of positive figures, and the literal text behind its digits. `_x` is a gap, `*x` a
 * filler.
 */
function splitSection(code: string): { signs: string; literals: string } {
	let signs = '';
	let literals = '';
	for (let at = 0; at < code.length; at++) {
		const sign = code[at]!;
		if (sign === ';') break;
		if (sign === '"') {
			const close = code.indexOf('"', at + 1);
			literals += code.slice(at + 1, close === -1 ? code.length : close);
			at = close === -1 ? code.length : close;
		} else if (sign === '\\') literals += code[++at] ?? '';
		else if (sign === '_' || sign === '*') at++;
		else if (sign > '\u007f') literals += sign;
		else {
			if (/[0#?]/.test(sign)) literals = '';
			signs += sign;
		}
	}
	return signs.includes('G/') ? { signs: 'General', literals } : { signs, literals };
}

/** A figure as a list prints it; `marked` is ※, a default in place of an abnormal result. */
export type PrintedFigure =
	{ kind: 'figure'; digits: string; marked: 'yes' | 'no' } | { kind: 'missing' } | { kind: 'text' };

const FIGURE = /^(?:[※*]\d{0,2}\s*)?(\d{1,6}(?:\.\d{1,20})?)\s*(?:[(]?[※*]\d{0,2}[)]?)?$/;
const MISSING = /^[-‐‑‒–—―−ー]{0,3}$/;
/** Beyond it are only the traces of binary fractions. */
const MAX_DECIMALS = 9;

export function printedFigure(cell: string): PrintedFigure {
	const text = cell.normalize('NFKC').trim();
	if (MISSING.test(text)) return { kind: 'missing' };
	const match = FIGURE.exec(text);
	if (!match) return { kind: 'text' };
	const marked = /[※*]/.test(text) ? 'yes' : 'no';
	return { kind: 'figure', digits: withoutTraces(match[1]!), marked };
}

function withoutTraces(digits: string): string {
	const decimals = digits.split('.')[1]?.length ?? 0;
	return decimals > MAX_DECIMALS ? Number(digits).toFixed(MAX_DECIMALS).replace(/0+$/, '') : digits;
}

/** The same figure × 10^power, digit for digit: 0.000452 is 0.452; with at least so many decimals. */
export function shifted(digits: string, { power, decimals }: { power: number; decimals: number }) {
	const [whole = '0', fraction = ''] = digits.split('.');
	const before = whole.padStart(1 - power, '0');
	const all = before + fraction.padEnd(power, '0');
	const point = before.length + power;
	const head = all.slice(0, point).replace(/^0+(?=\d)/, '');
	const tail = all.slice(point).padEnd(decimals, '0');
	return tail === '' ? head : `${head}.${tail}`;
}

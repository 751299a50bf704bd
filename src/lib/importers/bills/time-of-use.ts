import { add, equals, type Decimal } from '$lib/domain/units/decimal';
import { cellOf, readQuantity, type QuantityReading } from '../cells/cells';
import { comparable } from '../cells/half-width';
import { TOTAL_COLUMN } from '../cells/table-words';

/**
 * 昼間 and 夜間 side by side are one bill: its quantity is the column that says their sum, which is
 * then checked, or where none stands beside them the sum itself.
 */
export interface TimeOfUse {
	parts: Part[];
	means: 'sum' | 'check';
}

interface Part {
	index: number;
	name: string;
	unit: string | null;
	power: number;
}

const PART =
	/昼|夜|朝晩|重負荷|ピーク|デイ|ナイト|平日|休日|(?<![a-z])(?:day(?:time)?|night|(?:on|off)-?peak|peak)(?![a-z])/;
const WHOLE = /使用(?:電力)?量|電力量|usage|consumption|^kwh$/;

/** The columns of one carrier as one; null where they are not the parts of a day. */
export function asOneBill<T extends Part>(group: T[]): (T & { timeOfUse: TimeOfUse }) | null {
	const isPart = ({ name }: Part) => PART.test(comparable(name)) && !TOTAL_COLUMN.test(name);
	const parts = group.filter(isPart);
	const rest = group.filter((column) => !isPart(column));
	const alike = parts.every(
		({ unit, power }) => unit === parts[0]!.unit && power === parts[0]!.power
	);
	if (parts.length < 2 || rest.length > 1 || !alike) return null;
	const [whole] = rest;
	if (!whole) {
		const name = parts.map((part) => part.name).join('＋');
		return { ...parts[0]!, name, timeOfUse: { parts, means: 'sum' } };
	}
	if (!TOTAL_COLUMN.test(whole.name) && !WHOLE.test(comparable(whole.name))) return null;
	return { ...whole, timeOfUse: { parts, means: 'check' } };
}

export interface ReadColumn {
	index: number;
	timeOfUse?: TimeOfUse;
}

/** The cells in which a column's figure stands. */
export function printedCells(cells: string[], { index, timeOfUse }: ReadColumn): string[] {
	const columns = timeOfUse?.means === 'sum' ? timeOfUse.parts : [{ index }];
	return columns.map((column) => cellOf(cells, column));
}

export function readColumn(
	cells: string[],
	column: ReadColumn,
	measure: { unit: string | null; power: number }
): QuantityReading {
	const readings = printedCells(cells, column).map((cell) => readQuantity(cell, measure));
	return readings.reduce(sum);
}

/** Sum of the parts to compare with the printed total; null where one of them has no figure. */
export function sumOfParts(cells: string[], { parts }: TimeOfUse, unit: string): Decimal | null {
	const readings = parts.map((part) => readQuantity(cellOf(cells, part), part));
	const total = readings.reduce(sum);
	return total.kind === 'number' && total.unit === unit ? total.value : null;
}

const NIGHT = /夜|ナイト|night/;
const DAY = /昼|デイ|(?<![a-z])day/;

/** The night's part where the columns are day and night; null for other parts of a day or week. */
export function nightOf(
	cells: string[],
	{ timeOfUse }: ReadColumn,
	{ unit, value }: { unit: string; value: Decimal }
): Decimal | null {
	const [day, night] = [DAY, NIGHT].map((named) =>
		timeOfUse?.parts.filter(({ name }) => named.test(comparable(name)))
	);
	if (timeOfUse?.parts.length !== 2 || day!.length !== 1 || night!.length !== 1) return null;
	if (day![0] === night![0] || !agrees(cells, timeOfUse, { unit, value })) return null;
	const read = readQuantity(cellOf(cells, night![0]!), night![0]!);
	return read.kind === 'number' ? read.value : null;
}

/** Parts that do not add up to the printed quantity say nothing that could be relied on. */
function agrees(
	cells: string[],
	parts: TimeOfUse,
	{ unit, value }: { unit: string; value: Decimal }
) {
	const summed = sumOfParts(cells, parts, unit);
	return summed !== null && equals(summed, value);
}

/** A part without a figure is not zero: the sum is missing too. */
function sum(a: QuantityReading, b: QuantityReading): QuantityReading {
	if (a.kind === 'unreadable' || b.kind === 'unreadable') return { kind: 'unreadable' };
	if (a.kind === 'missing' || b.kind === 'missing') return { kind: 'missing' };
	if (a.unit !== b.unit) return { kind: 'unreadable' };
	const marks = { rounded: a.rounded || b.rounded, bracketed: a.bracketed || b.bracketed };
	try {
		return { kind: 'number', value: add(a.value, b.value), unit: a.unit, ...marks };
	} catch {
		return { kind: 'unreadable' };
	}
}

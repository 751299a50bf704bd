import type { Decimal } from '$lib/domain/units/decimal';
import type { Column } from '../headings/columns';
import { readNumber, shift } from './numbers';
import { readUnit } from './unit-words';

/** The text of a column's cell, trimmed; '' where the row is short or there is no such column. */
export function cellOf(cells: string[], column: { index: number } | undefined): string {
	return column ? (cells[column.index] ?? '').trim() : '';
}

/** 22 digits without their hyphens; anything else as printed; null when Excel destroyed it. */
export function readSupplyPoint(cell: string): { number: string | null; damaged: boolean } {
	const text = cell.normalize('NFKC').trim();
	if (text === '') return { number: null, damaged: false };
	if (/^\d(?:\.\d+)?e\+?\d+$/i.test(text)) return { number: null, damaged: true };
	const digits = text.replace(/[-\s]/g, '');
	return { number: /^\d{22}$/.test(digits) ? digits : text, damaged: false };
}

/** A figure of a side column (kW, %), in the unit its heading names; null where none is. */
export function readFigure(cells: string[], column: Column | undefined): Decimal | null {
	const reading = readNumber(cellOf(cells, column));
	if (reading.kind !== 'number' || reading.bracketed) return null;
	return shift(reading.value, column?.unit?.power ?? 0);
}

/** A figure that must count: its unit behind it, if any, goes before that of the heading. */
export type QuantityReading =
	| { kind: 'number'; value: Decimal; unit: string | null; rounded: boolean; bracketed: boolean }
	| { kind: 'missing' }
	| { kind: 'unreadable' };

export function readQuantity(
	cell: string,
	column: { unit: string | null; power: number }
): QuantityReading {
	const reading = readNumber(cell);
	if (reading.kind !== 'number') return reading;
	const own = reading.suffix === null ? null : readUnit(reading.suffix);
	const value = shift(reading.value, own ? own.power : column.power);
	if (!value) return { kind: 'unreadable' };
	const { rounded, bracketed } = reading;
	return { kind: 'number', value, unit: own?.unit ?? column.unit, rounded, bracketed };
}

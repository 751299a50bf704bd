import { finding, type Finding } from '$lib/domain/finding';
import type { EpochDay } from '$lib/domain/time/day';
import type { Decimal } from '$lib/domain/units/decimal';
import { cellOf } from '../cells/cells';
import { readDay, type DateOrder } from '../cells/dates';
import type { Header } from '../headings/header';
import { columnNamed } from '../headings/named-header';
import { readNumber, shift } from '../cells/numbers';
import { portfolioCarrier, portfolioUnit } from './portfolio-words';

/** One row of an export of Portfolio Manager; whether `end` belongs to it is still open. */
export interface Entry {
	cells: string[];
	row: number;
	meter: string;
	label: string | null;
	carrier: string;
	unit: string;
	quantity: Decimal;
	rounded: boolean;
	start: EpochDay;
	end: EpochDay;
	peakKw: Decimal | null;
	reading: 'actual' | 'estimated';
}

export const HEADINGS = {
	type: 'Meter Type',
	start: 'Start Date',
	end: 'End Date',
	quantity: 'Usage/Quantity',
	unit: 'Usage Units',
	meter: 'Portfolio Manager Meter ID',
	property: 'Property Name',
	name: 'Meter Name',
	delivery: 'Delivery Date',
	cost: 'Cost ($)',
	estimation: 'Estimation?',
	demand: 'Demand (kW)',
	greenPower: 'Green Power'
} as const;
type Field = keyof typeof HEADINGS;

const EMPTY = /^(?:not available|n\/a|none)$/i;

/** A cell by its heading; `Not Available` is an empty one. */
export function fieldOf(header: Header, cells: string[], field: Field): string {
	const text = cellOf(cells, columnNamed(header, HEADINGS[field]));
	return EMPTY.test(text) ? '' : text;
}

/** A row as an entry; null where it has no figure; a finding where it cannot be read. */
export function readEntry(
	header: Header,
	{ cells, row }: { cells: string[]; row: number },
	order: DateOrder
): Entry | Finding | null {
	const field = (name: Field) => fieldOf(header, cells, name);
	const wrong = (name: Field, code: string) => {
		const value = field(name).slice(0, 40);
		return finding('warning', code, { value }, { row, column: HEADINGS[name] });
	};
	const figure = readNumber(field('quantity'));
	if (figure.kind === 'missing') return null;
	if (figure.kind === 'unreadable') return wrong('quantity', 'number.unreadable');
	const carrier = portfolioCarrier(field('type'));
	if (!carrier) return wrong('type', 'carrier.unknown_word');
	const measured = portfolioUnit(field('unit'));
	const quantity = measured && shift(figure.value, measured.power);
	if (!measured || !quantity) return wrong('unit', 'unit.unknown_word');
	if (field('start') === '' && field('delivery') !== '') return wrong('delivery', 'bill.delivered');
	const [start, end] = [readDay(field('start'), order), readDay(field('end'), order)];
	if (start === null) return wrong('start', 'date.unreadable');
	if (end === null || end < start) return wrong('end', 'date.unreadable');
	const demand = readNumber(field('demand'));
	const names = [field('property'), field('name')].filter((name) => name !== '');
	return {
		...{ cells, row, carrier, unit: measured.unit, quantity, rounded: figure.rounded, start, end },
		meter: field('meter'),
		label: names.length > 0 ? [...new Set(names)].join(' / ') : null,
		peakKw: demand.kind === 'number' ? demand.value : null,
		reading: /^y/i.test(field('estimation')) ? 'estimated' : 'actual'
	};
}

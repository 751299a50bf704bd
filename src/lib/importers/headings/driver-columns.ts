import { driverKindOf } from '$lib/domain/drivers/driver';
import { carrierIn } from '../cells/carrier-words';
import { columnsOf, readColumns, type Column } from './columns';
import { readDate } from '../cells/dates';
import { comparable, halfWidth } from '../cells/half-width';
import type { Document } from '../importer';

/**
 * Tables of drivers: a column each (年月, 生産量(t), 稼働時間(h)) or a row each (年月, 項目, 単位,
 * 値). They name no energy: a table that holds both is one of bills, with columns to be ignored.
 */
export type DriverTable = { headerRow: number; date: Column; site: Column | null } & (
	| { shape: 'columns'; drivers: DriverColumn[] }
	| { shape: 'rows'; name: number; unit: number | null; value: number }
);

export interface DriverColumn {
	index: number;
	header: string;
	name: string;
	unit: string;
}

export function findDriverTable({ head }: Document): DriverTable | null {
	for (let row = 0; row < head.length - 1; row++) {
		const found = tableAt(head, row);
		if (found) return found;
	}
	return null;
}

function tableAt(head: string[][], row: number): DriverTable | null {
	const columns = readColumns(head[row]!);
	const [date] = columnsOf(columns, 'date');
	if (!date || !isDated(head[row + 1]!, date)) return null;
	const site = columnsOf(columns, 'label').find(({ header }) => driverKindOf(header) === null);
	const place = { headerRow: row + 1, date, site: site ?? null };
	const apart = new Set([date.index, site?.index]);
	const rest = columns.filter(({ index }) => !apart.has(index));
	const long = rowsShape(rest, head.slice(row + 1));
	if (long) return { ...place, ...long };
	const drivers = rest.filter(({ header }) => driverKindOf(header) !== null);
	if (drivers.length === 0 || rest.some(isEnergy)) return null;
	return { ...place, shape: 'columns', drivers: drivers.map(driverColumn) };
}

function isDated(cells: readonly string[], date: Column): boolean {
	return readDate(cells[date.index] ?? '', 'ymd') !== null;
}

/** An energy, its yen or demand: a heading that no driver's word explains. */
function isEnergy({ header, means, carrier }: Column): boolean {
	if (driverKindOf(header) !== null) return false;
	return carrier !== null || ['quantity', 'costYen', 'peakKw'].includes(means ?? '');
}

const NAME = /^(?:項目名?|活動量|指標名?|item|driver)$/;
/** Says by itself that no energy stands below it. */
const DRIVER_NAME = /^(?:活動量|driver)$/;
const VALUE = /^(?:値|数値|実績値?|value)$/;

function rowsShape(columns: readonly Column[], body: readonly string[][]) {
	const at = (words: RegExp) => columns.find(({ header }) => words.test(comparable(header)))?.index;
	const [name, value] = [at(NAME), at(VALUE)];
	if (name === undefined || value === undefined) return null;
	const own = columns.some(({ index, header }) => index === name && DRIVER_NAME.test(header));
	if (!own && body.some((cells) => namesEnergy(cells[name] ?? ''))) return null;
	return { shape: 'rows' as const, name, value, unit: at(/^(?:単位|units?)$/) ?? null };
}

const namesEnergy = (text: string) => carrierIn(text) !== null && driverKindOf(text) === null;

const UNIT_BEHIND = /^(.*?)\s*[([【]([^()[\]【】]{1,20})[)\]】]\s*$/;

/** `生産量(t)` → 生産量 in t. */
function driverColumn({ index, header }: Column): DriverColumn {
	const match = UNIT_BEHIND.exec(halfWidth(header));
	const [name, unit] = match ? [match[1]!, match[2]!] : [header, ''];
	return { index, header, name: name.trim(), unit: unit.trim() };
}

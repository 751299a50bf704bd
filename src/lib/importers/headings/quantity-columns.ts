import { finding, type Finding } from '$lib/domain/finding';
import {
	carrierIn,
	carrierOfUnit,
	knownCarrier,
	usualUnit,
	wordsOfFile,
	type CarrierWord
} from '../cells/carrier-words';
import { columnsOf, type Column } from './columns';
import { withGenerationTold } from './generation-columns';
import type { Header } from './header';
import type { Mapping, ReadOptions } from '../importer';
import { besideRegister, type RegisterColumns } from './registers';
import { columnName, TOTAL_COLUMN } from '../cells/table-words';
import { asOneBill, type TimeOfUse } from '../bills/time-of-use';
import { ENERGY_UNITS, readUnit, type UnitReading } from '../cells/unit-words';

/** A column of figures with what they count; null where each row says it. */
export interface QuantityColumn {
	index: number;
	name: string;
	carrier: string | null;
	unit: string | null;
	/** Printed figure × 10^power is in `unit`. */
	power: number;
	/** Heading as part of the point's name, where a person mapped several columns of one carrier. */
	label: string | null;
	/** Where 昼間 and 夜間 make up the bill. */
	timeOfUse?: TimeOfUse;
	/** Where the figures are a counter's (指示数), whose differences are the use. */
	register?: RegisterColumns;
	/** Where the figures are mean power, which a person said: times the hours of a slot. */
	rate?: 'kW';
}

/** As much of the options as tells what columns count. */
type QuantityOptions = Pick<ReadOptions, 'carrier' | 'unit' | 'mapping'>;

export interface QuantityChoice {
	chosen: QuantityColumn[];
	findings: Finding[];
	/** Why a person must say what the columns are. */
	problem: Finding | null;
}

/** The columns whose figures are read, one per carrier. */
export function chooseQuantities(
	header: Header,
	fileName: string,
	options: QuantityOptions
): QuantityChoice {
	const quantities = figureColumns(header.columns);
	const { columns: candidates, findings } = withGenerationTold(quantities, header.row);
	if (candidates.length === 0) return { chosen: [], findings, problem: kwOnly(header) };
	const context = { header, fileName, options, findings };
	const read: QuantityColumn[] = [];
	for (const column of candidates) {
		const carrier = carrierOf(column, context);
		if (typeof carrier === 'object' && carrier !== null)
			return { chosen: [], findings, problem: carrier };
		const measured = unitOf(column, carrier, context);
		if ('code' in measured) return { chosen: [], findings, problem: measured };
		const place = { index: column.index, name: nameOf(column), label: null };
		read.push({ ...place, carrier, ...measured, ...countedBy(column, header.columns) });
	}
	const one = header.mapped ? eachLabelled(read) : onePerCarrier(read);
	const told = [...summedNotes(one.chosen), ...registerNotes(one.chosen)];
	return { ...one, findings: [...dedupe(findings), ...told] };
}

/** Columns of use; where a table has none, those of its counters. */
function figureColumns(columns: Column[]): Column[] {
	const counting = columns.filter(({ carrier }) => carrier !== 'ignored');
	const quantities = columnsOf(counting, 'quantity');
	return quantities.length > 0 ? quantities : columnsOf(counting, 'register');
}

function countedBy(column: Column, columns: Column[]): Pick<QuantityColumn, 'register'> {
	return column.means === 'register' ? { register: besideRegister(column, columns) } : {};
}

/** Power is energy only where a person named its unit (kW), and with the hours of its slots. */
export function powerSaid(mapping: Mapping | null): UnitReading | null {
	const said = mapping?.columns.map(({ unit }) => (unit === undefined ? null : readUnit(unit)));
	return said?.find((unit) => unit?.unit === 'kW') ?? null;
}

interface Context {
	header: Header;
	fileName: string;
	options: QuantityOptions;
	findings: Finding[];
}

function kwOnly(header: Header): Finding {
	const power = columnsOf(header.columns, 'peakKw')[0];
	const place = { row: header.row || null, column: power ? nameOf(power) : null };
	return finding('blocking', power ? 'unit.kw_not_kwh' : 'column.quantity_missing', {}, place);
}

function carrierOf(column: Column, context: Context): string | null | Finding {
	const { header, options, findings, fileName } = context;
	const place = { row: header.row || null, column: nameOf(column) };
	if (column.carrier && column.carrier !== 'ambiguous') return column.carrier;
	if (
		columnsOf(header.columns, 'carrier').length > 0 ||
		columnsOf(header.columns, 'unit').length > 0
	)
		return null;
	const ofUnit = column.unit && carrierOfUnit(column.unit.unit);
	const words = `${header.preamble} ${otherHeadings(header)} ${wordsOfFile(fileName)}`;
	const word = carrierIn(words, column.unit?.unit ?? null);
	const hint = hintedCarrier(word, column.unit?.unit ?? null);
	if (column.carrier !== 'ambiguous' && hint) return hint;
	const fits = options.carrier && (ofUnit === null || usualUnit(options.carrier) === 'kWh');
	if (fits) return options.carrier;
	// British numbers say it row by row.
	if (columnsOf(header.columns, 'supplyPointNumber')[0]?.carrier) return null;
	if (word === 'generation') return finding('blocking', 'carrier.generation', {}, place);
	if (ofUnit) {
		findings.push(finding('note', 'carrier.assumed_electricity', {}, place));
		return ofUnit;
	}
	const ambiguous = column.carrier === 'ambiguous';
	return finding(
		'blocking',
		ambiguous ? 'carrier.ambiguous' : 'carrier.unknown',
		{ column: nameOf(column) },
		place
	);
}

/** A word elsewhere in the file counts only where it can have the column's unit. */
function hintedCarrier(word: CarrierWord | null, unit: string | null): string | null {
	const hint = knownCarrier(word);
	if (hint === null) return null;
	const electric = usualUnit(hint) === 'kWh';
	const kilowattHours = unit !== null && carrierOfUnit(unit) !== null;
	return unit === null || electric === kilowattHours ? hint : null;
}

function otherHeadings(header: Header): string {
	const told = header.columns.filter(({ means }) => means === 'costYen' || means === 'supplier');
	return told.map((column) => column.header).join(' ');
}

function unitOf(
	column: Column,
	carrier: string | null,
	{ header, options, findings }: Context
): Pick<QuantityColumn, 'unit' | 'power' | 'rate'> | Finding {
	const place = { row: header.row || null, column: nameOf(column) };
	const power = column.unit?.unit === 'kW' ? powerSaid(options.mapping) : null;
	if (power) return { unit: 'kWh', power: power.power, rate: 'kW' };
	if (column.unit?.unit === 'kW') return finding('blocking', 'unit.kw_not_kwh', {}, place);
	if (column.unit && ENERGY_UNITS.has(column.unit.unit)) return column.unit;
	if (column.unit?.unit === 'normal_m3') return finding('blocking', 'unit.normal_m3', {}, place);
	if (columnsOf(header.columns, 'unit').length > 0) return { unit: null, power: 0 };
	const assumed = options.unit ?? (carrier && usualUnit(carrier));
	if (!assumed) return finding('blocking', 'unit.unknown', { column: nameOf(column) }, place);
	findings.push(
		finding('warning', 'unit.assumed', { column: nameOf(column), unit: assumed }, place)
	);
	return { unit: assumed, power: 0 };
}

/** Several columns of one carrier: the one that says it is their total, or a question. */
function onePerCarrier(read: QuantityColumn[]): {
	chosen: QuantityColumn[];
	problem: Finding | null;
} {
	const groups = Map.groupBy(read, ({ carrier }) => carrier ?? '');
	const chosen: QuantityColumn[] = [];
	for (const group of groups.values()) {
		const totals = group.filter(({ name }) => TOTAL_COLUMN.test(name));
		const one = group.length === 1 ? group[0] : (asOneBill(group) ?? onlyOf(totals));
		if (!one) return { chosen: [], problem: duplicate(group) };
		chosen.push(one);
	}
	return { chosen, problem: null };
}

function onlyOf(totals: QuantityColumn[]): QuantityColumn | null {
	return totals.length === 1 ? totals[0]! : null;
}

function summedNotes(chosen: QuantityColumn[]): Finding[] {
	return chosen.flatMap(({ name, timeOfUse }) => {
		if (timeOfUse?.means !== 'sum') return [];
		const columns = timeOfUse.parts.map((part) => part.name).join('、');
		return [finding('note', 'column.day_night_summed', { columns }, { column: name })];
	});
}

function registerNotes(chosen: QuantityColumn[]): Finding[] {
	return chosen
		.filter(({ register }) => register)
		.map(({ name }) => finding('note', 'register.read', { column: name }, { column: name }));
}

/** A person chose every column: those of one carrier are points of their own. */
function eachLabelled(read: QuantityColumn[]): { chosen: QuantityColumn[]; problem: null } {
	const count = (carrier: string | null) =>
		read.filter((column) => column.carrier === carrier).length;
	const chosen = read.map((column) =>
		count(column.carrier) > 1 ? { ...column, label: column.name } : column
	);
	return { chosen, problem: null };
}

export function duplicate(group: { name: string }[]): Finding {
	const columns = group.map(({ name }) => name).join('、');
	return finding('blocking', 'column.duplicate', { columns }, { column: group[0]!.name });
}

function dedupe(findings: Finding[]): Finding[] {
	return [...new Map(findings.map((found) => [found.code, found])).values()];
}

function nameOf({ header, index }: Column): string {
	return columnName(header, index);
}

import { carrierOf, isPaidFor } from '$lib/domain/carriers/carriers';
import type { EnergyFigures } from '$lib/domain/energy/energy-row';
import { no, yes, type Outcome } from '$lib/domain/outcome';
import {
	gigajouleScale,
	massScale,
	monthAndYear,
	monthName,
	scaled,
	yenScale
} from '$lib/ui/format';
import type { Locale, Scale } from '$lib/ui/format';
import type { Drawing, LegendEntry } from './drawing';
import { monthlyOption, type Box, type Part } from './monthly-option';
import { CARE, carrierColour, INK, SUB } from './palette';

export type Measure = 'costYen' | 'gigajoules' | 'co2KgAdjusted';

export interface MonthlyRow {
	month: string;
	previousTotal: EnergyFigures | null;
	byCarrier: { carrier: string; figures: EnergyFigures }[];
}

export interface MonthlyWords {
	title: string;
	unit: (unit: Scale['unit']) => string;
	carrier: (code: string) => string;
	month: string;
	total: string;
	lastYear: string;
	missing: string;
	estimated: string;
	partial: string;
	/** Why a month with data has no figure in this measure. */
	noFigure: string;
	sentence: (
		parts: Record<'title' | 'from' | 'to' | 'peakMonth' | 'peak' | 'unit', string>
	) => string;
}

export interface MonthlyContext {
	measure: Measure;
	carriers: string[];
	/** Later months without any data are still to come: empty, not missing. */
	lastMonth: string;
	locale: Locale;
	words: MonthlyWords;
}

interface Column {
	month: string;
	parts: (Part | null)[];
	box: Box | null;
	total: number | null;
	previous: number | null;
}

/** Stacked columns by carrier beside last year's line; says why it cannot be drawn. */
export function monthlyEnergyOption(
	rows: MonthlyRow[],
	whole: MonthlyContext
): Outcome<Drawing, 'no_data' | 'no_figures'> {
	const context = { ...whole, carriers: whole.carriers.filter((code) => counts(code, whole)) };
	if (rows.length === 0 || context.carriers.length === 0) return no('no_data');
	const columns = rows.map((row) => columnOf(row, rows, context));
	const totals = columns.flatMap((column) => column.total ?? []);
	if (totals.length === 0) return no('no_figures');
	const previous = columns.flatMap((column) => column.previous ?? []);
	const scale = scaleOf(context, Math.max(...totals, ...previous));
	return yes({
		label: sentence(columns, scale, context),
		legend: legendOf(columns, context),
		options: {
			wide: optionOf(columns, { scale, context, narrow: false }),
			narrow: optionOf(columns, { scale, context, narrow: true })
		},
		tips: columns.map((column) => tip(column, scale, context)),
		table: tableOf(columns, scale, context)
	});
}

/** Power sold costs nothing and own solar has no bill; records are neither energy nor CO2. */
function counts(code: string, { measure }: MonthlyContext): boolean {
	const carrier = carrierOf(code);
	return measure === 'costYen' ? isPaidFor(carrier) : carrier.role !== 'record';
}

function columnOf(row: MonthlyRow, rows: MonthlyRow[], context: MonthlyContext): Column {
	const { carriers, measure, words } = context;
	const parts = carriers.map((carrier) => partOf(figuresOf(row, carrier), measure));
	const lacking = carriers.filter(
		(carrier, index) => parts[index] === null && figuresOf(row, carrier)?.days !== 0
	);
	const upcoming =
		row.month > context.lastMonth &&
		carriers.every((carrier) => isMissing(figuresOf(row, carrier)));
	const known = parts.flatMap((part) => part?.value ?? []);
	const unregistered = lacking.some((carrier) => isMissing(figuresOf(row, carrier)));
	const size = lacking.reduce((sum, carrier) => sum + usual(rows, carrier, measure), 0);
	return {
		month: row.month,
		parts,
		box:
			upcoming || lacking.length === 0
				? null
				: { size, word: unregistered ? words.missing : words.noFigure },
		total: known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0),
		previous: wholeMonth(row.previousTotal, measure)
	};
}

/** Half a month of last year is nothing to hold this year's against. */
function wholeMonth(figures: EnergyFigures | null, measure: Measure): number | null {
	if (figures === null) return null;
	const { costDays, coveredDays, days } = figures;
	return (measure === 'costYen' ? costDays : coveredDays) < days ? null : figures[measure];
}

function figuresOf(row: MonthlyRow, carrier: string): EnergyFigures | null {
	return row.byCarrier.find((entry) => entry.carrier === carrier)?.figures ?? null;
}

function isMissing(figures: EnergyFigures | null): boolean {
	return figures === null || figures.dataStatus === 'missing';
}

function partOf(figures: EnergyFigures | null, measure: Measure): Part | null {
	const value = figures?.[measure] ?? null;
	if (figures === null || value === null) return null;
	const billedInPart = measure === 'costYen' && figures.costDays < figures.days;
	const status = billedInPart ? 'partial' : figures.dataStatus;
	return { value, sure: status === 'estimated' || status === 'partial' ? status : 'measured' };
}

/** Size of the empty box: the carrier's mean month. It marks a place and counts nowhere. */
function usual(rows: MonthlyRow[], carrier: string, measure: Measure): number {
	const known = rows.flatMap((row) => figuresOf(row, carrier)?.[measure] ?? []);
	return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function scaleOf({ measure, locale }: MonthlyContext, largest: number): Scale {
	if (measure === 'costYen') return yenScale(largest, locale);
	return measure === 'gigajoules' ? gigajouleScale(largest) : massScale(largest);
}

function optionOf(
	columns: Column[],
	{ scale, context, narrow }: { scale: Scale; context: MonthlyContext; narrow: boolean }
) {
	const down = (value: number) => value / scale.divisor;
	return monthlyOption({
		narrow,
		months: columns.map((column) => monthName(column.month, context.locale)),
		unit: context.words.unit(scale.unit),
		series: context.carriers.map((carrier, index) => ({
			id: carrier,
			colour: carrierColour(carrier),
			parts: columns.map(({ parts }) => {
				const part = parts[index];
				return part ? { ...part, value: down(part.value) } : null;
			})
		})),
		boxes: columns.map(({ box }) => box && { ...box, size: down(box.size) }),
		previous: columns.map(({ previous }) => (previous === null ? null : down(previous)))
	});
}

function sentence(columns: Column[], scale: Scale, { locale, words }: MonthlyContext): string {
	const peak = columns.reduce((a, b) => ((b.total ?? -1) > (a.total ?? -1) ? b : a));
	return words.sentence({
		title: words.title,
		from: monthAndYear(columns[0]!.month, locale),
		to: monthAndYear(columns.at(-1)!.month, locale),
		peakMonth: monthName(peak.month, locale),
		peak: scaled(peak.total, scale),
		unit: words.unit(scale.unit)
	});
}

function legendOf(columns: Column[], { carriers, words }: MonthlyContext): LegendEntry[] {
	const has = (sure: string) => columns.some(({ parts }) => parts.some((p) => p?.sure === sure));
	const fills = carriers.map((code): LegendEntry => ({
		name: words.carrier(code),
		look: 'fill',
		colour: carrierColour(code)
	}));
	const extra: LegendEntry[] = [];
	if (has('estimated')) extra.push({ name: words.estimated, look: 'hatch', colour: SUB });
	if (has('partial')) extra.push({ name: words.partial, look: 'dots', colour: SUB });
	for (const word of new Set(columns.flatMap(({ box }) => box?.word ?? [])))
		extra.push({ name: word, look: 'box', colour: CARE });
	if (columns.some(({ previous }) => previous !== null))
		extra.push({ name: words.lastYear, look: 'line', colour: INK });
	return [...fills, ...extra];
}

function tip(column: Column, scale: Scale, { carriers, words, locale }: MonthlyContext): string[] {
	const unit = words.unit(scale.unit);
	const shown = (value: number | null) =>
		value === null ? '—' : `${scaled(value, scale)} ${unit}`;
	const note = (part: Part | null | undefined) =>
		part?.sure === 'estimated' || part?.sure === 'partial' ? `（${words[part.sure]}）` : '';
	const lines = carriers.map((carrier, index) => {
		const part = column.parts[index];
		return `${words.carrier(carrier)}　${shown(part?.value ?? null)}${note(part)}`;
	});
	return [
		monthAndYear(column.month, locale),
		...lines,
		`${words.total}　${shown(column.total)}`,
		`${words.lastYear}　${shown(column.previous)}`
	];
}

function tableOf(columns: Column[], scale: Scale, { carriers, words, locale }: MonthlyContext) {
	return {
		head: [words.month, ...carriers.map(words.carrier), words.total, words.lastYear],
		unit: words.unit(scale.unit),
		rows: columns.map((column) => [
			monthAndYear(column.month, locale),
			...column.parts.map((part) => scaled(part?.value ?? null, scale)),
			scaled(column.total, scale),
			scaled(column.previous, scale)
		])
	};
}

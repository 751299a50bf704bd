import { carrierOf, isPaidFor } from '$lib/domain/carriers/carriers';
import type { EnergyFigures } from '$lib/domain/energy/energy-row';
import { no, yes, type Outcome } from '$lib/domain/outcome';
import { figure, massScale, scaled, yenScale, type Locale, type Scale } from '$lib/ui/format';
import type { Drawing, LegendEntry } from './drawing';
import { longSeriesDrawing } from './long-series-option';
import type { Part } from './monthly-option';
import { CARE, carrierColour, SUB } from './palette';

export type SeriesMeasure = 'costYen' | 'gigajoules' | 'crudeOilKl' | 'co2KgAdjusted';

/** A fiscal year or a month, with the figures of the rule that the reader chose. */
export interface SeriesRow {
	key: string;
	figures: EnergyFigures;
	byCarrier: { carrier: string; figures: EnergyFigures }[];
}

export interface SeriesWords {
	title: string;
	unit: (unit: Scale['unit']) => string;
	carrier: (code: string) => string;
	/** Heading of the first column, and the name of a period. */
	period: string;
	name: (key: string) => string;
	/** Under the axis; empty where no label stands. */
	tick: (key: string, width: 'wide' | 'narrow') => string;
	total: string;
	partial: string;
	estimated: string;
	break: string;
	sentence: (parts: Record<'title' | 'from' | 'to' | 'first' | 'last' | 'unit', string>) => string;
}

export interface SeriesContext {
	measure: SeriesMeasure;
	carriers: string[];
	/** Keys of the periods that a line stands before. */
	breaks: readonly string[];
	locale: Locale;
	words: SeriesWords;
}

interface Column {
	key: string;
	parts: (Part | null)[];
	total: number | null;
}

/** Stacked columns by carrier over many years, with a line where the series breaks. */
export function longSeriesOption(
	rows: readonly SeriesRow[],
	whole: SeriesContext
): Outcome<Drawing, 'no_data' | 'no_figures'> {
	const context = { ...whole, carriers: whole.carriers.filter((code) => counts(code, whole)) };
	if (rows.length === 0 || context.carriers.length === 0) return no('no_data');
	const columns = rows.map((row) => columnOf(row, context));
	const known = columns.flatMap(({ total }) => total ?? []);
	if (known.length === 0) return no('no_figures');
	const scale = scaleOf(context, Math.max(...known));
	const option = (width: 'wide' | 'narrow') => optionOf(columns, { scale, context, width });
	return yes({
		label: sentence(columns, scale, context),
		legend: legendOf(columns, context),
		options: { wide: option('wide'), narrow: option('narrow') },
		tips: columns.map((column) => tip(column, scale, context)),
		table: tableOf(columns, scale, context)
	});
}

/** As in the chart of a year: power sold and own solar cost nothing, records are no energy. */
function counts(code: string, { measure }: SeriesContext): boolean {
	const carrier = carrierOf(code);
	return measure === 'costYen' ? isPaidFor(carrier) : carrier.role !== 'record';
}

function columnOf(row: SeriesRow, { carriers, measure }: SeriesContext): Column {
	const parts = carriers.map((carrier) => {
		const figures = row.byCarrier.find((one) => one.carrier === carrier)?.figures ?? null;
		return partOf(figures, row.figures, measure);
	});
	const known = parts.flatMap((part) => part?.value ?? []);
	const total = known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
	return { key: row.key, parts, total };
}

/** A year of which some months are there is partial in all its parts. */
function partOf(
	figures: EnergyFigures | null,
	whole: EnergyFigures,
	measure: SeriesMeasure
): Part | null {
	const value = figures?.[measure] ?? null;
	if (figures === null || value === null) return null;
	const days = measure === 'costYen' ? figures.costDays : figures.coveredDays;
	if (days < figures.days || whole.dataStatus === 'partial') return { value, sure: 'partial' };
	return { value, sure: figures.dataStatus === 'estimated' ? 'estimated' : 'measured' };
}

function scaleOf({ measure, locale }: SeriesContext, largest: number): Scale {
	if (measure === 'costYen') return yenScale(largest, locale);
	if (measure === 'co2KgAdjusted') return massScale(largest);
	const decimals = largest >= 100 ? 0 : 1;
	return { divisor: 1, decimals, unit: measure === 'gigajoules' ? 'GJ' : 'kL' };
}

function optionOf(
	columns: Column[],
	drawn: { scale: Scale; context: SeriesContext; width: 'wide' | 'narrow' }
) {
	const { scale, context, width } = drawn;
	const down = (part: Part | null | undefined) =>
		part ? { ...part, value: part.value / scale.divisor } : null;
	return longSeriesDrawing({
		width,
		labels: columns.map(({ key }) => context.words.tick(key, width)),
		unit: context.words.unit(scale.unit),
		breaks: columns.flatMap(({ key }, at) => (context.breaks.includes(key) ? [at] : [])),
		series: context.carriers.map((carrier, index) => ({
			id: carrier,
			colour: carrierColour(carrier),
			parts: columns.map(({ parts }) => down(parts[index]))
		}))
	});
}

function sentence(columns: Column[], scale: Scale, { words }: SeriesContext): string {
	const [first, last] = [columns[0]!, columns.at(-1)!];
	return words.sentence({
		title: words.title,
		from: words.name(first.key),
		to: words.name(last.key),
		first: scaled(first.total, scale),
		last: scaled(last.total, scale),
		unit: words.unit(scale.unit)
	});
}

function legendOf(columns: Column[], context: SeriesContext): LegendEntry[] {
	const { carriers, words, breaks } = context;
	const has = (sure: string) => columns.some(({ parts }) => parts.some((p) => p?.sure === sure));
	const extra: LegendEntry[] = [];
	if (has('estimated')) extra.push({ name: words.estimated, look: 'hatch', colour: SUB });
	if (has('partial')) extra.push({ name: words.partial, look: 'dots', colour: SUB });
	if (breaks.length > 0) extra.push({ name: words.break, look: 'upright', colour: CARE });
	return [
		...carriers.map((code): LegendEntry => ({
			...{ name: words.carrier(code), look: 'fill' },
			colour: carrierColour(code)
		})),
		...extra
	];
}

function tip(column: Column, scale: Scale, { carriers, words }: SeriesContext): string[] {
	const unit = words.unit(scale.unit);
	const shown = (value: number | null) =>
		value === null ? figure(null) : `${scaled(value, scale)} ${unit}`;
	return [
		words.name(column.key),
		...carriers.map(
			(code, at) => `${words.carrier(code)}　${shown(column.parts[at]?.value ?? null)}`
		),
		`${words.total}　${shown(column.total)}`
	];
}

function tableOf(columns: Column[], scale: Scale, { carriers, words }: SeriesContext) {
	return {
		head: [words.period, ...carriers.map(words.carrier), words.total],
		unit: words.unit(scale.unit),
		rows: columns.map(({ key, parts, total }) => [
			words.name(key),
			...parts.map((part) => scaled(part?.value ?? null, scale)),
			scaled(total, scale)
		])
	};
}

import type { IntensityGap, IntensityMonth } from '$lib/domain/energy/intensity';
import { no, yes, type Outcome } from '$lib/domain/outcome';
import { figure, monthAndYear, monthName, type Locale } from '$lib/ui/format';
import type { Drawing, LegendEntry } from './drawing';
import { monthlyOption } from './monthly-option';
import { CARE, INK, RATIO } from './palette';

export interface IntensityWords {
	title: string;
	/** Of the energy over that of the driver: GJ/t. */
	unit: string;
	month: string;
	lastYear: string;
	gap: Record<IntensityGap, string>;
	sentence: (
		parts: Record<'title' | 'from' | 'to' | 'peakMonth' | 'peak' | 'unit', string>
	) => string;
}

export interface IntensityContext {
	locale: Locale;
	words: IntensityWords;
}

/** Three significant figures, and no more decimals than a small ratio needs. */
export function ratioDecimals(values: readonly (number | null)[]): number {
	const largest = Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
	if (largest === 0) return 0;
	return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(largest))));
}

/** A column for each month beside last year's line; a month that lacks something is a named gap. */
export function intensityOption(
	months: readonly IntensityMonth[],
	previous: readonly IntensityMonth[],
	{ locale, words }: IntensityContext
): Outcome<Drawing, 'no_figures'> {
	const known = months.flatMap(({ intensity }) => intensity ?? []);
	if (known.length === 0) return no('no_figures');
	const before = previous.map(({ intensity }) => intensity);
	const decimals = ratioDecimals([...known, ...before]);
	const shown = (value: number | null) => figure(value, decimals);
	const gaps = gapsOf(months, known);
	const option = (narrow: boolean) =>
		monthlyOption({
			...{ narrow, unit: words.unit, previous: before },
			months: months.map(({ month }) => monthName(month, locale)),
			series: [{ id: 'intensity', colour: RATIO, parts: months.map(partOf) }],
			boxes: gaps.map((gap) => gap && { size: gap.size, word: words.gap[gap.code] })
		});
	const peak = months.reduce((a, b) => ((b.intensity ?? -1) > (a.intensity ?? -1) ? b : a));
	return yes({
		label: words.sentence({
			...{ title: words.title, unit: words.unit, peak: shown(peak.intensity) },
			from: monthAndYear(months[0]!.month, locale),
			to: monthAndYear(months.at(-1)!.month, locale),
			peakMonth: monthName(peak.month, locale)
		}),
		legend: legendOf(gaps, before, words),
		options: { wide: option(false), narrow: option(true) },
		tips: months.map(({ month, intensity, gap }, at) => [
			monthAndYear(month, locale),
			gap ? words.gap[gap] : `${words.title}　${shown(intensity)} ${words.unit}`,
			`${words.lastYear}　${shown(before[at] ?? null)}`
		]),
		table: {
			head: [words.month, words.title, words.lastYear],
			unit: words.unit,
			rows: months.map(({ month, intensity }, at) => [
				monthAndYear(month, locale),
				shown(intensity),
				shown(before[at] ?? null)
			])
		}
	});
}

const partOf = ({ intensity }: IntensityMonth) =>
	intensity === null ? null : { value: intensity, sure: 'measured' as const };

/** Up to the newest month of which anything is known: the rest is still to come. */
function gapsOf(months: readonly IntensityMonth[], known: readonly number[]) {
	const size = known.reduce((sum, value) => sum + value, 0) / known.length;
	const newest = months.findLastIndex(({ gap }) => gap !== 'neither');
	return months.map(({ gap: code }, at) => (code === null || at > newest ? null : { code, size }));
}

function legendOf(
	gaps: readonly ({ code: IntensityGap } | null)[],
	before: readonly (number | null)[],
	words: IntensityWords
): LegendEntry[] {
	const named = new Set(gaps.flatMap((gap) => (gap ? words.gap[gap.code] : [])));
	return [
		{ name: words.title, look: 'fill', colour: RATIO },
		...[...named].map((name): LegendEntry => ({ name, look: 'box', colour: CARE })),
		...(before.some((value) => value !== null)
			? [{ name: words.lastYear, look: 'line' as const, colour: INK }]
			: [])
	];
}

import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { FONT, type ChartOption } from './drawing';
import { CARE, INK, PAPER, RULE, SUB } from './palette';

/** A carrier's month in the unit of the axis, and how sure it is. */
export interface Part {
	value: number;
	sure: 'measured' | 'estimated' | 'partial';
}

/** The dashed place of what is not there. */
export interface Box {
	size: number;
	word: string;
}

export interface MonthlyFigures {
	narrow: boolean;
	months: string[];
	unit: string;
	series: { id: string; colour: string; parts: (Part | null)[] }[];
	boxes: (Box | null)[];
	previous: (number | null)[];
}

const HATCH = { dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: PAPER };
const DOTS = { symbol: 'circle', dashArrayX: [2, 6], dashArrayY: [2, 6], color: PAPER };
/** How sure a column is, drawn over its colour. */
export const DECALS = { measured: undefined, estimated: HATCH, partial: DOTS };

/** Lets last year's line be seen behind a box without crossing its word. */
const VEIL = 'rgba(255, 255, 255, 0.85)';

/** The lowest box that still holds its word, as a part of the tallest column. */
const LOWEST_BOX = 0.14;

export function monthlyOption(figures: MonthlyFigures): ChartOption {
	const text = { fontFamily: FONT, fontSize: figures.narrow ? 14 : 15, color: SUB };
	return {
		animation: false,
		textStyle: { fontFamily: FONT },
		grid: { left: 4, right: 8, top: 8, bottom: 4, outerBoundsMode: 'same' },
		xAxis: {
			type: 'category',
			data: figures.months,
			axisTick: { show: false },
			axisLine: { lineStyle: { color: SUB } },
			axisLabel: { ...text, interval: figures.narrow ? 1 : 0, margin: 10 }
		},
		yAxis: {
			type: 'value',
			name: figures.unit,
			nameTextStyle: { ...text, align: 'right', padding: [0, 8, 0, 0] },
			splitNumber: figures.narrow ? 4 : 5,
			splitLine: { lineStyle: { color: RULE } },
			axisLabel: text
		},
		series: [...figures.series.map(columns), boxes(figures), lastYear(figures.previous)]
	};
}

function columns(series: MonthlyFigures['series'][number]): BarSeriesOption {
	return {
		type: 'bar',
		id: series.id,
		stack: 'year',
		barCategoryGap: '34%',
		emphasis: { disabled: true },
		itemStyle: { color: series.colour, borderColor: PAPER, borderWidth: 1 },
		data: series.parts.map((part) =>
			part === null ? '-' : { value: part.value, itemStyle: { decal: DECALS[part.sure] } }
		)
	};
}

function boxes({ boxes: list, series, previous }: MonthlyFigures): BarSeriesOption {
	const sums = list.map((_, at) =>
		series.reduce((sum, { parts }) => sum + (parts[at]?.value ?? 0), 0)
	);
	const tallest = Math.max(...sums, ...previous.map((value) => value ?? 0));
	return {
		type: 'bar',
		id: 'missing',
		stack: 'year',
		emphasis: { disabled: true },
		z: 6,
		itemStyle: { color: VEIL, borderColor: CARE, borderType: 'dashed', borderWidth: 1.5 },
		data: list.map((box) =>
			box === null
				? '-'
				: {
						value: Math.max(box.size, tallest * LOWEST_BOX),
						label: {
							show: true,
							formatter: box.word,
							position: 'inside',
							// A column is narrower than the word.
							rotate: 90,
							color: CARE,
							fontFamily: FONT,
							fontSize: 14
						}
					}
		)
	};
}

function lastYear(previous: (number | null)[]): LineSeriesOption {
	return {
		type: 'line',
		id: 'previous',
		data: previous.map((value) => value ?? '-'),
		symbol: 'circle',
		symbolSize: 6,
		showSymbol: true,
		emphasis: { disabled: true },
		itemStyle: { color: PAPER, borderColor: INK, borderWidth: 1.5 },
		lineStyle: { color: INK, width: 1.5, type: [1, 4], cap: 'round' },
		z: 5
	};
}

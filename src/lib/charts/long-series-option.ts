import type { BarSeriesOption } from 'echarts/charts';
import { FONT, type ChartOption } from './drawing';
import { DECALS, type Part } from './monthly-option';
import { CARE, PAPER, RULE, SUB } from './palette';

export interface LongSeriesFigures {
	width: 'wide' | 'narrow';
	/** One to a period; empty where none is printed. */
	labels: string[];
	unit: string;
	series: { id: string; colour: string; parts: (Part | null)[] }[];
	/** Places of the periods that a line stands before. */
	breaks: number[];
}

const INVISIBLE = 'transparent';

export function longSeriesDrawing(figures: LongSeriesFigures): ChartOption {
	const narrow = figures.width === 'narrow';
	const text = { fontFamily: FONT, fontSize: narrow ? 14 : 15, color: SUB };
	return {
		animation: false,
		textStyle: { fontFamily: FONT },
		grid: { left: 4, right: 8, top: 8, bottom: 4, outerBoundsMode: 'same' },
		xAxis: {
			type: 'category',
			data: figures.labels,
			axisTick: { show: false },
			axisLine: { lineStyle: { color: SUB } },
			axisLabel: { ...text, interval: 0, margin: 10 },
			splitLine: breakLines(figures)
		},
		yAxis: {
			type: 'value',
			name: figures.unit,
			nameTextStyle: { ...text, align: 'right', padding: [0, 8, 0, 0] },
			splitNumber: narrow ? 4 : 5,
			splitLine: { lineStyle: { color: RULE } },
			axisLabel: text
		},
		series: figures.series.map(columns)
	};
}

/** Upright lines between columns: the axis draws one at each boundary, most of them unseen. */
function breakLines({ breaks, labels }: LongSeriesFigures) {
	const colours = [...labels, ''].map((_, at) => (breaks.includes(at) ? CARE : INVISIBLE));
	return {
		show: breaks.length > 0,
		interval: 0,
		lineStyle: { color: colours, width: 2, type: 'dashed' as const }
	};
}

function columns(series: LongSeriesFigures['series'][number]): BarSeriesOption {
	return {
		type: 'bar',
		id: series.id,
		stack: 'period',
		barCategoryGap: series.parts.length > 24 ? '12%' : '34%',
		emphasis: { disabled: true },
		itemStyle: {
			color: series.colour,
			borderColor: PAPER,
			borderWidth: series.parts.length > 24 ? 0 : 1
		},
		data: series.parts.map((part) =>
			part === null ? '-' : { value: part.value, itemStyle: { decal: DECALS[part.sure] } }
		)
	};
}

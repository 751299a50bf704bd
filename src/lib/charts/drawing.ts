import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';

/** Only what the charts here use: the client's bundle is cut to it. */
export type ChartOption = ComposeOption<
	BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>;

export interface ChartSize {
	widthPx: number;
	heightPx: number;
}

/** Drawn twice on the server, shown by the width of the screen: text is never scaled down. */
export const WIDE: ChartSize = { widthPx: 680, heightPx: 380 };
export const NARROW: ChartSize = { widthPx: 340, heightPx: 300 };

export interface LegendEntry {
	name: string;
	look: 'fill' | 'hatch' | 'dots' | 'box' | 'line' | 'upright';
	colour: string;
}

/** What a builder answers: plain data, so that it can be compared, cached and sent. */
export interface Drawing {
	/** One sentence for those who do not see the chart. */
	label: string;
	legend: LegendEntry[];
	options: { wide: ChartOption; narrow: ChartOption };
	/** Lines shown at each position along the axis. */
	tips: string[][];
	table: { head: string[]; unit: string; rows: string[][] };
}

export const FONT =
	'Hiragino Sans, Yu Gothic UI, Noto Sans JP, Noto Sans CJK JP, Meiryo, sans-serif';

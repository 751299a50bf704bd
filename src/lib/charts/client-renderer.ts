import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { FONT, type ChartOption } from './drawing';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface LiveChart {
	update(option: ChartOption, tips: string[][]): void;
	resize(): void;
	showTipAt(point: { x: number; y: number }): void;
	dispose(): void;
}

/** Takes over from the drawing of the server: the same picture, with figures under the pointer. */
export function bringToLife(
	host: HTMLElement,
	onpick: ((index: number, seriesId: string) => void) | undefined
): LiveChart {
	const chart = init(host, null, { renderer: 'svg' });
	let tapped = -1;
	chart.on('click', ({ dataIndex, seriesId, event }) => {
		if (typeof dataIndex !== 'number') return;
		const again = dataIndex === tapped;
		tapped = dataIndex;
		// A thumb has no hovering: its first tap shows the figures, the second opens them.
		if (again || !isTouch(event)) onpick?.(dataIndex, String(seriesId));
	});
	return {
		update: (option, tips) => chart.setOption({ ...option, tooltip: tooltip(tips) }, true),
		resize: () => chart.resize(),
		showTipAt: ({ x, y }) => chart.dispatchAction({ type: 'showTip', x, y }),
		dispose: () => disposeQuietly(chart)
	};
}

/** ECharts marks the native event of a tap. */
function isTouch(event: unknown): boolean {
	return (event as { event?: { zrByTouch?: boolean } } | undefined)?.event?.zrByTouch ?? false;
}

function tooltip(tips: string[][]) {
	return {
		trigger: 'axis' as const,
		confine: true,
		axisPointer: { type: 'shadow' as const },
		textStyle: { fontFamily: FONT, fontSize: 16, color: '#1a1a1a' },
		formatter: (at: unknown) => lines(tips[indexOf(at)] ?? [])
	};
}

function indexOf(at: unknown): number {
	const first: unknown = Array.isArray(at) ? at[0] : at;
	return (first as { dataIndex?: number } | undefined)?.dataIndex ?? -1;
}

function lines([title, ...rest]: string[]): HTMLElement {
	const box = document.createElement('div');
	box.append(element('b', title ?? ''), ...rest.map((text) => element('div', text)));
	return box;
}

function element(tag: string, text: string): HTMLElement {
	const made = document.createElement(tag);
	made.textContent = text;
	return made;
}

function disposeQuietly(chart: EChartsType): void {
	if (!chart.isDisposed()) chart.dispose();
}

import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption, ChartSize } from './drawing';

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** A chart as SVG without script or style element (CSP), filling the width it is given. */
export function renderSvg(option: ChartOption, size: ChartSize, idPrefix: string): string {
	const chart = init(null, null, {
		renderer: 'svg',
		ssr: true,
		width: size.widthPx,
		height: size.heightPx
	});
	try {
		chart.setOption(option);
		return responsive(chart.renderToSVGString({ useViewBox: true }), idPrefix);
	} finally {
		chart.dispose();
	}
}

/** Ids are counted per drawing (`zr0-p0`), so two drawings on one page would share patterns. */
function responsive(svg: string, idPrefix: string): string {
	return svg
		.replace(/<style[\s\S]*?<\/style>/g, '')
		.replace(/^<svg width="[^"]*" height="[^"]*"/, '<svg aria-hidden="true"')
		.replace(/\bzr\d+-/g, `${idPrefix}-`);
}

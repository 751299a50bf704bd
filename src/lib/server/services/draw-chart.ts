import { createHash } from 'node:crypto';
import type { ChartOption, ChartSize } from '$lib/charts/drawing';
import { registerRenderer } from '$lib/charts/renderer';
import { renderSvg } from '$lib/charts/server-renderer';
import { Kept } from './kept';

/**
 * Drawings of the server, kept by company, data version and content: a drawing takes 4–8 ms, and
 * a company's overview is read far more often than its data changes.
 */
const MOST_DRAWINGS = 400;

const drawings = new Kept<string>(MOST_DRAWINGS);

/** Importing this file makes charts visible before any script runs. */
registerRenderer(drawChart);

export function drawChart(option: ChartOption, size: ChartSize, cacheScope: string): string {
	const content = JSON.stringify([option, size]);
	const hash = createHash('sha256').update(content).digest('base64url');
	return drawings.get(`${cacheScope} ${hash}`, () =>
		renderSvg(option, size, `c${hash.slice(0, 8)}`)
	);
}

import { createHash } from 'node:crypto';
import type { ChartOption, ChartSize } from '$lib/charts/drawing';
import { registerRenderer } from '$lib/charts/renderer';
import { renderSvg } from '$lib/charts/server-renderer';

/**
 * Drawings of the server, kept by company, data version and content: a drawing takes 4–8 ms, and
 * a company's overview is read far more often than its data changes.
 */
const MOST_DRAWINGS = 400;

const drawings = new Map<string, string>();

/** Importing this file makes charts visible before any script runs. */
registerRenderer(drawChart);

export function drawChart(option: ChartOption, size: ChartSize, cacheScope: string): string {
	const content = JSON.stringify([option, size]);
	const hash = createHash('sha256').update(content).digest('base64url');
	const key = `${cacheScope} ${hash}`;
	const svg = drawings.get(key) ?? renderSvg(option, size, `c${hash.slice(0, 8)}`);
	remember(key, svg);
	return svg;
}

/** Least recently used goes first: a Map keeps the order of insertion. */
function remember(key: string, svg: string): void {
	drawings.delete(key);
	drawings.set(key, svg);
	const oldest = drawings.size > MOST_DRAWINGS ? drawings.keys().next().value : undefined;
	if (oldest !== undefined) drawings.delete(oldest);
}

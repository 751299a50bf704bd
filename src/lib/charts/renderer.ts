import type { ChartOption, ChartSize } from './drawing';

/**
 * Draws an option as SVG text. Only the server registers one, so that ECharts is not part of the
 * page's own script.
 */
export type Renderer = (option: ChartOption, size: ChartSize, cacheScope: string) => string;

let registered: Renderer | null = null;

export function registerRenderer(renderer: Renderer): void {
	registered = renderer;
}

/**
 * A blank in the browser: hydration skips over what the server drew and keeps it (Svelte does not
 * repair raw markup; an empty text it would take for no node at all).
 */
export function drawnByServer(option: ChartOption, size: ChartSize, cacheScope: string): string {
	return registered ? registered(option, size, cacheScope) : ' ';
}

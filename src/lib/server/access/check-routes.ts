import type { Context, Pair } from './context';
import type { RouteTable } from './route-table';

/** Route id → what its files do: `load`, `layout`, `action:<name>`, `GET` … */
export type FoundRoutes = Readonly<Record<string, readonly string[]>>;

/**
 * Compares the routes there are with the routes declared, and says in a sentence each what is
 * missing on either side. Nothing missing: nothing said.
 */
export function compareRoutes(found: FoundRoutes, table: RouteTable): string[] {
	return [
		...cells(found)
			.filter(([id, doing]) => !hasCell(table, id, doing))
			.map(([id, doing]) => `${doing} of ${id} has no line in route-table.ts`),
		...cells(doingsOf(table))
			.filter(([id, doing]) => !(Object.hasOwn(found, id) && found[id]?.includes(doing)))
			.map(([id, doing]) => `${doing} of ${id} stands in route-table.ts, but there is no such code`)
	];
}

/** What services may ask for during a request: the doing itself, and the layouts around it. */
export function declaredPairs(table: RouteTable, routeId: string | null, doing: string): Pair[] {
	const row = routeId !== null && Object.hasOwn(table, routeId) ? table[routeId] : undefined;
	if (routeId === null || !row) return [];
	const own = Object.hasOwn(row, doing) ? (row[doing as keyof typeof row] ?? []) : [];
	if (!isPage(doing)) return [...own];
	// After an action the page loads within the same request.
	return [...own, ...(doing === 'load' ? [] : (row.load ?? [])), ...layoutPairs(table, routeId)];
}

/** `load` or `action:<name>` for a page, the method for an endpoint. HEAD reads like GET. */
export function doingOf(table: RouteTable, routeId: string | null, request: Asked): string {
	const row = routeId !== null && Object.hasOwn(table, routeId) ? table[routeId] : undefined;
	const method = request.method === 'HEAD' ? 'GET' : request.method;
	if (row && !('load' in row)) return method;
	if (method === 'GET') return 'load';
	if (method !== 'POST') return method;
	const action = [...new URL(request.url).searchParams.keys()].find((key) => key.startsWith('/'));
	return `action:${action?.slice(1) ?? 'default'}`;
}

export function declares(
	{ declared }: Pick<Context, 'declared'>,
	[resource, action]: Pair
): boolean {
	return declared === 'any' || declared.some(([r, a]) => r === resource && a === action);
}

export type Asked = Pick<Request, 'method' | 'url'>;

function layoutPairs(table: RouteTable, routeId: string): Pair[] {
	return Object.entries(table)
		.filter(([id]) => id === '/' || routeId === id || routeId.startsWith(`${id}/`))
		.flatMap(([, row]) => row.layout ?? []);
}

const isPage = (doing: string) => doing === 'load' || doing.startsWith('action:');

function doingsOf(table: RouteTable): FoundRoutes {
	return Object.fromEntries(Object.entries(table).map(([id, row]) => [id, Object.keys(row)]));
}

export function hasCell(table: RouteTable, id: string | null, doing: string): boolean {
	return id !== null && Object.hasOwn(table, id) && Object.hasOwn(table[id] ?? {}, doing);
}

function cells(routes: FoundRoutes): [string, string][] {
	return Object.entries(routes).flatMap(([id, doings]) =>
		doings.map((doing): [string, string] => [id, doing])
	);
}

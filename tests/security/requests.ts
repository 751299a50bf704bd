/** One request of somebody for something, in one of the ways in which it can be asked. */
import { Agent, request as httpRequest } from 'node:http';
import type { Pair } from '$lib/server/access/context';
import { routeTable, type Doing } from '$lib/server/access/route-table';
import { bodyFor } from './bodies';
import { addressOf, idsOf, type Objects } from './objects';
import { spelt } from './spellings';
import { textOf } from './zip-text';
import type { Caller, World } from './world';

export interface Cell {
	route: string;
	doing: string;
	objects: Objects;
	/** `plain` where nothing else is said. */
	variant?: Variant;
	/** Chooses among the spellings and malformed ids. */
	salt?: number;
}

/**
 * A page is also asked for its data alone, whole or in parts as the browser does after a click,
 * and an action by a script; anything with a method it does not have, or at an odd address.
 */
export const VARIANTS = [
	'plain',
	'data',
	'data of the page',
	'data of the frame',
	'head',
	'by script',
	'other method',
	'other address'
] as const;
export type Variant = (typeof VARIANTS)[number];

export const isApi = (route: string) => route.startsWith('/api/');

export const pairsOf = ({ route, doing }: Pick<Cell, 'route' | 'doing'>): readonly Pair[] =>
	routeTable[route]?.[doing as Doing] ?? [];

export const isPage = (doing: string) => doing === 'load' || doing.startsWith('action:');

export function variantsOf({ doing }: Pick<Cell, 'doing'>): Variant[] {
	if (doing === 'load')
		return VARIANTS.filter((variant) => variant !== 'by script' && variant !== 'other method');
	if (doing.startsWith('action:')) return ['plain', 'by script'];
	return doing === 'GET'
		? ['plain', 'head', 'other method', 'other address']
		: ['plain', 'other address'];
}

export interface Answer {
	status: number;
	headers: Headers;
	/** Of a workbook, what is written in its parts. */
	text: string;
}

export interface Sending {
	/** Overrides of headers; null leaves one out. */
	headers?: Record<string, string | null>;
	body?: BodyInit;
}

export async function send(
	world: World,
	caller: Caller,
	{ cell, headers = {}, body }: Sending & { cell: Cell }
): Promise<Answer> {
	const method = methodOf(cell);
	const writes = !['GET', 'HEAD', 'OPTIONS'].includes(method);
	const content = writes ? new Response(body ?? bodyOf(cell, world)) : null;
	const all: Record<string, string | null | undefined> = {
		accept: isPage(cell.doing) && cell.variant !== 'by script' ? 'text/html' : 'application/json',
		cookie: caller.cookie,
		authorization: caller.authorization,
		...(writes && { origin: world.origin }),
		...(cell.variant === 'by script' && { 'x-sveltekit-action': 'true' }),
		...(content && { 'content-type': typeOf(content, cell) }),
		...headers
	};
	const bytes = content ? Buffer.from(await content.arrayBuffer()) : null;
	const path = pathOf(cell, world);
	return exchange(world.origin, { method, path, headers: all, bytes });
}

const typeOf = ({ headers }: Response, { route }: Cell): string => {
	const type = headers.get('content-type') ?? '';
	return isApi(route) && type.startsWith('text/plain') ? 'application/json' : type;
};

export function methodOf({ route, doing, variant, salt = 0 }: Cell): string {
	if (variant === 'head') return 'HEAD';
	if (variant === 'other method') {
		const others = ['PUT', 'PATCH', 'DELETE', 'POST', 'OPTIONS', 'QUERY'].filter(
			(method) => !(routeTable[route] && method in routeTable[route])
		);
		return others[salt % others.length]!;
	}
	if (doing === 'load') return 'GET';
	return doing.startsWith('action:') ? 'POST' : doing;
}

function bodyOf({ route, doing, objects, variant, salt }: Cell, world: World): BodyInit {
	if (variant === 'other method') return '{}';
	const pairs = pairsOf({ route, doing });
	return bodyFor({ pairs, route, doing, ids: idsOf(objects, world, salt) });
}

const INVALIDATED: Partial<Record<Variant, string>> = {
	'data of the page': '0111',
	'data of the frame': '1000'
};

function pathOf({ route, doing, objects, variant = 'plain', salt = 0 }: Cell, world: World) {
	const address = addressOf({ route, doing }, idsOf(objects, world, salt));
	const [path = '/', query = ''] = address.split('?');
	if (variant === 'other address') return spelt(path, salt) + (query && `?${query}`);
	const action = doing.startsWith('action:') ? doing.slice('action:'.length) : 'default';
	if (action !== 'default') return `${path}?/${action}`;
	if (!variant.startsWith('data')) return address;
	const parts = INVALIDATED[variant];
	const asked = [query, parts && `x-sveltekit-invalidated=${parts}`].filter(Boolean).join('&');
	return `${path === '/' ? '' : path}/__data.json${asked && `?${asked}`}`;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

export interface Message {
	method: string;
	/** As it is: clients tidy paths up, attackers do not. */
	path: string;
	headers: Record<string, string | null | undefined>;
	bytes: Buffer | null;
}

export function exchange(origin: string, message: Message): Promise<Answer> {
	const { hostname, port } = new URL(origin);
	const { method, path, bytes } = message;
	const headers: Record<string, string | number> = {};
	for (const [name, value] of Object.entries(message.headers)) if (value) headers[name] = value;
	if (bytes) headers['content-length'] = bytes.length;
	return new Promise((resolve, reject) => {
		const asking = httpRequest({ hostname, port, method, path, headers, agent }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () =>
				resolve({
					status: answer.statusCode ?? 0,
					headers: headersOf(answer.rawHeaders),
					text: textOf(Buffer.concat(parts))
				})
			);
		});
		asking.on('error', reject);
		asking.end(bytes ?? undefined);
	});
}

function headersOf(raw: readonly string[]): Headers {
	const headers = new Headers();
	for (let at = 0; at < raw.length; at += 2) headers.append(raw[at]!, raw[at + 1]!);
	return headers;
}

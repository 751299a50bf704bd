import { bills, type Caller, type Company, type World } from './world';
import type { Objects } from './expected';

export interface Cell {
	route: string;
	doing: string;
	objects: Objects;
}

export const isApi = (route: string) => route.startsWith('/api/');

/** The address of a route with the ids of the objects that the cell names. */
export function addressOf(
	{ route, objects }: Pick<Cell, 'route' | 'objects'>,
	world: World
): string {
	const ids = idsOf(objects, world);
	const path = route
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g, (_, name: string) =>
			encodeURIComponent(ids[name] ?? 'nowhere')
		);
	return (path || '/') + queryOf(route, ids);
}

type Ids = Record<string, string>;

const MISSING = '00000000-0000-4000-8000-000000000000';

function idsOf(objects: Objects, { own, other, spareToken }: World): Ids {
	const of = (company: Company): Ids => ({ ...company, company: company.id });
	const nothing = (id: string): Ids => ({
		company: id,
		site: id,
		meteringPoint: id,
		import: id,
		token: id
	});
	switch (objects) {
		case 'own':
			return { ...of(own), token: spareToken };
		case 'foreign':
			return { ...of(other), token: MISSING };
		case 'crossed':
			return { ...of(other), company: own.id, token: MISSING };
		case 'missing':
			return nothing(MISSING);
		case 'random':
			return nothing("x' or 1=1 --");
	}
}

function queryOf(route: string, ids: Ids): string {
	const period = 'from=2025-04&to=2026-03';
	const point = `meteringPointId=${encodeURIComponent(ids.meteringPoint ?? '')}`;
	if (route.endsWith('/energy')) return `?${period}&by=month,carrier,meteringPoint`;
	if (route.endsWith('/trace')) return `?${point}&month=2025-04`;
	if (route.endsWith('/load-profile')) return `?${point}&from=2025-04-01&to=2025-04-30`;
	if (route.endsWith('/factors')) return '?carrier=electricity&date=2025-04-01';
	return '';
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
): Promise<{ status: number; headers: Headers; text: string }> {
	const page = cell.doing === 'load' || cell.doing.startsWith('action:');
	const method = page ? (cell.doing === 'load' ? 'GET' : 'POST') : cell.doing;
	const action = cell.doing.startsWith('action:') ? cell.doing.slice('action:'.length) : null;
	const address = addressOf(cell, world);
	const url = world.origin + address + (action && action !== 'default' ? `?/${action}` : '');
	const content =
		method === 'GET' || method === 'HEAD' ? undefined : (body ?? bodyFor(cell, world));
	const all: Record<string, string | null> = {
		accept: page ? 'text/html' : 'application/json',
		...(caller.cookie && { cookie: caller.cookie }),
		...(caller.authorization && { authorization: caller.authorization }),
		...(method !== 'GET' && { origin: world.origin }),
		...(typeof content === 'string' && { 'content-type': 'application/json' }),
		...headers
	};
	const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
	const answer = await fetch(url, { method, headers: sent, body: content, redirect: 'manual' });
	return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** What a careless or malicious client sends: right fields, and some that are not its to set. */
function bodyFor({ route, doing, objects }: Cell, world: World): BodyInit {
	if (/\/imports(\/upload)?$/.test(route)) {
		const form = new FormData();
		form.set('file', new File([bills('写し')], 'copy.csv'));
		return form;
	}
	const fields = fieldsFor(route, idsOf(objects, world));
	return doing.startsWith('action:') || !isApi(route)
		? new URLSearchParams(fields as Record<string, string>)
		: JSON.stringify(fields);
}

function fieldsFor(route: string, ids: Ids): Record<string, unknown> {
	if (route.includes('metering-points'))
		return /\[meteringPoint\]$/.test(route)
			? { readingDay: 5 }
			: { siteId: ids.site, name: '電灯', carrier: 'electricity', unit: 'kWh' };
	if (route.includes('sites')) return { name: '第二工場' };
	if (/\/companies\/\[company\](\/settings)?$/.test(route)) return { taxDisplay: 'included' };
	if (/\/companies(\/new)?$/.test(route)) return { name: '新しい会社' };
	if (route.endsWith('/emissions'))
		return { carrier: 'kerosene', quantity: 1, unit: 'kL', date: '2025-04-01' };
	if (route.endsWith('/calendarisation')) return { bills: [], method: 'days' };
	if (route.endsWith('/members')) return { role: 'company_member' };
	if (route.endsWith('/commit')) return { conflicts: 'keep' };
	return {};
}

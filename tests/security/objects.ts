/** Which things a request names, and its address with their ids in it. */
import type { Company, Ids } from './companies';
import type { CompanyKey, ConsortiumKey } from './people';
import type { World } from './world';

/**
 * `second site`: of the own company, but not of the site that one auditor is engaged for.
 * `crossed`: the own company's address with a thing of the other. `other spelling`: the own ids
 * as no link spells them. `random`: what no id looks like.
 */
export const OBJECTS = [
	'own',
	'second site',
	'foreign',
	'trusting',
	'crossed',
	'other spelling',
	'missing',
	'random'
] as const;
export type Objects = (typeof OBJECTS)[number];

export const MISSING = '00000000-0000-4000-8000-000000000000';

const RANDOM = [
	"x' or 1=1 --",
	'%',
	'\0',
	'../..',
	'null',
	'undefined',
	'__proto__',
	'*',
	'１２３',
	'a'.repeat(3000),
	'%2e%2e%2f',
	'{"$ne":null}',
	'\u202e'
];

/** Whose company and consortium an address names: null is nobody's. */
export interface Named {
	company: CompanyKey | null;
	consortium: ConsortiumKey | null;
}

export function namedBy(objects: Objects): Named {
	switch (objects) {
		case 'own':
		case 'second site':
		case 'crossed':
			return { company: 'own', consortium: 'first' };
		case 'foreign':
			return { company: 'other', consortium: 'second' };
		case 'trusting':
			return { company: 'trusting', consortium: 'first' };
		default:
			return { company: null, consortium: null };
	}
}

/** Worth asking only where the address has room for the difference. */
export function objectsFor(route: string): Objects[] {
	const inCompany = route.includes('[company]');
	const things = /\[(?!company\]|consortium\])/.test(route) || byQuery(route);
	if (!route.includes('[')) return ['own'];
	return OBJECTS.filter((objects) => {
		if (objects === 'second site') return inCompany && things;
		if (objects === 'trusting') return inCompany;
		if (objects === 'crossed') return things && (inCompany || route.includes('[consortium]'));
		return true;
	});
}

export const byQuery = (route: string) => /\/(trace|trace\/sum|load-profile)$/.test(route);

export type Values = Ids & { consortium: string; edition: string };

/** Everybody's; ids beside it are of no list. */
const SHIPPED_EDITION = 'electricity-result-2024';

export function idsOf(objects: Objects, world: World, salt = 0): Values {
	const of = (company: Company, consortium: ConsortiumKey): Values => ({
		...company.ids,
		consortium: world.consortia[consortium].id,
		edition: SHIPPED_EDITION
	});
	const own = of(world.own, 'first');
	switch (objects) {
		case 'own':
			return own;
		case 'second site':
			return { ...own, ...world.own.second };
		case 'foreign':
			return of(world.other, 'second');
		case 'trusting':
			return of(world.trusting, 'first');
		case 'crossed':
			return { ...of(world.other, 'first'), company: own.company };
		case 'other spelling':
			return every(own, (id) => respelt(id, salt));
		case 'missing':
			return every(own, () => MISSING);
		case 'random':
			return every(own, () => RANDOM[salt % RANDOM.length]!);
	}
}

function every(ids: Values, change: (id: string) => string): Values {
	const changed = Object.entries(ids).map(([name, id]) => [name, change(id)]);
	return Object.fromEntries(changed) as unknown as Values;
}

const respelt = (id: string, salt: number): string =>
	[id.toUpperCase(), `${id} `, ` ${id}`, `{${id}}`, id.replaceAll('-', ''), `${id}\0`][salt % 6]!;

/** No address may have a NUL, whoever asks. */
export const namesNul = (objects: Objects, salt = 0): boolean =>
	(objects === 'random' && RANDOM[salt % RANDOM.length] === '\0') ||
	(objects === 'other spelling' && respelt('x', salt).includes('\0'));

/** A line of scope 3 for each deed. */
const ENTRY_OF: Record<string, 'entryToCorrect' | 'entryToPut' | 'entryToDelete'> = {
	...{ 'action:default': 'entryToCorrect', PUT: 'entryToPut', DELETE: 'entryToDelete' }
};

/**
 * What stands for each parameter of a route. Links that open something by themselves are tested
 * where they are made: here nobody holds one. What a deed takes away has one of its own.
 */
const PARAMETERS: Record<string, (ids: Values, route: string, doing: string) => string> = {
	company: ({ company }) => company,
	consortium: ({ consortium }) => consortium,
	site: ({ site }) => site,
	meteringPoint: ({ meteringPoint, fuelPoint }, route) =>
		route.includes('/deliveries') ? fuelPoint : meteringPoint,
	delivery: (ids, _, doing) => ids[DELIVERY_OF[doing] ?? 'delivery'],
	driver: (ids, _, doing) =>
		/(remove|restore)$|^DELETE$/.test(doing) ? ids.driverToRemove : ids.driver,
	edition: ({ edition }) => edition,
	factor: ({ factor, factorToEnd }, _, doing) => (doing === 'action:end' ? factorToEnd : factor),
	certificate: ({ certificate }) => certificate,
	entry: (ids, _, doing) => ids[ENTRY_OF[doing] ?? 'entry'],
	attachment: ({ attachment }) => attachment,
	import: (ids, route, doing) =>
		route.includes('/mapping') ? ids.asked : ids[importFor(route, doing)],
	bill: (ids, _, doing) => ids[BILL_OF[doing] ?? 'bill'],
	mapping: ({ mappingToForget }) => mappingToForget,
	report: ({ report }) => report,
	restatement: () => MISSING,
	user: ({ user }) => user,
	member: ({ user }) => user,
	engagement: ({ engagement }) => engagement,
	invitation: ({ invitation }) => invitation,
	token: ({ token }, route) => (route.includes('/tokens/') ? token : MISSING),
	path: () => 'nowhere'
};

function importFor(route: string, doing: string): keyof Values {
	if (/cancel$/.test(route) || doing === 'action:cancel') return 'importToCancel';
	return /undo$/.test(route) || doing === 'action:undo' ? 'importToUndo' : 'import';
}

const BILL_OF: Record<string, keyof Values> = {
	DELETE: 'billForDelete',
	'action:correct': 'billForCorrect',
	'action:remove': 'billForRemove'
};

const DELIVERY_OF: Record<string, keyof Values> = {
	DELETE: 'deliveryForDelete',
	'action:correct': 'deliveryForCorrect',
	'action:remove': 'deliveryForRemove'
};

/** The address of a route with the ids of the things that are named. */
export function addressOf({ route, doing }: Asked, ids: Values): string {
	const path = route
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\/\[\[\w+(?:=\w+)?\]\]/g, '')
		.replace(/\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g, (_, name: string) => {
			const value = PARAMETERS[name];
			if (!value) throw new Error(`[${name}] of ${route} has no value in security/objects.ts`);
			return encodeURIComponent(value(ids, route, doing));
		});
	return (path || '/') + queryOf({ route, doing }, ids);
}

interface Asked {
	route: string;
	doing: string;
}

function queryOf({ route, doing }: Asked, { meteringPoint }: Values): string {
	const period = 'from=2025-04&to=2026-03';
	const id = encodeURIComponent(meteringPoint);
	// The API and the page call it differently.
	const point = `${route.startsWith('/api/') ? 'meteringPointId' : 'meteringPoint'}=${id}`;
	if (doing === 'DELETE' && route.endsWith('/bills/[bill]')) return '?reason=x';
	if (route.endsWith('/energy')) return `?${period}&by=month,carrier,meteringPoint`;
	if (route.endsWith('/statutory-table')) return '?fiscalYear=2025';
	if (route.endsWith('/completeness')) return `?${period}`;
	if (route.endsWith('/trace/sum')) return `?${point}&${period}`;
	if (route.endsWith('/trace')) return `?${point}&month=2025-04`;
	if (route.endsWith('/load-profile')) return `?${point}&from=2025-04-01&to=2025-04-30`;
	if (route.startsWith('/api/') && route.endsWith('/attachments')) return '?subject=own_factor';
	if (route.endsWith('/factors')) return '?carrier=electricity&date=2025-04-01';
	return '';
}

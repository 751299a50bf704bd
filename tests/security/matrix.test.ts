import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRoutes } from '$lib/server/access/check-routes';
import type { Pair } from '$lib/server/access/context';
import { isCompanyResource } from '$lib/server/access/policy';
import { routeTable, type Doing } from '$lib/server/access/route-table';
import { isNobody, type Objects, type Verdict, verdict } from './expected';
import { isApi, send, type Cell } from './requests';
import { builtRoutes, makeWorld, type Caller, type World } from './world';

const MINUTES = 60_000;
const ALL_OBJECTS: Objects[] = ['own', 'foreign', 'crossed', 'missing', 'random'];

/** Shown to everybody; who is signed in sees more of it. */
const OPEN_PAGES = ['/'];

const built = builtRoutes();
let world: World;

beforeAll(async () => {
	world = await makeWorld();
}, 2 * MINUTES);
afterAll(() => world?.stop());

describe('the built server', () => {
	it('answers exactly the routes, methods and actions of the access table', () => {
		const withoutLayouts = Object.fromEntries(
			Object.entries(routeTable).map(([id, { layout: _, ...row }]) => [id, row])
		);
		expect(compareRoutes(built, withoutLayouts)).toEqual([]);
		expect(Object.keys(built).length).toBeGreaterThan(20);
	});
});

function cells(): Cell[] {
	return Object.entries(built).flatMap(([route, doings]) =>
		doings.flatMap((doing) =>
			(route.includes('[') ? ALL_OBJECTS : (['own'] as Objects[])).map((objects) => ({
				route,
				doing,
				objects
			}))
		)
	);
}

const pairsOf = ({ route, doing }: Cell): readonly Pair[] =>
	routeTable[route]?.[doing as Doing] ?? [];

/** The answers that the policy leaves possible: one for the API, which asks for every pair first. */
function expected(cell: Cell, caller: Caller): Set<Verdict> {
	const asked = { name: caller.name, objects: cell.objects, isApi: isApi(cell.route) };
	const all = pairsOf(cell).map((pair) => ({ pair, says: verdict(pair, asked) }));
	const denied = all.filter(({ says }) => says !== 'allowed');
	if (denied.length === 0) return new Set(['allowed']);
	const strict = asked.isApi || denied.some(({ pair }) => isCompanyResource(pair[0]));
	const possible = new Set(denied.map(({ says }) => says));
	if (!strict && OPEN_PAGES.includes(cell.route) && cell.doing === 'load') possible.add('allowed');
	return possible;
}

function seen(cell: Cell, { status, headers }: Awaited<ReturnType<typeof send>>): Verdict {
	const toSignIn = headers.get('location')?.startsWith('/sign-in') ?? false;
	if (status === 401) return 'not signed in';
	if (status === 303 && toSignIn) return 'not signed in';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'not found';
	return 'allowed';
}

/** Own company, but an object that is not there or not its own: allowed, and still not found. */
function namesNothing({ route, objects }: Cell): boolean {
	const byQuery = /\/(trace|load-profile)$/.test(route);
	return objects !== 'own' && (byQuery || /\[(site|meteringPoint|import|token|path)/.test(route));
}

/** The link is the right, and this one is none. */
const LINK_PAGES = ['/set-up/[token]', '/join/[token]', '/reset/[token]', '/account/email/[token]'];

/** Where a right caller is refused for reasons of its own, told by the code of the refusal. */
function isOwnReason(cell: Cell, caller: Caller, text: string): boolean {
	if (LINK_PAGES.includes(cell.route) || cell.route.includes('[...path]')) return true;
	if (cell.route === '/account' && cell.doing !== 'load') return true;
	// Who waits for no second step begins anew.
	if (cell.route === '/sign-in/second' && caller.name !== 'half signed in') return true;
	// Signing out leads to the page for signing in, as not being signed in does.
	if (cell.route === '/sign-out') return true;
	// Tokens belong to persons: everybody else's is missing, and so is a revoked one.
	if (cell.route === '/api/v1/tokens/[token]') return true;
	// No member, or no invitation, of that id.
	if (/members$/.test(cell.route) && /action:(change|remove|withdraw)/.test(cell.doing))
		return true;
	// No sample file of that name.
	if (cell.doing === 'action:sample') return true;
	const tokenByToken = cell.route === '/api/v1/tokens' && caller.authorization !== undefined;
	return tokenByToken && text.includes('session.needed');
}

const label = (cell: Cell, caller: Caller) =>
	`${caller.name}: ${cell.doing} ${cell.route} (${cell.objects})`;

/** Ends sessions: whoever did it comes back with a new one. */
const endsSession = (cell: Cell) =>
	pairsOf(cell).some(([resource, action]) => resource === 'session' && action !== 'read');

/** Refusals that depend on what is sent, and anything that is no answer of ours. */
function fault(
	cell: Cell,
	caller: Caller,
	answer: Awaited<ReturnType<typeof send>>
): string | null {
	const got = seen(cell, answer);
	const wanted = expected(cell, caller);
	const here = `${label(cell, caller)}: ${answer.status}`;
	if (answer.status >= 500) return `${here} ${answer.text.slice(0, 200)}`;
	if (wanted.has(got)) return null;
	if (wanted.has('allowed') && got === 'not found' && namesNothing(cell)) return null;
	if (wanted.has('allowed') && isOwnReason(cell, caller, answer.text)) return null;
	return `${here}, but the policy says ${[...wanted].join(' or ')}`;
}

function leak(cell: Cell, caller: Caller, answer: Awaited<ReturnType<typeof send>>): string | null {
	const api = isApi(cell.route);
	const outside = isNobody(caller.name, api) || caller.name.endsWith('operator');
	const mine = outside ? null : caller.name === 'other admin' ? world.other : world.own;
	const everything = answer.text + JSON.stringify([...answer.headers]);
	const foreign = [world.own, world.other]
		.filter((company) => company !== mine)
		.map(({ canary }) => canary)
		// The own company's canary contains the other's with a prefix.
		.filter((canary) => everything.replaceAll(mine?.canary ?? '\0', '').includes(canary));
	return foreign.length > 0 ? `${label(cell, caller)} shows ${foreign.join()}` : null;
}

function headerFault(cell: Cell, caller: Caller, { headers }: { headers: Headers }): string | null {
	const wrong = [
		headers.get('x-content-type-options') !== 'nosniff' && 'nosniff',
		!/frame-ancestors 'none'/.test(headers.get('content-security-policy') ?? '') && 'csp',
		/unsafe-inline|unsafe-eval/.test(scriptPolicy(headers)) && 'unsafe scripts',
		!/no-store/.test(headers.get('cache-control') ?? '') &&
			!cell.route.startsWith('/api/v1/docs') &&
			'no-store',
		headers.get('x-frame-options') !== 'DENY' && 'frames',
		!headers.has('referrer-policy') && 'referrer',
		headers.get('cross-origin-resource-policy') !== 'same-origin' && 'corp',
		headers.has('access-control-allow-origin') && 'cors'
	].filter(Boolean);
	return wrong.length > 0 ? `${label(cell, caller)} lacks ${wrong.join(', ')}` : null;
}

const scriptPolicy = (headers: Headers) =>
	/script-src [^;]*/.exec(headers.get('content-security-policy') ?? '')?.[0] ?? '';

describe('every route × method × action, for everybody, on own, foreign and missing objects', () => {
	const faults = { policy: [] as string[], leaks: [] as string[], headers: [] as string[] };
	let asked = 0;
	let otherBefore: string;
	let otherAfter: string;
	let ownBefore: string;

	beforeAll(async () => {
		ownBefore = await world.fingerprint(world.own.id);
		otherBefore = await world.fingerprint(world.other.id);
		// The other company's own admin last: what it changes is its right.
		const callers = [...world.callers].sort(
			(a, b) => Number(a.name === 'other admin') - Number(b.name === 'other admin')
		);
		for (const caller of callers) {
			if (caller.name === 'other admin') otherAfter = await world.fingerprint(world.other.id);
			for (const cell of cells()) await ask(cell, caller);
		}
	}, 10 * MINUTES);

	async function ask(cell: Cell, caller: Caller): Promise<void> {
		const answer = await send(world, caller, { cell });
		asked += 1;
		const found = {
			policy: fault(cell, caller, answer),
			leaks: leak(cell, caller, answer),
			headers: headerFault(cell, caller, answer)
		};
		for (const kind of ['policy', 'leaks', 'headers'] as const)
			if (found[kind]) faults[kind].push(found[kind]);
		if (endsSession(cell)) await world.renew(caller);
	}

	it('answers as the policy table says', () => {
		expect(faults.policy).toEqual([]);
		expect(asked).toBeGreaterThan(1000);
	});

	it('shows no company’s canary to anybody outside it, in no body and no header', () => {
		expect(faults.leaks).toEqual([]);
	});

	it('lets a half signed-in person see the second step, and no page of anybody', async () => {
		const caller = world.callers.find(({ name }) => name === 'half signed in')!;
		await world.renew(caller);
		const open = [];
		for (const cell of cells().filter(
			({ doing, objects }) => doing === 'load' && objects === 'own'
		))
			if ((await send(world, caller, { cell })).status === 200) open.push(cell.route);
		const anonymous = world.callers.find(({ name }) => name === 'anonymous')!;
		const toAll = [];
		for (const cell of cells().filter(
			({ doing, objects }) => doing === 'load' && objects === 'own'
		))
			if ((await send(world, anonymous, { cell })).status === 200) toAll.push(cell.route);
		expect(open.sort()).toEqual([...toAll, '/sign-in/second'].sort());
	});

	it('carries the security headers on every answer, errors included', () => {
		expect(faults.headers).toEqual([]);
	});

	it('changes not one row of the other company', async () => {
		expect(otherAfter).toBe(otherBefore);
		// The same look does see what the own people changed in their company.
		expect(await world.fingerprint(world.own.id)).not.toBe(ownBefore);
	});

	it('answers the same for a foreign company as for a missing one, id apart', async () => {
		const admin = world.callers.find(({ name }) => name === 'write token')!;
		const different: string[] = [];
		for (const { route, doing } of cells().filter((c) => c.objects === 'own' && isApi(c.route))) {
			if (!route.includes('[company]')) continue;
			const [foreign, missing] = await Promise.all(
				(['foreign', 'missing'] as const).map((objects) =>
					send(world, admin, { cell: { route, doing, objects } })
				)
			);
			const bare = (text: string) => text.replace(/urn:uuid:[0-9a-f-]+/, '');
			if (foreign!.status !== missing!.status || bare(foreign!.text) !== bare(missing!.text))
				different.push(`${doing} ${route}`);
		}
		expect(different).toEqual([]);
	});

	it(
		'the data of a page is refused like the page',
		async () => {
			const outsider = world.callers.filter(({ name }) =>
				['anonymous', 'operator', 'other admin'].includes(name)
			);
			const wrong: string[] = [];
			for (const caller of outsider)
				for (const { route, doing, objects } of cells()) {
					if (doing !== 'load' || objects !== 'own' || !route.includes('[company]')) continue;
					if (pairsOf({ route, doing, objects }).length === 0) continue;
					const answer = await send(world, caller, {
						cell: { route: `${route}/__data.json`, doing, objects }
					});
					if (!/"type":"(redirect|error)"/.test(answer.text))
						wrong.push(label({ route, doing, objects }, caller));
					if (answer.text.includes(world.own.canary)) wrong.push(`canary: ${route}`);
				}
			expect(wrong).toEqual([]);
		},
		MINUTES
	);
});

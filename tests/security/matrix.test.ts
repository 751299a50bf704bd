import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareRoutes } from '$lib/server/access/check-routes';
import { routeTable } from '$lib/server/access/route-table';
import { propertyRuns } from '../property-runs';
import { fault, headerFault, isDone, isRefused, label, leak, logKey, seen } from './answers';
import { KINDS, maySee, sightings } from './canaries';
import { namedBy, objectsFor, type Objects } from './objects';
import { COMPANIES, type Name, names, people } from './people';
import { type Cell, isApi, pairsOf, send, variantsOf } from './requests';
import { sampleOf } from './sample';
import { builtRoutes, makeWorld, type Caller, type World } from './world';

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;

const built = builtRoutes();
const { numRuns, seed = 20261120 } = propertyRuns('matrix', 6000);
let world: World;

beforeAll(async () => {
	world = await makeWorld();
}, 3 * MINUTES);
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

/** Every route × method or action × objects. */
const cells: Cell[] = Object.entries(built).flatMap(([route, doings]) =>
	doings.flatMap((doing) => objectsFor(route).map((objects) => ({ route, doing, objects })))
);
const ownLoads = cells.filter(({ doing, objects }) => doing === 'load' && objects === 'own');

/** Their own company, whatever it is called here. */
const runs = (name: Name, objects: Objects) => {
	const { company } = namedBy(objects);
	return company !== null && people[name].companies[company] === 'company_admin';
};

/** Once plainly with the own objects for everybody, and of everything else a sample. */
function requestsOf(): Record<Name, Cell[]> {
	const whole = cells.flatMap((cell) =>
		variantsOf(cell).flatMap((variant) => names.map((name) => ({ ...cell, variant, name })))
	);
	const first = ({ objects, variant, name }: Cell & { name: Name }) =>
		variant === 'plain' && (objects === 'own' || runs(name, objects));
	const chosen = sampleOf(whole, { first, count: numRuns, seed });
	return Object.groupBy(chosen, ({ name }) => name) as Record<Name, Cell[]>;
}

/** Who changes nothing of companies comes first, then the people of the own one, then the rest. */
const phaseOf = (name: Name): number => {
	const roles = Object.entries(people[name].companies).filter(([, role]) => /^company_/.test(role));
	if (roles.some(([company]) => company === 'other')) return 2;
	return roles.length > 0 ? 1 : 0;
};

const doingOf = ({ route, doing }: Cell) => `${doing} ${route}`;

/** Ends sessions, or what they rest on: whoever did it comes back with a new one. */
const endsSession = (cell: Cell) =>
	pairsOf(cell).some(
		([resource, action]) =>
			['session', 'self', 'second_factor', 'joining'].includes(resource) && action !== 'read'
	);

describe('every route × method × action, for everybody, on own, foreign and missing objects', () => {
	const faults = { policy: [] as string[], leaks: [] as string[], headers: [] as string[] };
	const wanted = requestsOf();
	const shown = new Set<string>();
	const done = new Set<string>();
	const refused = new Map<string, number>();
	const before: Record<string, string> = {};
	const after: Record<string, string> = {};
	let looked = 0;

	beforeAll(async () => {
		before.own = await world.fingerprint(world.own.id);
		before.other = await world.fingerprint(world.other.id);
		await phase(0);
		after.own = await world.fingerprint(world.own.id);
		await phase(1);
		after.other = await world.fingerprint(world.other.id);
		after.ownByItsPeople = await world.fingerprint(world.own.id);
		await phase(2);
		console.log(`matrix: ${looked} responses looked at, seed ${seed}`);
	}, 5 * HOURS);

	const phase = (number: number) =>
		Promise.all(names.filter((name) => phaseOf(name) === number).map((name) => askAll(name)));

	async function askAll(name: Name): Promise<void> {
		const caller = world.caller(name);
		for (const cell of wanted[name] ?? []) await ask(cell, caller);
	}

	async function ask(cell: Cell, caller: Caller): Promise<void> {
		const { name } = caller;
		const answer = await send(world, caller, { cell });
		looked += 1;
		const found = {
			policy: fault(cell, name, answer),
			leaks: leak(cell, name, { world, answer }),
			headers: headerFault(cell, name, answer)
		};
		for (const kind of ['policy', 'leaks', 'headers'] as const)
			if (found[kind]) faults[kind].push(found[kind]);
		for (const { company, kind } of sightings(answer.text, world.flock))
			if (maySee(name, { company, kind, text: '' }, cell.route)) shown.add(`${company} ${kind}`);
		if (isDone(cell, answer)) done.add(doingOf(cell));
		if (isRefused(cell, name, answer)) {
			const key = logKey(cell, answer);
			refused.set(key, (refused.get(key) ?? 0) + 1);
		}
		if (endsSession(cell)) await world.renew(caller);
	}

	it('answers as the policy table says', () => {
		expect(faults.policy).toEqual([]);
		expect(looked).toBeGreaterThanOrEqual(numRuns);
	});

	it('shows no company’s canary to anybody who may not see it, in no body, header or download', () => {
		expect(faults.leaks).toEqual([]);
	});

	it('shows every kind of canary to those who may', () => {
		const all = COMPANIES.flatMap((company) => KINDS.map((kind) => `${company} ${kind}`));
		expect(all.filter((one) => !shown.has(one))).toEqual([]);
	});

	it('does most of what it is asked to, for those who may', () => {
		// What is applied changes every company of the consortium: none is there in this world.
		const writing = cells.filter(
			({ route, doing, objects }) =>
				/\[(company|consortium)\]/.test(route) &&
				!route.includes('[restatement]') &&
				objects === 'own' &&
				!/^(load|GET)$/.test(doing)
		);
		const idle = writing.map(doingOf).filter((one) => !done.has(one));
		expect(writing.length).toBeGreaterThan(20);
		expect(idle.length, idle.join(', ')).toBeLessThan(writing.length / 7);
	});

	it('carries the security headers on every answer, errors included', () => {
		expect(faults.headers).toEqual([]);
	});

	it('changes not one row of a company by people from outside', () => {
		expect(after.own).toBe(before.own);
		expect(after.other).toBe(before.other);
		// The same look does see what the own people changed in their company.
		expect(after.ownByItsPeople).not.toBe(before.own);
	});

	it('leaves a line with its reason in the log for every refusal', async () => {
		const lines = await settledLog(world);
		const counted = new Map<string, number>();
		for (const { method, route, status, refusal } of lines) {
			if (!refusal) continue;
			const key = `${method} ${route} ${status}`;
			counted.set(key, (counted.get(key) ?? 0) + 1);
		}
		const missing = [...refused].filter(([key, count]) => (counted.get(key) ?? 0) < count);
		expect(missing).toEqual([]);
		expect(refused.size).toBeGreaterThan(100);
	});

	it('writes no canary, no figure and no secret into the log', async () => {
		await settledLog(world);
		const log = world.log.join('\n');
		expect(sightings(log, world.flock)).toEqual([]);
		const secrets = world.callers.flatMap(({ cookie, authorization }) =>
			[cookie?.split('=')[1], authorization?.split(' ')[1]].filter((one) => one !== undefined)
		);
		expect(secrets.length).toBeGreaterThan(15);
		expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
	});

	it('lets a half signed-in person see the second step, and no page of anybody', async () => {
		await world.renew(world.caller('half signed in'));
		const toAll = await openLoads('anonymous');
		expect(await openLoads('half signed in')).toEqual([...toAll, '/sign-in/second'].sort());
	});

	async function openLoads(name: Name): Promise<string[]> {
		const open: string[] = [];
		for (const cell of ownLoads)
			if ((await send(world, world.caller(name), { cell })).status === 200) open.push(cell.route);
		return open.sort();
	}

	it('answers the same for a foreign company as for a missing one, id apart', async () => {
		const different: string[] = [];
		for (const { route, doing } of cells.filter((c) => c.objects === 'own' && isApi(c.route))) {
			if (!route.includes('[company]')) continue;
			const [foreign, missing] = await Promise.all(
				(['foreign', 'missing'] as const).map((objects) =>
					send(world, world.caller('write token'), { cell: { route, doing, objects } })
				)
			);
			const bare = (text: string) => text.replace(/urn:uuid:[0-9a-f-]+/, '');
			if (foreign!.status !== missing!.status || bare(foreign!.text) !== bare(missing!.text))
				different.push(`${doing} ${route}`);
		}
		expect(different).toEqual([]);
	});

	it(
		'refuses the data of a page like the page',
		async () => {
			const wrong: string[] = [];
			for (const name of ['anonymous', 'operator', 'other admin', 'dormant auditor'] as const)
				for (const page of ownLoads) {
					if (!page.route.includes('[company]') || pairsOf(page).length === 0) continue;
					const cell: Cell = { ...page, variant: 'data of the page' };
					const answer = await send(world, world.caller(name), { cell });
					if (seen(cell, answer) === 'allowed') wrong.push(label(cell, name));
				}
			expect(wrong).toEqual([]);
		},
		MINUTES
	);
});

interface LogLine {
	method?: string;
	route?: string;
	status?: number;
	refusal?: string;
}

/** The last lines may still be on their way. */
async function settledLog({ log }: World): Promise<LogLine[]> {
	for (let before = -1; before !== log.length;) {
		before = log.length;
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
	return log.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as LogLine);
}

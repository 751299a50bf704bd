/**
 * An answer can look refused although the deed was done: after a form the page loads in the same
 * request, and what refuses may be the page. Only the rows tell.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verdict } from './expected';
import { objectsFor } from './objects';
import type { Name } from './people';
import { type Cell, isApi, pairsOf, send } from './requests';
import { builtRoutes, makeWorld, type World } from './world';

const MINUTES = 60_000;
let world: World;

beforeAll(async () => {
	world = await makeWorld();
}, 3 * MINUTES);
afterAll(() => world?.stop());

/** Everything that writes, each with every kind of object. */
const writes: Cell[] = Object.entries(builtRoutes()).flatMap(([route, doings]) =>
	doings
		.filter((doing) => !['load', 'GET', 'HEAD'].includes(doing))
		.flatMap((doing) => objectsFor(route).map((objects) => ({ route, doing, objects })))
);

const refusedTo = (name: Name) => (cell: Cell) =>
	pairsOf(cell).some(
		(pair) => verdict(pair, { name, objects: cell.objects, isApi: isApi(cell.route) }) !== 'allowed'
	);

const NAMES: Name[] = [
	'anonymous',
	'half signed in',
	'own member',
	'read token',
	'former auditor',
	'dormant auditor',
	'auditor of one site',
	'dormant coordinator',
	'other coordinator',
	'dormant operator'
];

describe('what is refused', () => {
	it.each(NAMES)(
		'changes not one row of anything: %s',
		async (name) => {
			const refused = writes.filter(refusedTo(name));
			const before = await world.fingerprint();
			for (const cell of refused) await send(world, world.caller(name), { cell });
			expect(await world.fingerprint()).toBe(before);
			expect(refused.length).toBeGreaterThan(50);
		},
		2 * MINUTES
	);
});

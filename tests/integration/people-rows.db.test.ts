import type { Database } from '$lib/server/db/database';
import { read } from '$lib/server/repositories/transaction';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from './engines';
import { APART, UNTIL_END, READS, FIRST, CHANGES, CROSSED, COMPANY } from './people-queries';
import { AFTER_END, BEFORE_END, fillFor, isCalled, look, tried } from './people-rows';

const modules = import.meta.glob<Record<string, unknown>>('/src/lib/server/repositories/*.ts', {
	eager: true
});

test('every query without a scope is tried here', () => {
	const queries = Object.values(modules)
		.flatMap((module) => Object.entries(module))
		.filter(([, value]) => /^async function \w+\((tx\b|\{ companyIds \})/.test(String(value)))
		.map(([name]) => name);
	const tried = [UNTIL_END, READS, CHANGES].flatMap((some) => Object.keys(some));
	expect(queries.filter((name) => !tried.includes(name)).sort()).toEqual(APART);
});

describe.each(engines)('on $name', ({ openFresh }) => {
	let database: Database;
	beforeAll(async () => {
		database = await openFresh();
		await fillFor(database, 'x');
		await fillFor(database, 'y');
	});
	afterAll(() => database.close());

	test('who asks for one’s own finds it and nothing of another', async () => {
		for (const [name, look] of Object.entries(READS)) {
			const found = await read(database, COMPANY, look);
			expect([name, isCalled(found, 'y'), isCalled(found, 'x')]).toEqual([name, true, false]);
			expect([name, [found].flat().length]).toEqual([name, 1]);
		}
	});

	test('what has an end is found until then, and nothing of another', async () => {
		for (const [name, look] of Object.entries(UNTIL_END)) {
			const [before, after] = [
				await tried(database, (tx) => look(tx, BEFORE_END)),
				await tried(database, (tx) => look(tx, AFTER_END))
			];
			expect([name, isCalled(before, 'y'), isCalled(before, 'x')]).toEqual([name, true, false]);
			expect([name, isCalled(after, 'y'), isCalled(after, 'x')]).toEqual([name, false, false]);
		}
	});

	test('a change reaches its own row and no other', async () => {
		for (const [name, change] of Object.entries(CHANGES)) {
			const { before, after } = await tried(database, async (tx) => {
				await FIRST[name]?.(tx);
				const before = await look(tx);
				await change(tx);
				return { before, after: await look(tx) };
			});
			expect([name, after.x]).toEqual([name, before.x]);
			expect([name, after.y]).not.toEqual([name, before.y]);
		}
	});

	test('what belongs to two different people changes and finds nothing', async () => {
		for (const [name, change] of Object.entries(CROSSED)) {
			const { before, after, found } = await tried(database, async (tx) => {
				await FIRST[name]?.(tx);
				const before = await look(tx);
				const found = await change(tx);
				return { before, found, after: await look(tx) };
			});
			expect([name, after]).toEqual([name, before]);
			expect([name, [found].flat().filter(Boolean)]).toEqual([name, []]);
		}
	});
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { compareRoutes, declaredPairs, doingOf } from '$lib/server/access/check-routes';
import type { RouteTable } from '$lib/server/access/route-table';
import { findRoutes } from '../../../scripts/route-check-plugin.mjs';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function routes(files: Record<string, string>) {
	const folder = mkdtempSync(join(tmpdir(), 'routes-'));
	folders.push(folder);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		writeFileSync(join(folder, name), text);
	}
	return findRoutes(folder);
}

const table: RouteTable = {
	'/': { layout: [['company_list', 'read']], load: [] },
	'/(app)/companies/[company]': {
		layout: [['company', 'read']],
		load: [['energy', 'read']],
		'action:demo': [['demo', 'create']]
	},
	'/api/v1/sites': { GET: [['site', 'read']] }
};

describe('the check of routes against the access table', () => {
	it('reads pages, layouts, actions and handlers from the sources', () => {
		expect(
			routes({
				'+page.svelte': '',
				'+layout.server.ts': 'export const load = async () => ({});',
				'(app)/companies/[company]/+page.svelte': '',
				'(app)/companies/[company]/+page.server.ts':
					"export const load = 1;\nexport const actions = { default: f, 'pick': g, async undo() {} } satisfies Actions;",
				'api/sites/+server.ts':
					'export const GET = api(f);\nexport async function POST() {}\nconst PUT = 1;',
				'api/both/+server.ts': 'const { GET, DELETE } = make();\nexport { GET, DELETE };'
			})
		).toEqual({
			'/': expect.arrayContaining(['load', 'layout']),
			'/(app)/companies/[company]': expect.arrayContaining([
				'load',
				'action:default',
				'action:pick',
				'action:undo'
			]),
			'/api/sites': ['GET', 'POST'],
			'/api/both': ['GET', 'DELETE']
		});
	});

	it('stops where actions or handlers cannot be read', () => {
		expect(() => routes({ '+page.server.ts': 'export const actions = make();' })).toThrow(
			'object literal'
		);
		expect(() => routes({ '+page.server.ts': 'export const actions = { [name]: f };' })).toThrow(
			'plain name'
		);
		expect(() => routes({ '+server.ts': "export * from './other';" })).toThrow('name what it');
	});

	it('names each doing without a line and each line without its code', () => {
		const found = {
			'/': ['load', 'layout'],
			'/(app)/companies/[company]': ['load', 'layout'],
			'/api/v1/sites': ['GET', 'DELETE'],
			'/new': ['load']
		};
		expect(compareRoutes(found, table)).toEqual([
			'DELETE of /api/v1/sites has no line in route-table.ts',
			'load of /new has no line in route-table.ts',
			'action:demo of /(app)/companies/[company] stands in route-table.ts, but there is no such code'
		]);
	});
});

describe('what a request declares', () => {
	const doing = (id: string, method: string, search = '') =>
		doingOf(table, id, { method, url: `http://x/${search}` });

	it('a page loads, an action runs by its name and loads, an endpoint has its method', () => {
		const page = '/(app)/companies/[company]';
		expect(doing(page, 'GET')).toBe('load');
		expect(doing(page, 'POST')).toBe('action:default');
		expect(doing(page, 'POST', '?a=1&/demo')).toBe('action:demo');
		expect(doing('/api/v1/sites', 'HEAD')).toBe('GET');
		expect(declaredPairs(table, page, 'action:demo')).toEqual([
			['demo', 'create'],
			['energy', 'read'],
			['company_list', 'read'],
			['company', 'read']
		]);
	});

	it.each(['constructor', '__proto__', 'toString'])(
		'an action named %s declares nothing of its own',
		(name) => {
			const page = '/(app)/companies/[company]';
			const wanted = doing(page, 'POST', `?/${name}`);
			expect(declaredPairs(table, page, wanted)).toEqual(declaredPairs(table, page, 'load'));
			expect(declaredPairs(table, name, 'load')).toEqual([]);
		}
	);

	it('no route declares nothing', () => {
		expect(declaredPairs(table, null, 'load')).toEqual([]);
	});
});

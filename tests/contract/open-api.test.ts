import { describe, expect, test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { operations } from '$lib/server/services/api-schemas';
import { getOpenApi } from '$lib/server/services/api-schemas/account';
import { ask, world } from './client';

const ROUTES = 'src/routes/api/v1';
/** The base address redirects to the page. */
const notCalls = ['GET '];

interface Described {
	operationId: string;
	summary: string;
	parameters: { name: string; in: string; required: boolean }[];
	requestBody?: { content: object };
	responses: Record<string, object>;
}

interface Document {
	openapi: string;
	servers: { url: string }[];
	paths: Record<string, Record<string, Described>>;
	components: { schemas: Record<string, object> };
}

const document = async (language = 'ja') =>
	(await ask(getOpenApi, {
		token: null,
		headers: { 'accept-language': language }
	})) as unknown as Document;

function callsInDocument({ paths }: Document): string[] {
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`)
	);
}

/** From the sources: every `export const GET` of a `+server.ts`. */
function callsInRoutes(): string[] {
	const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' });
	return files
		.filter((file) => file.endsWith('+server.ts'))
		.flatMap((file) => {
			const path = `/${dirname(file)}`.replace('/.', '').replace(/\[(\w+)\]/g, '{$1}');
			const source = readFileSync(`${ROUTES}/${file}`, 'utf8');
			return [...source.matchAll(/export const ([A-Z]+)\b/g)].map(
				([, method]) => `${method} ${path}`
			);
		})
		.filter((call) => !notCalls.includes(call));
}

test('every route is in the document and every call of the document has a route', async () => {
	expect(callsInDocument(await document()).sort()).toEqual(callsInRoutes().sort());
});

test('it is OpenAPI 3.1 below /api/v1, without a token', async () => {
	const { openapi, servers } = await document();
	expect(openapi).toBe('3.1.0');
	expect(servers).toEqual([{ url: '/api/v1' }]);
});

test('every reference leads to a schema', async () => {
	const whole = await document();
	const references = JSON.stringify(whole).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
	const names = [...references].map(([, name]) => name);
	expect(names.length).toBeGreaterThan(operations.length);
	for (const name of names) expect(whole.components.schemas).toHaveProperty(name!);
});

describe.each(['ja', 'en'])('in %s', (language) => {
	test('every call has a sentence of its own', async () => {
		const { paths } = await document(language);
		const summaries = Object.values(paths).flatMap((methods) =>
			Object.values(methods).map(({ summary }) => summary)
		);
		expect(summaries).toHaveLength(operations.length);
		expect(new Set(summaries).size).toBe(summaries.length);
		const japanese = /[\u3040-\u30ff]/;
		for (const summary of summaries) expect(japanese.test(summary)).toBe(language === 'ja');
	});
});

test('every placeholder of a path is a required parameter', async () => {
	const { paths } = await document();
	for (const [path, methods] of Object.entries(paths))
		for (const { parameters } of Object.values(methods)) {
			const declared = parameters.filter((p) => p.in === 'path' && p.required).map((p) => p.name);
			expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
		}
});

test('lists take limit and cursor', async () => {
	const { paths } = await document();
	for (const path of ['/companies', '/companies/{company}/imports', '/tokens'])
		expect(paths[path]?.get?.parameters.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['limit', 'cursor'])
		);
});

test('the document’s page lists every call without a token', async () => {
	const response = await fetch(`${world.origin}/api/v1/docs`);
	expect(response.status).toBe(200);
	const html = await response.text();
	for (const { method, path } of operations)
		expect(html).toContain(`${method}</b> /api/v1${path}<`);
	expect(html).not.toContain('undefined');
});

test('the base address leads to that page', async () => {
	const response = await fetch(`${world.origin}/api/v1`, { redirect: 'manual' });
	expect(response.status).toBe(302);
	expect(response.headers.get('location')).toBe('/api/v1/docs');
});

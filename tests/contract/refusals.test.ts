/** What every call has in common when it says no: RFC 9457 with a code and a sentence. */
import { describe, expect, test } from 'vitest';
import { operations } from '$lib/server/services/api-schemas';
import { getCompany, listCompanies } from '$lib/server/services/api-schemas/companies';
import { getEnergy } from '$lib/server/services/api-schemas/energy';
import { calculateEmissions } from '$lib/server/services/api-schemas/calculations';
import { problemOf, refused, send, world } from './client';

const closed = operations.filter(({ access }) => access !== 'public');
const ofCompany = operations.filter(({ path }) => path.startsWith('/companies/{company}'));
/** Of a consortium: where one coordinates it, in consortia.test.ts. */
const writing = operations.filter(
	({ access, path }) => access === 'write' && !path.startsWith('/consortia/{consortium}')
);
const named = <T extends { method: string; path: string }>(calls: T[]) =>
	calls.map((operation) => ({ operation, call: `${operation.method} ${operation.path}` }));

test.for(named(closed))('$call without a token is 401 and asks for one', async ({ operation }) => {
	const response = await send(operation, { token: null });
	expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
	expect(await problemOf(response)).toMatchObject({ status: 401, code: 'not_signed_in' });
});

test.for(['', 'nonsense', 'x'.repeat(5000)])('a token that is none (%#) is 401', async (token) => {
	expect(await refused(listCompanies, { token })).toMatchObject({ status: 401 });
});

test.for(named(ofCompany))(
	'$call: a foreign company answers as a missing one',
	async ({ operation }) => {
		const [foreign, missing] = await Promise.all(
			[world.foreignCompany, 'missing'].map(async (company) => {
				const { instance: _, ...problem } = await refused(operation, {
					params: { company, import: 'x', site: 'x', meteringPoint: 'x' }
				});
				return problem;
			})
		);
		expect(foreign).toEqual(missing);
		expect(foreign).toMatchObject({ status: 404, code: 'not_found' });
	}
);

test.for(named(writing))('$call with a token that may only read is 403', async ({ operation }) => {
	const problem = await refused(operation, {
		token: world.readToken,
		params: { import: 'x', site: 'x', meteringPoint: 'x', token: 'x' }
	});
	expect(problem.status).toBe(403);
});

test('an operator sees into no company', async () => {
	const problem = await refused(getCompany, {
		params: { company: world.company },
		token: world.operatorToken
	});
	expect(problem).toMatchObject({ status: 404, code: 'not_found' });
});

describe('addresses', () => {
	test.for(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
		'%s of what does not exist is a problem, not a page',
		async (method) => {
			for (const path of ['/api/v1/nothing', '/api/v2', '/api'])
				expect(
					await problemOf(await fetch(world.origin + path, { method, headers: bearer }))
				).toMatchObject({ status: 404, code: 'not_found' });
		}
	);

	test.for([
		['DELETE', '/companies', 'GET, POST, HEAD'],
		['PUT', '/me', 'GET, HEAD'],
		['GET', '/calculations/emissions', 'POST']
	])('%s %s is 405 and Allow names %s', async ([method, path, allowed]) => {
		const response = await fetch(`${world.origin}/api/v1${path}`, { method, headers: bearer });
		const methods = (list: string | null) => (list ?? '').split(/,\s*/).sort();
		expect(methods(response.headers.get('allow'))).toEqual(methods(allowed!));
		expect(await problemOf(response)).toMatchObject({ status: 405 });
	});
});

const bearer = { authorization: `Bearer ${world.token}` };

describe('parameters', () => {
	const energy = { from: '2025-04', to: '2025-05' };

	test.for([
		['month.invalid', { ...energy, from: '2025-13' }, 'from'],
		['month.invalid', { ...energy, to: '2025-4' }, 'to'],
		['request.invalid', { ...energy, by: 'month,colour' }, 'by'],
		['request.invalid', { ...energy, since: '2025' }, 'since']
	] as const)('%s: %j names %s', async ([code, query, parameter]) => {
		const problem = await refused(getEnergy, { query });
		expect(problem).toMatchObject({ status: 400, code });
		expect(problem.findings?.map(({ where }) => where?.column)).toEqual([parameter]);
		for (const { message } of problem.findings ?? []) expect(message).toContain(parameter);
	});

	test('a missing month is month.invalid', async () => {
		const problem = await refused(getEnergy, { query: { from: '2025-04' } });
		expect(problem).toMatchObject({ status: 400 });
	});

	test('a parameter given twice is refused', async () => {
		const path = `${world.origin}/api/v1/companies?limit=1&limit=2`;
		const problem = await problemOf(await fetch(path, { headers: bearer }));
		expect(problem).toMatchObject({ status: 400, params: { parameter: 'limit' } });
	});

	test.for([0, 201, -1, 1.5, 'many'])('a limit of %s is refused', async (limit) => {
		expect(await refused(listCompanies, { query: { limit } })).toMatchObject({ status: 400 });
	});

	test('a cursor that no list gave is refused', async () => {
		const problem = await refused(listCompanies, { query: { cursor: 'nonsense' } });
		expect(problem).toMatchObject({ status: 400, code: 'cursor.invalid' });
	});
});

describe('bodies', () => {
	const path = `${world.origin}/api/v1${calculateEmissions.path}`;
	const post = (body: string, type: string) =>
		fetch(path, { method: 'POST', body, headers: { ...bearer, 'content-type': type } });

	test('what is no JSON is 400', async () => {
		expect(await problemOf(await post('{', 'application/json'))).toMatchObject({ status: 400 });
	});

	test.for(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
		'%s instead of JSON is 415',
		async (type) => {
			expect(await problemOf(await post('{}', type))).toMatchObject({ status: 415 });
		}
	);

	test.for(['null', '[]', '1', '"text"'])('%s instead of an object is refused', async (body) => {
		expect(await problemOf(await post(body, 'application/json'))).toMatchObject({ status: 422 });
	});

	test('a body over the limit is 413', async () => {
		const body = JSON.stringify({ carrier: 'x'.repeat(2_000_000) });
		expect(await problemOf(await post(body, 'application/json'))).toMatchObject({ status: 413 });
	});
});

test('the sentence is in the language that was asked for', async () => {
	const [ja, en] = await Promise.all(
		['ja', 'en'].map((language) =>
			refused(calculateEmissions, {
				body: { carrier: 'phlogiston', quantity: 1, unit: 'kg', date: '2025-04-01' },
				headers: { 'accept-language': language }
			})
		)
	);
	expect(ja?.detail).toMatch(/[\u3040-\u30ff]/);
	expect(en?.detail).toMatch(/^[\x20-\x7e“”’–—]+$/);
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { send, type Cell } from './requests';
import { post } from './signing-in';
import { builtRoutes, makeWorld, type Caller, type World } from './world';

const MINUTES = 60_000;
const built = builtRoutes();
let world: World;
let admin: Caller;

beforeAll(async () => {
	world = await makeWorld();
	admin = world.caller('own admin');
}, 2 * MINUTES);
afterAll(() => world?.stop());

const all: Cell[] = Object.entries(built).flatMap(([route, doings]) =>
	doings.map((doing): Cell => ({ route, doing, objects: 'own' }))
);
const writes = all.filter(({ doing }) => !['GET', 'HEAD', 'load'].includes(doing));

const ORIGINS: Record<string, Record<string, string | null>> = {
	missing: { origin: null },
	null: { origin: 'null' },
	foreign: { origin: 'https://evil.example' },
	'other port': { origin: 'http://127.0.0.1:1' },
	'foreign with friendly metadata': {
		origin: 'https://evil.example',
		'sec-fetch-site': 'same-origin'
	},
	'same site by metadata': { origin: null, 'sec-fetch-site': 'same-site' }
};
const TYPES: Record<string, string> = {
	'application/x-www-form-urlencoded': 'name=x',
	'APPLICATION/X-WWW-FORM-URLENCODED': 'name=x',
	'text/plain': '{"name":"x"}',
	'application/json': '{"name":"x"}',
	'multipart/form-data; boundary=b':
		'--b\r\ncontent-disposition: form-data; name="name"\r\n\r\nx\r\n--b--\r\n'
};

describe('requests that another site sends in somebody’s name', () => {
	it(
		'are refused on every writing route, for every content type and origin',
		async () => {
			const before = await world.fingerprint();
			const passed: string[] = [];
			for (const cell of writes)
				for (const [origin, headers] of Object.entries(ORIGINS))
					for (const [type, body] of Object.entries(TYPES)) {
						const sent = { cell, headers: { ...headers, 'content-type': type }, body };
						const { status } = await send(world, admin, sent);
						if (status !== 403)
							passed.push(`${cell.doing} ${cell.route}, ${origin}, ${type}: ${status}`);
					}
			expect(passed).toEqual([]);
			expect(writes.length).toBeGreaterThan(15);
			expect(await world.fingerprint()).toBe(before);
		},
		5 * MINUTES
	);

	it('pass from our own pages, under either name of this machine', async () => {
		const cell: Cell = { route: '/locale', doing: 'POST', objects: 'own' };
		const form = { 'content-type': 'application/x-www-form-urlencoded' };
		for (const origin of [world.origin, world.origin.replace('127.0.0.1', 'localhost')]) {
			const sent = { cell, headers: { ...form, origin }, body: 'locale=ja' };
			expect((await send(world, admin, sent)).status).toBe(303);
		}
	});

	it('with a token need no origin, also for a multipart upload', async () => {
		const robot = world.caller('write token');
		const cell: Cell = {
			route: '/api/v1/companies/[company]/imports',
			doing: 'POST',
			objects: 'own'
		};
		expect((await send(world, robot, { cell, headers: { origin: null } })).status).toBe(201);
	});
});

describe('reading', () => {
	it(
		'changes nothing, on any route',
		async () => {
			const before = await world.fingerprint();
			for (const cell of all.filter(({ doing }) => ['GET', 'load'].includes(doing)))
				await send(world, admin, { cell });
			expect(await world.fingerprint()).toBe(before);
		},
		MINUTES
	);
});

describe('actions that nobody wrote', () => {
	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'nothing'])(
		'?/%s is refused on every page and does nothing',
		async (name) => {
			const before = await world.fingerprint();
			const wrong: string[] = [];
			const pages = all.filter(({ doing }) => doing === 'load');
			for (const { route } of pages) {
				const cell: Cell = { route, doing: `action:${name}`, objects: 'own' };
				const { status } = await send(world, admin, {
					cell,
					body: new URLSearchParams({ a: 'b' })
				});
				if (status !== 404 && status !== 405) wrong.push(`${route}: ${status}`);
			}
			expect(wrong).toEqual([]);
			expect(await world.fingerprint()).toBe(before);
		},
		MINUTES
	);
});

describe('cookies', () => {
	it('of the session are HttpOnly and SameSite, new at each sign-in, dead after sign-out', async () => {
		const [first, second] = [
			await world.signIn('admin@own.example'),
			await world.signIn('admin@own.example')
		];
		expect(first).not.toBe(second);
		const caller: Caller = { name: 'own admin', cookie: second };
		const cell: Cell = { route: '/sign-out', doing: 'action:default', objects: 'own' };
		const answer = await send(world, caller, { cell });
		expect(answer.status).toBe(303);
		expect(answer.headers.get('clear-site-data')).toContain('cache');
		const me: Cell = { route: '/api/v1/me', doing: 'GET', objects: 'own' };
		expect((await send(world, caller, { cell: me })).status).toBe(401);
		expect((await send(world, { name: 'own admin', cookie: first }, { cell: me })).status).toBe(
			200
		);
	});

	it('forwarded addresses and hosts that a client sends change nothing', async () => {
		const cell: Cell = { route: '/sign-in', doing: 'action:default', objects: 'own' };
		const body = new URLSearchParams({ email: 'admin@own.example', password: 'vbqmzkrtwpnx' });
		const headers = {
			'x-forwarded-proto': 'https',
			'x-forwarded-host': 'evil.example',
			'x-forwarded-for': '203.0.113.9',
			'x-real-ip': '203.0.113.9'
		};
		const answer = await send(world, { name: 'anonymous' }, { cell, headers, body });
		const [session] = answer.headers.getSetCookie().filter((cookie) => cookie.includes('session='));
		expect(session).toMatch(/^mieruka-session=[\w-]{43};.*HttpOnly.*SameSite=Lax/);
		const list = await send(
			world,
			{ name: 'own admin', cookie: session!.split(';')[0] },
			{ cell: { route: '/account', doing: 'load', objects: 'own' } }
		);
		expect(list.text).not.toContain('203.0.113.9');
		expect(answer.headers.get('location')).not.toContain('evil');
	});
});

describe('bodies', () => {
	const big = 'x'.repeat(2_000_000);

	it('over the limit are 413 on an ordinary route, announced or streamed', async () => {
		const url = `${world.origin}/api/v1/calculations/emissions`;
		const robot = world.caller('write token');
		const headers = { authorization: robot.authorization!, 'content-type': 'application/json' };
		const announced = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ big }) });
		expect(announced.status).toBe(413);
		const stream = new Blob([JSON.stringify({ big })]).stream();
		const init = { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit;
		const streamed = await fetch(url, init);
		expect(streamed.status).toBe(413);
		expect(await streamed.json()).toMatchObject({ code: 'request.too_large' });
	});

	it('with a NUL are refused as a field or a form, and an address with one is 404, on every engine', async () => {
		const url = `${world.origin}/api/v1/companies`;
		const { authorization = '' } = world.caller('write token');
		const headers = { authorization, 'content-type': 'application/json' };
		const body = JSON.stringify({ carrier: 'x\0', quantity: 1, unit: 'kL', date: '2025-04-01' });
		const json = { method: 'POST', headers, body };
		const calculated = await fetch(`${world.origin}/api/v1/calculations/emissions`, json);
		const typed = { email: 'admin\0@own.example', password: 'vbqmzkrtwpnx' };
		const form = await post(`${world.origin}/sign-in`, typed);
		const inPath = await fetch(`${url}/%00/sites`, { headers });
		const inQuery = await fetch(`${url}?cursor=%00`, { headers });
		const statuses = [calculated, form, inPath, inQuery].map(({ status }) => status);
		expect(statuses).toEqual([422, 400, 404, 404]);
	});

	it('that are no JSON are 400 with a code and a sentence', async () => {
		const url = `${world.origin}/api/v1/calculations/emissions`;
		const robot = world.caller('write token');
		const headers = { authorization: robot.authorization!, 'content-type': 'application/json' };
		const answer = await fetch(url, { method: 'POST', headers, body: '{"a":' });
		expect(answer.status).toBe(400);
		expect(answer.headers.get('content-type')).toContain('application/problem+json');
		expect(await answer.json()).toMatchObject({ code: 'request.invalid', status: 400 });
	});
});

describe('static files', () => {
	it('carry the headers of every other answer', async () => {
		const answer = await fetch(`${world.origin}/favicon.svg`);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
		expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
		expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
	});
});

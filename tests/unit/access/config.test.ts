import { describe, expect, it } from 'vitest';
import { parseConfig, sameOrigin } from '$lib/server/config';
import { safeNext } from '$lib/server/http';
import { isForeign } from '$lib/server/origin-check';

describe('the environment', () => {
	it('nothing set: this machine only, port 3000, ./data', () => {
		expect(parseConfig({})).toMatchObject({
			host: '127.0.0.1',
			port: 3000,
			origin: 'http://127.0.0.1:3000',
			dataDir: './data',
			databaseUrl: null,
			plainHttp: 'no',
			limits: { uploadBytes: 67_108_864, rows: 2_000_000, pixels: 50_000_000 }
		});
	});

	it.each([
		['PORT', '70000'],
		['PORT', 'http'],
		['HOST', 'a b'],
		['ORIGIN', 'energy.example.jp'],
		['DATABASE_URL', 'mysql://x'],
		['MIERUKA_DEMO', 'yes'],
		['LOG_LEVEL', 'loud'],
		['SMTP_URL', 'https://mail'],
		['ALLOW_HTTP', 'true'],
		['UPLOAD_LIMIT_BYTES', '64MB']
	])('%s=%s stops the start with a sentence that names it', (name, value) => {
		expect(() => parseConfig({ [name]: value })).toThrow(new RegExp(`^${name} `));
	});

	it('plain http beyond this machine needs ALLOW_HTTP, and then says so', () => {
		expect(() => parseConfig({ HOST: '0.0.0.0' })).toThrow(/^HOST .*ALLOW_HTTP/);
		expect(() => parseConfig({ ORIGIN: 'http://192.168.1.5:3000' })).toThrow(/^ORIGIN /);
		expect(parseConfig({ HOST: '0.0.0.0', ALLOW_HTTP: '1' }).plainHttp).toBe('yes');
		const proxied = parseConfig({ HOST: '0.0.0.0', ORIGIN: 'https://energy.example.jp' });
		expect(proxied.plainHttp).toBe('no');
	});

	it('empty variables count as absent', () => {
		expect(parseConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({
			databaseUrl: null,
			port: 3000
		});
	});
});

describe('origins', () => {
	it('localhost and 127.0.0.1 of one port are the same place, other ports and names are not', () => {
		const ours = 'http://127.0.0.1:3000';
		expect(sameOrigin('http://localhost:3000', ours)).toBe(true);
		expect(sameOrigin('http://[::1]:3000', ours)).toBe(true);
		for (const other of [
			'http://localhost:3001',
			'https://localhost:3000',
			'http://localhost.evil.example:3000',
			'http://127.0.0.1.evil.example:3000',
			'http://localhost:3000@evil.example',
			'null',
			''
		])
			expect(sameOrigin(other, ours), other).toBe(false);
		expect(sameOrigin('http://localhost:3000', 'http://192.168.1.5:3000')).toBe(false);
	});

	const origin = 'https://energy.example.jp';
	const post = (headers: Record<string, string>) =>
		new Request(origin, { method: 'POST', headers });

	it.each([
		['another site', { origin: 'https://evil.example' }, true],
		['a sibling', { origin: 'https://other.example.jp' }, true],
		['no origin at all', {}, true],
		['the null origin', { origin: 'null' }, true],
		['same-site by fetch metadata', { 'sec-fetch-site': 'same-site' }, true],
		['typed by hand', { 'sec-fetch-site': 'none' }, true],
		['our own page', { origin }, false],
		['our own page by fetch metadata', { 'sec-fetch-site': 'same-origin' }, false],
		[
			'foreign origin with friendly metadata',
			{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
			true
		]
	])('a change from %s, whatever its content type', (_from, headers, refused) => {
		for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', ''])
			for (const place of [
				{ withSession: true, isPage: false },
				{ withSession: false, isPage: true }
			]) {
				const request = post({ ...headers, ...(type && { 'content-type': type }) });
				expect(isForeign({ request, origin, ...place })).toBe(refused);
			}
	});

	it('programs without a session cookie call the API from anywhere', () => {
		const request = post({ 'content-type': 'multipart/form-data; boundary=x' });
		expect(isForeign({ request, origin, withSession: false, isPage: false })).toBe(false);
	});
});

describe('where to go after signing in', () => {
	it.each([
		['/companies/1?month=2025-04', '/companies/1?month=2025-04'],
		['//evil.example', '/'],
		['/\\evil.example', '/'],
		['https://evil.example', '/'],
		['/\t/evil.example', '/'],
		['javascript:alert(1)', '/'],
		['/x\r\nset-cookie: a=b', '/'],
		['/./..//evil.example', '/'],
		['', '/'],
		[null, '/']
	])('%j leads to %s', (wanted, path) => {
		expect(safeNext(wanted)).toBe(path);
	});
});

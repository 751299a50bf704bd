import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seal, unseal } from '$lib/server/access/sealed';
import { stepOfCode } from '$lib/server/access/totp';
import { parseConfig } from '$lib/server/config';

const folder = mkdtempSync(join(tmpdir(), 'mieruka-key-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(32, 8).toString('base64url');
const place = (SECRET_KEY?: string, name = 'data') =>
	parseConfig({ SECRET_KEY, DATA_DIR: join(folder, name) });

describe('sealed secrets', () => {
	it('open with the same key, for the same person, unchanged', () => {
		const sealed = seal(place(KEY), 'JBSWY3DP', 'hanako');
		expect(sealed).not.toContain('JBSWY3DP');
		expect(seal(place(KEY), 'JBSWY3DP', 'hanako')).not.toBe(sealed);
		expect(unseal(place(KEY), sealed, 'hanako')).toBe('JBSWY3DP');
	});

	it.each([
		['another key', (sealed: string) => unseal(place(OTHER), sealed, 'hanako')],
		['another person', (sealed: string) => unseal(place(KEY), sealed, 'taro')],
		['a cut tag', (sealed: string) => unseal(place(KEY), sealed.slice(0, 20), 'hanako')],
		['nothing', () => unseal(place(KEY), '', 'hanako')],
		[
			'a changed byte',
			(sealed: string) =>
				unseal(
					place(KEY),
					sealed.replace(/.$/, (c) => (c === 'A' ? 'Q' : 'A')),
					'hanako'
				)
		]
	])('%s opens nothing', (_what, open) => {
		expect(() => open(seal(place(KEY), 'JBSWY3DP', 'hanako'))).toThrow('second_factor.key');
	});

	it('without SECRET_KEY a file for the owner alone is the key, made once', () => {
		const here = place(undefined, 'new/data');
		const sealed = seal(here, 'JBSWY3DP', 'hanako');
		expect(unseal(place(undefined, 'new/data'), sealed, 'hanako')).toBe('JBSWY3DP');
		expect(readdirSync(here.dataDir)).toEqual(['secret.key']);
		expect(statSync(join(here.dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
		expect(() => unseal(place(undefined, 'elsewhere'), sealed, 'hanako')).toThrow();
	});

	it('a key file that was cut seals and opens nothing', () => {
		const here = place(undefined, 'cut');
		const sealed = seal(here, 'JBSWY3DP', 'hanako');
		const whole = readFileSync(join(here.dataDir, 'secret.key'), 'utf8');
		writeFileSync(join(here.dataDir, 'secret.key'), whole.slice(0, 20));
		expect(() => seal(here, 'JBSWY3DP', 'hanako')).toThrow('second_factor.key');
		expect(() => unseal(here, sealed, 'hanako')).toThrow('second_factor.key');
	});

	it.each(['short', `${KEY}AA`, 'x'.repeat(42), `${'あ'.repeat(43)}`])(
		'SECRET_KEY=%s stops the start by name',
		(key) => {
			expect(() => place(key)).toThrow('SECRET_KEY must be 32 random bytes');
		}
	);
});

describe('codes of authenticator apps', () => {
	// RFC 6238, appendix B, SHA-1, cut to six digits: the seed "12345678901234567890".
	const SEED = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
	it.each([
		[59, '287082', 1],
		[1111111109, '081804', 37037036],
		[1234567890, '005924', 41152263],
		[2000000000, '279037', 66666666]
	])('at %d s the code of the standard is %s', (seconds, code, step) => {
		expect(stepOfCode(SEED, code, seconds * 1000)).toBe(step);
		expect(stepOfCode(SEED, code, (seconds + 30) * 1000)).toBe(step);
		expect(stepOfCode(SEED, code, (seconds + 90) * 1000)).toBeNull();
	});

	it.each(['', '28708', '2870822', '28708a', ' 287082'])('%j is no code', (code) => {
		expect(stepOfCode(SEED, code, 59_000)).toBeNull();
	});
});

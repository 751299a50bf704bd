import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Codes stand in the sources as literals, sentences in the message files: both must meet. */
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const list = (path: string) =>
	readdirSync(new URL(`../../../${path}`, import.meta.url), { recursive: true, encoding: 'utf8' });

const sources = list('src/lib')
	.filter((name) => name.endsWith('.ts'))
	.map((name) => read(`src/lib/${name}`));

const messages = (locale: string) =>
	Object.assign(
		{},
		...list(`src/i18n/messages/${locale}`).map((name) =>
			JSON.parse(read(`src/i18n/messages/${locale}/${name}`))
		)
	) as Record<string, string>;

const [ja, en] = [messages('ja'), messages('en')];

function codes(pattern: RegExp): string[] {
	const found = sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1]!));
	return [...new Set(found)].sort();
}

const findings = codes(
	/\b(?:finding\(\s*'(?:note|warning|blocking)',\s*|(?:refusal|unreadable)\(\s*)'([a-z0-9_]+\.[a-z0-9_.]+)'/g
);
const refusals = codes(
	/new (?:NotSignedIn|Forbidden|NotFound|Conflict|TooLarge|Invalid|TooMany|Malformed|WrongContentType)\(\s*'([a-z0-9_.]+)'/g
);

const key = (prefix: string, code: string) => `${prefix}_${code.replaceAll('.', '_')}`;

describe('every code has its sentence in both languages', () => {
	it('the sources use codes at all', () => {
		expect(findings.length).toBeGreaterThan(30);
		expect(refusals.length).toBeGreaterThan(20);
	});

	it.each(findings)('finding %s', (code) => {
		expect(ja[key('finding', code)]).toBeTruthy();
		expect(en[key('finding', code)]).toBeTruthy();
	});

	it.each(refusals)('refusal %s', (code) => {
		expect(ja[key('error', code)]).toBeTruthy();
		expect(en[key('error', code)]).toBeTruthy();
	});

	it('both languages have the same keys and the same parameters', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(ja).sort());
		const parameters = (text: unknown) =>
			[...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);
		for (const name of Object.keys(ja))
			expect([name, ...new Set(parameters(ja[name]))].sort()).toEqual(
				[name, ...new Set(parameters(en[name]))].sort()
			);
	});
});

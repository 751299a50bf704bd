import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { POLICY_ROLES, policy } from '$lib/server/access/policy';
import { actorWords } from '$lib/features/records/words';

/** The unions `CompanyDeed` and `ServerDeed`, which are types and so not there at run time. */
const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const events = [
	...read('src/lib/server/services/records/deeds.ts').matchAll(/^\t\| '([a-z_.]+)'/gm)
].map((match) => match[1]!);

const words = (['ja', 'en'] as const).map(
	(locale) => JSON.parse(read(`src/i18n/messages/${locale}/records.json`)) as Record<string, string>
);

describe('what stands in a record has words in both languages', () => {
	it('the sources name events at all', () => {
		expect(events).toContain('company.create');
		expect(events).toContain('demo.load');
	});

	it.each([...new Set(['read', ...events])])('event %s', (event) => {
		for (const own of words) expect(own[`record_${event.replaceAll('.', '_')}`]).toBeTruthy();
	});

	it.each(Object.keys(policy))('resource %s', (resource) => {
		for (const own of words) expect(own[`record_resource_${resource}`]).toBeTruthy();
	});

	const actors = ['company_admin', 'company_member', 'auditor', 'coordinator', 'consortium_viewer'];
	it.each([...actors, 'operator', 'command_line', 'anonymous'])('actor %s', (actorRole) => {
		expect(POLICY_ROLES).toContain(actorRole);
		expect(actorWords({ actorName: '花', actorRole })).not.toContain(actorRole);
	});
});

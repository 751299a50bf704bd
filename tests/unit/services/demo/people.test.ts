import { describe, expect, it } from 'vitest';
import { DEMO_COMPANIES } from '$lib/server/services/demo/consortium';
import {
	addressOf,
	ANY_MONTH,
	CONSENTS,
	ENGAGEMENTS,
	FIRST_PERSON,
	INVITED_COMPANY,
	OPERATOR,
	PEOPLE,
	WITHDRAWN
} from '$lib/server/services/demo/people';

const everybody = [FIRST_PERSON, OPERATOR, ...PEOPLE];
const companies = DEMO_COMPANIES.map(({ key }) => key);

describe('the people of the sample consortium', () => {
	it('say by their names and addresses that they are invented', () => {
		for (const person of everybody) {
			expect(person.name).toMatch(/^見本 /);
			expect(addressOf(person)).toMatch(/^[a-z0-9-]+@mieruka\.example$/);
		}
		expect(new Set(everybody.map(addressOf)).size).toBe(everybody.length);
	});

	it('manage every company but the one that was only invited, each by one person', () => {
		const managed = everybody
			.filter(({ role }) => role === 'company_admin')
			.flatMap((person) => person.companies);
		expect(managed.sort()).toEqual(companies.filter((key) => key !== INVITED_COMPANY).sort());
	});

	it('have relations to companies and sites that there are', () => {
		expect(companies).toEqual(
			expect.arrayContaining([...Object.keys(CONSENTS), WITHDRAWN.company])
		);
		expect(CONSENTS[WITHDRAWN.company]).toContain(WITHDRAWN.kind);
		for (const { auditor, company, site } of ENGAGEMENTS) {
			expect(everybody.find(({ key }) => key === auditor)?.role).toBe('auditor');
			const found = DEMO_COMPANIES.find(({ key }) => key === company)!;
			expect(found.sites(ANY_MONTH)[site ?? 0]).toBeDefined();
		}
	});
});

import { describe, expect, it } from 'vitest';
import { authorise, authoriseCompany, authoriseDirectory } from '$lib/server/access/authorise';
import type { Action, Context, Principal, Resource } from '$lib/server/access/context';
import { isCompanyResource, permits, policy } from '$lib/server/access/policy';

const member: Principal = {
	userId: 'u1',
	email: 'member@example.jp',
	name: '久慈',
	operator: 'no',
	memberships: [{ companyId: 'own', role: 'company_member' }],
	engagements: [],
	consortia: [],
	rawDataConsents: [],
	secondFactor: 'passed',
	via: 'session',
	scopes: ['read', 'write']
};
const operator: Principal = { ...member, operator: 'yes', memberships: [] };
const commandLine: Principal = { ...operator, operator: 'no', via: 'command_line' };

const asked = (principal: Principal | null, declared: Context['declared'] = 'any'): Context => ({
	principal,
	declared,
	outsideReads: [],
	requestId: 'r1',
	locale: 'ja'
});

const refusal = (check: () => unknown) => {
	try {
		check();
		return 'allowed';
	} catch (refused) {
		return (refused as Error).name;
	}
};

const onCompany = (principal: Principal | null, companyId: string, action: Action = 'read') =>
	refusal(() => authoriseCompany(asked(principal), 'energy', action, companyId));

describe('the access check', () => {
	it('lets members read the energy of their own company and of no other', () => {
		expect(onCompany(member, 'own')).toBe('allowed');
		expect(onCompany(member, 'foreign')).toBe('NotFound');
		expect(onCompany(member, 'missing')).toBe('NotFound');
	});

	it('shows the operator no energy data and the anonymous nothing', () => {
		expect(onCompany(operator, 'own')).toBe('NotFound');
		expect(onCompany(null, 'own')).toBe('NotSignedIn');
	});

	it('own company without the right is forbidden, not missing', () => {
		const remove = (principal: Principal, company: string) =>
			refusal(() => authoriseCompany(asked(principal), 'member', 'delete', company));
		expect(remove(member, 'own')).toBe('Forbidden');
		expect(remove(member, 'foreign')).toBe('NotFound');
		const admin: Principal = {
			...member,
			memberships: [{ companyId: 'own', role: 'company_admin' }]
		};
		expect(remove(admin, 'own')).toBe('allowed');
	});

	it('a role in one company gives nothing in another of the same person', () => {
		const both: Principal = {
			...member,
			memberships: [
				{ companyId: 'a', role: 'company_admin' },
				{ companyId: 'b', role: 'company_member' }
			]
		};
		const add = (company: string) =>
			refusal(() => authoriseCompany(asked(both), 'member', 'update', company));
		expect([add('a'), add('b')]).toEqual(['allowed', 'Forbidden']);
	});

	it('a token reads with read and writes with write, no more', () => {
		const token = (scopes: Principal['scopes']): Principal => ({ ...member, via: 'token', scopes });
		const create = (principal: Principal, company = 'own') =>
			refusal(() => authoriseCompany(asked(principal), 'site', 'create', company));
		expect(create(token(['read']))).toBe('Forbidden');
		expect(create(token(['read', 'write']))).toBe('allowed');
		expect(onCompany(token(['write']), 'own')).toBe('Forbidden');
		expect(create(token(['read']), 'foreign')).toBe('NotFound');
	});

	it('what the route did not declare is a fault, for whoever is allowed too', () => {
		const context = asked(member, [['site', 'read']]);
		const check = () => authoriseCompany(context, 'energy', 'read', 'own');
		expect(refusal(check)).toBe('Error');
		expect(check).toThrow('energy.read');
		expect(refusal(() => authoriseCompany(context, 'site', 'read', 'own'))).toBe('allowed');
	});

	it('the list of companies holds the memberships and nothing else', () => {
		const pair = ['company_list', 'read'] as const;
		expect(authoriseDirectory(asked(member), pair).companyIds).toEqual(['own']);
		expect(authoriseDirectory(asked(operator), pair).companyIds).toEqual([]);
	});

	it('only the command line makes tokens for others, only operators and it make users', () => {
		const tokens = (p: Principal) => refusal(() => authorise(asked(p), 'server', 'update'));
		const users = (p: Principal) => refusal(() => authorise(asked(p), 'user', 'create'));
		expect([member, operator, commandLine].map(tokens)).toEqual([
			'Forbidden',
			'Forbidden',
			'allowed'
		]);
		expect([member, operator, commandLine].map(users)).toEqual(['Forbidden', 'allowed', 'allowed']);
	});
});

describe('the policy table', () => {
	it('gives nothing of a company to the anonymous, the merely signed-in or the operator', () => {
		const outside = ['anonymous', 'signed_in', 'operator'] as const;
		const given = Object.entries(policy).flatMap(([resource, rule]) =>
			Object.keys(rule)
				.filter((action) => permits(outside, [resource as Resource, action as Action]))
				.filter(() => isCompanyResource(resource as Resource))
				.map((action) => `${resource}.${action}`)
		);
		expect(given).toEqual(['company.create']);
	});

	it.each([
		['constructor', 'read'],
		['__proto__', 'read'],
		['energy', 'constructor'],
		['energy', '__proto__'],
		['energy', 'delete'],
		['nothing', 'read']
	])('%s.%s is nobody’s', (resource, action) => {
		const everyone = [
			'anonymous',
			'signed_in',
			'company_admin',
			'operator',
			'command_line'
		] as const;
		expect(permits(everyone, [resource as Resource, action as Action])).toBe(false);
	});
});

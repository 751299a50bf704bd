import { describe, expect, test } from 'vitest';
import {
	createToken,
	getHealth,
	getMe,
	listTokens,
	revokeToken
} from '$lib/server/services/api-schemas/account';
import { ask, refused, world } from './client';
import { OFFICE } from './global-setup';
import { runCommand } from './server';

test('health needs no token and names the engine', async () => {
	const health = await ask(getHealth, { token: null });
	expect(health).toMatchObject({ status: 'ok', database: world.database });
	expect(health.version).toMatch(/^\d+\.\d+\.\d+/);
});

describe('me', () => {
	test('tells the person, the companies and the scopes of the token', async () => {
		const me = await ask(getMe, { token: world.readToken });
		expect(me.user).toMatchObject({ email: OFFICE, name: '事務 花子' });
		expect(me.roles).toContainEqual({ role: 'company_admin', companyId: world.company });
		expect(me.roles).not.toContainEqual(
			expect.objectContaining({ companyId: world.foreignCompany })
		);
		expect(me.scopes).toEqual(['read']);
	});

	test('tells the operator', async () => {
		const me = await ask(getMe, { token: world.operatorToken });
		expect(me.roles).toContainEqual({ role: 'operator', companyId: null });
		expect(me.roles).not.toContainEqual(expect.objectContaining({ companyId: world.company }));
	});
});

describe('tokens', () => {
	const ofCommandLine = (days: string) =>
		runCommand(['token', 'create', '--email', OFFICE, '--days', days], { dataDir: world.dataDir });

	test('one made on the command line opens the API, stands in the list and ends when revoked', async () => {
		const token = await ofCommandLine('1');
		const before = await ask(listTokens);
		const newest = before.items.reduce((a, b) => (a.createdAt > b.createdAt ? a : b));
		await ask(getMe, { token });
		expect(JSON.stringify(before)).not.toContain(token);
		await ask(revokeToken, { params: { token: newest.id }, token });
		const problem = await refused(getMe, { token });
		expect(problem).toMatchObject({ status: 401 });
	});

	test('a token cannot make another one', async () => {
		const problem = await refused(createToken, { body: { name: '分身', days: 1 } });
		expect(problem.status).toBe(403);
	});

	test('somebody else’s token is as missing as one that never was', async () => {
		const { items } = await ask(listTokens);
		const [foreign, missing] = await Promise.all(
			[items[0]!.id, 'missing'].map((token) =>
				refused(revokeToken, { params: { token }, token: world.foreignToken })
			)
		);
		expect(foreign).toMatchObject({ status: 404 });
		expect({ ...foreign, instance: '' }).toEqual({ ...missing, instance: '' });
	});
});

import { beforeAll, describe, expect, test } from 'vitest';
import { operations } from '$lib/server/services/api-schemas';
import { getCompany } from '$lib/server/services/api-schemas/companies';
import { listConsortiumCompleteness } from '$lib/server/services/api-schemas/completeness';
import { listConsortia, listConsortiumCompanies } from '$lib/server/services/api-schemas/consortia';
import { ask, refused, world } from './client';
import { runCommand } from './server';

const writing = operations.filter(
	({ access, path }) => access === 'write' && path.startsWith('/consortia/{consortium}')
);
const COORDINATOR = 'coordinator@hitachi.example';
const run = (args: string[], input?: string) => runCommand(args, { dataDir: world.dataDir, input });
const made = async (args: string[]) => (JSON.parse(await run(args)) as { id: string }).id;

describe('consortia', () => {
	let consortium: string;
	let companies: string[];
	let token: string;
	beforeAll(async () => {
		consortium = await made(['consortium', 'create', '--name', '県北省エネ組合']);
		companies = [];
		for (const name of ['高萩精工', '北茨城塗装']) {
			const given = ['--name', name, '--industry', '24', '--consortium', consortium];
			companies.push(await made(['company', 'create', ...given]));
		}
		const person = ['--email', COORDINATOR, '--name', '調整 三郎'];
		await run(['user', 'create', ...person], 'contract-tests-0nly-long-enough\n');
		const part = ['--email', COORDINATOR, '--consortium', consortium, '--role', 'coordinator'];
		await run(['member', 'add', ...part]);
		token = await run(['token', 'create', '--email', COORDINATOR, '--scope', 'read']);
	});

	test('one sees one’s own, and as what', async () => {
		const { items } = await ask(listConsortia, { token });
		expect(items).toEqual([{ id: consortium, name: '県北省エネ組合', role: 'coordinator' }]);
		expect((await ask(listConsortia)).items).toEqual([]);
	});

	test('a coordinator’s token that may only read changes nothing; another consortium is not there', async () => {
		const params = { edition: 'x', restatement: 'x' };
		for (const operation of writing) {
			const own = await refused(operation, { token, params: { ...params, consortium } });
			expect([operation.id, own.status, own.code]).toEqual([operation.id, 403, 'token.scope']);
			const other = await refused(operation, { token, params: { ...params, consortium: 'x' } });
			expect([operation.id, other.status]).toEqual([operation.id, 404]);
		}
		expect(writing.length).toBeGreaterThan(0);
	});

	test('the coordinator reads the state of the companies, page by page', async () => {
		const of = { token, params: { consortium } };
		const first = await ask(listConsortiumCompanies, { ...of, query: { limit: 1 } });
		const cursor = first.nextCursor!;
		const second = await ask(listConsortiumCompanies, { ...of, query: { limit: 1, cursor } });
		expect(second.nextCursor).toBeNull();
		const items = [...first.items, ...second.items];
		expect(items.map(({ id }) => id).sort()).toEqual([...companies].sort());
		expect(items[0]).toMatchObject({ industry: '24', status: 'invited', lastMonth: null });
	});

	test('and how many metering points of each company are complete by month', async () => {
		const query = { from: '2025-04', to: '2025-05', limit: 1 };
		const of = { token, params: { consortium } };
		const { items, nextCursor } = await ask(listConsortiumCompleteness, { ...of, query });
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ points: 0, latePoints: 0, lateSince: null, months: [] });
		expect(nextCursor).not.toBeNull();
	});

	test('a company that did not agree stays closed to it, by name in the list or not', async () => {
		const params = { company: companies[0]! };
		expect(await refused(getCompany, { token, params })).toMatchObject({ status: 404 });
		const kind = ['--kind', 'coordinator_raw_data'];
		await run(['consent', 'grant', '--company', companies[0]!, ...kind]);
		expect(await ask(getCompany, { token, params })).toMatchObject({ id: companies[0] });
	});

	test('nobody else finds the list', async () => {
		const params = { consortium };
		expect(await refused(listConsortiumCompanies, { params })).toMatchObject({ status: 404 });
		const missing = { token, params: { consortium: 'missing' } };
		expect(await refused(listConsortiumCompanies, missing)).toMatchObject({ status: 404 });
	});
});

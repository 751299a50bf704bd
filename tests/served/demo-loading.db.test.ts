import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scopeOfJob } from '$lib/server/access/job-scope';
import { getServer } from '$lib/server/app';
import { read, write } from '$lib/server/repositories/transaction';
import { createDemoCompany } from '$lib/server/services/demo';
import { demoAtStart } from '$lib/server/services/demo/at-start';
import { DEMO_COMPANIES } from '$lib/server/services/demo/consortium';
import type { DemoCompany } from '$lib/server/services/demo/demo-company';
import { fillCompanies } from '$lib/server/services/demo/fill-consortium';
import { lastMonthOf } from '$lib/server/services/demo/fill-company';
import { foundConsortium } from '$lib/server/services/demo/found-consortium';
import { finishDemo } from '$lib/server/services/demo/load';
import { readDemoFile } from '$lib/server/services/demo/import-file';
import {
	getDemo,
	loadDemo,
	makeDemoSignIns,
	renewDemoSignIns
} from '$lib/server/services/demo/sample-consortium';
import { changeState, type DemoState, readState } from '$lib/server/services/demo/state';
import { listImports } from '$lib/server/services/imports';
import { newSetUpPath, setUp } from '$lib/server/services/set-up';
import { verify } from '$lib/server/services/verify';
import { asked, code, elsewhere, known, nobody, PASSWORD } from '../integration/access-world';
import { context as server, openApp } from '../integration/an-app';
import { engines } from '../integration/engines';

const [FOUNDRY, SECOND] = DEMO_COMPANIES as [DemoCompany, DemoCompany];

describe.each(engines)('the sample consortium on its way in, on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;

	beforeEach(async () => void (app = await openApp({ createPlace })));
	afterEach(() => app.close());

	const stateNow = () => read(getServer().database, 'identity', readState);

	/** Killed at a bad moment: one company is in, of another one file is read but not confirmed. */
	async function breakOff(state: DemoState): Promise<void> {
		const parts = [FOUNDRY].map((company) => partOf(state, company));
		await fillCompanies(parts, { nowMs: state.nowMs });
		const { companyId, ownerId: userId } = partOf(state, SECOND);
		const [file] = SECOND.files(lastMonthOf(SECOND, state.nowMs));
		await readDemoFile(scopeOfJob({ companyId, userId }), file!, null);
		await write(getServer().database, 'identity', (tx) => changeState(tx, { aliveAt: 0 }));
	}

	const partOf = ({ companies, first }: DemoState, company: DemoCompany) => ({
		...{ company, companyId: companies[company.key]!, ownerId: first.userId }
	});

	/** Every file of every company is in once, and nothing waits. */
	async function expectWhole({ companies, nowMs }: DemoState): Promise<void> {
		for (const company of DEMO_COMPANIES) {
			const imports = await listImports(server, companies[company.key]!);
			const standing = imports.filter(({ status }) => status !== 'cancelled');
			expect(standing.every(({ status }) => status === 'committed')).toBe(true);
			const names = company.files(lastMonthOf(company, nowMs)).map(({ name }) => name);
			expect(standing.map(({ fileName }) => fileName).sort()).toEqual(names.sort());
		}
		expect(await verify(server)).toMatchObject({ companies: 24, differences: [] });
	}

	it('is finished by the next start, wanted or not, and its people get their passwords', async () => {
		await breakOff(await foundConsortium({ was: 'made' }, Date.now()));
		const made = await demoAtStart('no');
		expect(made?.signIns[0]?.person.key).toBe('demo');
		const state = (await stateNow())!;
		expect(state).toMatchObject({ status: 'loaded', done: 24 });
		await expectWhole(state);
		expect(await demoAtStart('yes')).toBeNull();
	}, 120_000);

	it('gets its passwords at the next start, where only these are missing', async () => {
		await finishDemo(await foundConsortium({ was: 'made' }, Date.now()));
		expect((await demoAtStart('yes'))?.signIns.length).toBeGreaterThan(20);
		expect(await demoAtStart('yes')).toBeNull();
	}, 120_000);

	it('is begun by one of those who begin at once', async () => {
		const begun = [1, 2].map(() => code(foundConsortium({ was: 'made' }, Date.now())));
		expect((await Promise.all(begun)).sort()).toEqual(['demo.begun', 'done']);
	});

	it('comes in from the set-up page, while the server answers', async () => {
		const token = (await newSetUpPath())!.split('/').at(-1)!;
		const person = { email: 'hana@example.jp', name: '花', password: PASSWORD, demo: 'yes' };
		const session = await setUp(nobody, { token, ...person }, elsewhere());
		const operator = asked(await known(session));
		expect(session.demo).toBe('yes');
		expect((await getDemo(operator)).status).toBe('loading');
		expect(await code(loadDemo(operator))).toBe('demo.begun');
		expect(await code(makeDemoSignIns(operator))).toBe('demo.not_loaded');
		await expect.poll(async () => (await getDemo(operator)).status, LONG).toBe('loaded');
		const view = await getDemo(asked(await known(session)));
		expect(view).toMatchObject({ done: 24, total: 24, signIns: 'none', mayMakeSignIns: 'yes' });
		expect(view.foundry).toBe((await stateNow())?.companies.foundry);
		const { accounts } = await makeDemoSignIns(operator);
		expect(accounts.map(({ role }) => role)).not.toContain('operator');
		expect(accounts.filter((one) => one.app).map(({ role }) => role)).toEqual([
			...['coordinator', 'auditor', 'auditor']
		]);
		expect(await code(makeDemoSignIns(operator))).toBe('demo.sign_ins_made');
		expect(await code(renewDemoSignIns(operator))).toBe('second_factor.needed');
		expect(await code(loadDemo(operator))).toBe('demo.loaded');
	}, 120_000);

	it('takes the foundry along that its reader tries things with already', async () => {
		const token = (await newSetUpPath())!.split('/').at(-1)!;
		const person = { email: 'hana@example.jp', name: '花', password: PASSWORD };
		const session = await setUp(nobody, { token, ...person }, elsewhere());
		const { id } = await createDemoCompany(asked(await known(session)));
		await foundConsortium({ was: 'there', userId: (await known(session))!.userId }, Date.now());
		const state = (await stateNow())!;
		expect(state.companies.foundry).toBe(id);
		await finishDemo(state);
		await expectWhole(state);
	}, 120_000);

	it('does not take the address of somebody who has it', async () => {
		const token = (await newSetUpPath())!.split('/').at(-1)!;
		const person = { email: 'city@mieruka.example', name: '花', password: PASSWORD };
		const session = await setUp(nobody, { token, ...person, demo: 'yes' }, elsewhere());
		const operator = asked(await known(session));
		expect((await getDemo(operator)).status).toBe('none');
		expect(await code(loadDemo(operator))).toBe('demo.address');
	});
});

const LONG = { timeout: 100_000, interval: 200 };

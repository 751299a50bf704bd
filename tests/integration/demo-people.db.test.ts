import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '$lib/server/access/context';
import { principalOfSession } from '$lib/server/access/find-principal';
import { getServer } from '$lib/server/app';
import { read } from '$lib/server/repositories/transaction';
import { passSecondStep } from '$lib/server/services/accounts/second-step';
import { demoAtStart } from '$lib/server/services/demo/at-start';
import { CONSENTS, CONSORTIUM_NAME, ENGAGEMENTS, PEOPLE } from '$lib/server/services/demo/people';
import { printedSignIns } from '$lib/server/services/demo/print-sign-ins';
import { renewDemoSignIns } from '$lib/server/services/demo/sample-consortium';
import type { DemoSignIns } from '$lib/server/services/demo/sign-ins';
import { type DemoState, readState } from '$lib/server/services/demo/state';
import { getEnergy } from '$lib/server/services/energy';
import { listMembers } from '$lib/server/services/members';
import { listCompanyRecords, listServerRecords } from '$lib/server/services/records';
import { listConsents } from '$lib/server/services/relations/consents';
import { listConsortia, listPeople } from '$lib/server/services/relations/consortia';
import { listEngagements, listOwnEngagements } from '$lib/server/services/relations/engagements';
import { listCompanyInvitations } from '$lib/server/services/relations/invitations';
import { listSites } from '$lib/server/services/sites';
import { signIn } from '$lib/server/services/sign-in';
import { asked, code, elsewhere, nobody } from './access-world';
import { context as server, openApp } from './an-app';
import { engines } from './engines';

describe.each(engines)('the people of the sample consortium on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let made: DemoSignIns;
	let state: DemoState;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		made = (await demoAtStart('yes'))!;
		state = (await read(getServer().database, 'identity', readState))!;
	}, 180_000);

	afterAll(() => app.close());

	const companyOf = (key: string) => state.companies[key]!;
	const secretOf = (key: string) => made.signIns.find(({ person }) => person.key === key)!.secret;

	/** Signs in with what was printed, and asks about a company. */
	async function as(key: string, company: string): Promise<Context> {
		const email = `${key}@mieruka.example`;
		const first = await signIn(nobody, { email, password: made.password }, elsewhere());
		const session = 'half' in first ? await second(first.half, secretOf(key)!) : first;
		const asking = { now: Date.now(), companyId: companyOf(company) };
		return asked(await principalOfSession(getServer().database, session.token, asking));
	}

	/** Codes work once: later sign-ins of one person use up later steps. */
	const steps = new Map<string, number>();
	function second(half: string, secret: string) {
		const later = steps.get(secret) ?? -1;
		steps.set(secret, later + 1);
		const timestamp = Date.now() + later * 30_000;
		const typed = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
		return passSecondStep(nobody, { half, code: typed }, elsewhere());
	}

	const energyFor = async (key: string, company: string) =>
		code(getEnergy(await as(key, company), companyOf(company), { from: '2025-04', to: '2025-05' }));

	it('belong to their companies, and one person to two', async () => {
		for (const { key, companies, name, role } of PEOPLE)
			for (const company of companies) {
				const members = await listMembers(server, companyOf(company));
				const email = `${key}@mieruka.example`;
				expect(members).toContainEqual(expect.objectContaining({ email, name, role }));
			}
		const foundry = await listMembers(server, companyOf('foundry'));
		expect(foundry.map(({ email }) => email.split('@')[0])).toEqual(
			expect.arrayContaining(['demo', 'staff'])
		);
		expect((await as('press', 'press')).principal?.memberships).toHaveLength(2);
	});

	it('hold the consortium together, with all 24 companies in it', async () => {
		const [consortium] = await listConsortia(server);
		expect(consortium).toMatchObject({ id: state.consortiumId, name: CONSORTIUM_NAME });
		const people = await listPeople(server, state.consortiumId);
		expect(people.map(({ role }) => role).sort()).toEqual([
			...['consortium_viewer', 'consortium_viewer', 'coordinator']
		]);
		expect(Object.keys(state.companies)).toHaveLength(24);
	});

	it('leave one company without anybody, who has been asked in', async () => {
		expect(await listMembers(server, companyOf('instruments'))).toEqual([]);
		const invitations = await listCompanyInvitations(server, companyOf('instruments'));
		expect(invitations.map(({ role }) => role)).toEqual(['company_admin']);
	});

	it('agreed to what is written down for their company, and to nothing else', async () => {
		for (const [company, companyId] of Object.entries(state.companies)) {
			const consents = await listConsents(server, companyId);
			const granted = consents.filter(({ grantedAt }) => grantedAt !== null);
			const withdrawn = company === 'moulds' ? ['coordinator_raw_data'] : [];
			const expected = (CONSENTS[company] ?? []).filter((kind) => !withdrawn.includes(kind));
			expect(granted.map(({ kind }) => kind).sort(), company).toEqual([...expected].sort());
			const taken = consents.filter(({ withdrawnAt }) => withdrawnAt !== null);
			expect(taken.map(({ kind }) => kind)).toEqual(withdrawn);
		}
	});

	it('see as coordinator a company that agreed, and no other', async () => {
		expect(await energyFor('coordinator', 'plating')).toBe('done');
		expect(await energyFor('coordinator', 'painting')).toBe('not_found');
		expect(await energyFor('coordinator', 'moulds')).toBe('not_found');
	});

	it('see as auditor what they are engaged for: companies, one site, nothing before or after', async () => {
		expect(await energyFor('auditor1', 'die_casting')).toBe('done');
		const auditor = await as('auditor2', 'press');
		const sites = await listSites(auditor, companyOf('press'));
		expect(sites.map(({ name }) => name)).toEqual(['本社工場（見本）']);
		for (const company of ['heat_treatment', 'resin'])
			expect(await code(listSites(auditor, companyOf(company)))).toBe('not_found');
		const own = await listOwnEngagements(auditor);
		expect(own.map(({ status }) => status).sort()).toEqual(['over', 'running', 'to_come']);
		for (const { company } of ENGAGEMENTS)
			expect(await listEngagements(server, companyOf(company))).toHaveLength(1);
	});

	it('see as viewers no company', async () => {
		expect(await energyFor('city', 'foundry')).toBe('not_found');
	});

	it('stand in the access log of companies that they looked at from outside', async () => {
		const { records } = await listCompanyRecords(server, companyOf('foundry'), { kind: 'access' });
		expect(records.map(({ actorName }) => actorName)).toContain('見本 省三');
	});

	it('stand on record as those who did what was done', async () => {
		const { records } = await listCompanyRecords(server, companyOf('plating'), { kind: 'audit' });
		const deeds = records.map(({ event, actorName }) => `${event} ${actorName}`);
		expect(deeds).toEqual(
			expect.arrayContaining([
				...['company.create 見本 結子', 'consent.grant 見本 久美子'],
				'import.commit 見本 久美子'
			])
		);
		const ofServer = (await listServerRecords(server, {})).records;
		expect(ofServer.find(({ event }) => event === 'demo.load')?.detail).toMatchObject({
			companies: 24
		});
	});

	it('are printed with the first account in the line that programs read', () => {
		const [first] = printedSignIns(made).split('\n');
		expect(first).toBe(`Demo: demo@mieruka.example / ${made.password}`);
	});

	it('get no new passwords from the first account while its second factor is open', async () => {
		expect(await code(renewDemoSignIns(await as('demo', 'foundry')))).toBe('second_factor.needed');
		expect(await code(renewDemoSignIns(await as('staff', 'foundry')))).toBe('forbidden');
	});

	it('get new passwords from the operator, and the earlier ones end', async () => {
		const renewed = await renewDemoSignIns(await as('operator', 'foundry'));
		const email = 'coordinator@mieruka.example';
		const before = signIn(nobody, { email, password: made.password }, elsewhere());
		expect(await code(before)).toBe('sign_in.wrong');
		const after = signIn(nobody, { email, password: renewed.password }, elsewhere());
		expect(await code(after)).toBe('done');
		expect((await as('demo', 'foundry')).principal?.name).toBe('見本 花子');
	});
});

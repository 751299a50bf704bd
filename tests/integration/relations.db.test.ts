import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { createCompany, getCompany } from '$lib/server/services/companies';
import { listImports } from '$lib/server/services/imports';
import { addMember, listMembers } from '$lib/server/services/members';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { getOverview } from '$lib/server/services/overview';
import {
	grantConsent,
	listConsentParties,
	listConsents,
	withdrawConsent
} from '$lib/server/services/relations/consents';
import * as consortia from '$lib/server/services/relations/consortia';
import {
	createCompanyIn,
	inviteCompany
} from '$lib/server/services/relations/consortium-companies';
import * as engagements from '$lib/server/services/relations/engagements';
import { createSite, listSites } from '$lib/server/services/sites';
import { createToken } from '$lib/server/services/tokens';
import { beforeAll, describe, expect, it } from 'vitest';
import { code, person, server, signedIn, useServer } from './access-world';
import { engines } from './engines';
import { aCompany, asking, awake, DAY_MS, dayFromNow, energyOf, today } from './relations-world';

describe.each(engines)('relations on $name', (engine) => {
	useServer(engine);
	let companyId: string;
	let admin: Context;
	let sites: { first: string; second: string };
	beforeAll(async () => {
		({ companyId, admin, sites } = await aCompany('admin@relations.example'));
	});

	describe('an auditor', () => {
		it('reads a company from the first day of the engagement to its last, and its people never', async () => {
			await person('dates@relations.example');
			const terms = { from: dayFromNow(2), to: dayFromNow(4) };
			const auditor = 'dates@relations.example';
			await engagements.addEngagement(server, companyId, { auditor, ...terms });
			const { session } = await awake(auditor);
			// Sessions end after twelve hours without a request: each day signs in anew.
			const on = async (days: number) => {
				await getServer()
					.database.writer.updateTable('session')
					.set({ last_seen_at: Date.now() + days * DAY_MS })
					.execute();
				return asking(session.token, companyId, days * DAY_MS);
			};
			expect(await energyOf(await on(1), companyId)).toBe('not_found');
			expect(await energyOf(await on(2), companyId)).toBe('done');
			expect(await energyOf(await on(4), companyId)).toBe('done');
			expect(await code(listMembers(await on(3), companyId))).toBe('forbidden');
			expect(await energyOf(await on(5), companyId)).toBe('not_found');
		});

		it('whose engagement is ended is out with the next request', async () => {
			await person('ended@relations.example');
			const auditor = 'ended@relations.example';
			const terms = { auditor, from: today };
			const { id } = await engagements.addEngagement(server, companyId, terms);
			const { session } = await awake(auditor);
			const before = await asking(session.token, companyId);
			expect(await code(getCompany(before, companyId))).toBe('done');
			await engagements.endEngagement(admin, companyId, id);
			const after = await asking(session.token, companyId);
			expect(await code(getCompany(after, companyId))).toBe('not_found');
			const [own] = await engagements.listOwnEngagements(after);
			expect(own).toMatchObject({ status: 'over', company: null });
		});

		it('engaged for one site finds that site, its points and nothing that spans sites', async () => {
			await person('site@relations.example');
			const auditor = 'site@relations.example';
			const terms = { auditor, from: today, siteIds: [sites.first] };
			await engagements.addEngagement(server, companyId, terms);
			const { session } = await awake(auditor);
			const context = await asking(session.token, companyId);
			expect((await listSites(context, companyId)).map(({ id }) => id)).toEqual([sites.first]);
			const points = await listMeteringPoints(context, companyId);
			expect(points.map(({ siteId }) => siteId)).toEqual([sites.first]);
			expect(await code(listImports(context, companyId))).toBe('forbidden');
		});

		it('cannot be engaged for the site of another company', async () => {
			const other = (await createCompany(server, { name: '別の会社' })).id;
			const foreign = (await createSite(server, other, { name: '別の工場' })).id;
			await person('foreign@relations.example');
			const terms = { auditor: 'foreign@relations.example', from: today, siteIds: [foreign] };
			expect(await code(engagements.addEngagement(server, companyId, terms))).toBe('not_found');
		});
	});

	describe('a coordinator', () => {
		it('reads raw data with the company’s consent only, and loses them with it', async () => {
			const consortium = await consortia.createConsortium(server, { name: '見本コンソーシアム' });
			const mine = await createCompanyIn(server, consortium.id, { name: '加盟社' });
			await person('coordinator@relations.example');
			const role = { email: 'coordinator@relations.example', role: 'coordinator' };
			await consortia.addPerson(server, consortium.id, role);
			const { session } = await awake('coordinator@relations.example');
			const now = () => asking(session.token, mine.id);
			expect(await energyOf(await now(), mine.id)).toBe('not_found');
			await grantConsent(server, mine.id, { kind: 'aggregates' });
			expect(await energyOf(await now(), mine.id)).toBe('not_found');
			await grantConsent(server, mine.id, { kind: 'coordinator_raw_data' });
			expect(await energyOf(await now(), mine.id)).toBe('done');
			// A consent opens the company to its own consortium, not to every coordinator.
			await grantConsent(server, companyId, { kind: 'coordinator_raw_data' });
			expect(await energyOf(await asking(session.token, companyId), companyId)).toBe('not_found');
			await withdrawConsent(server, mine.id, { kind: 'coordinator_raw_data' });
			expect(await energyOf(await now(), mine.id)).toBe('not_found');
			const parties = await listConsentParties(server, mine.id);
			expect(parties).toEqual([{ id: consortium.id, name: '見本コンソーシアム' }]);
			expect(await listConsentParties(admin, companyId)).toEqual([]);
			const kinds = await listConsents(server, mine.id);
			expect(kinds.map(({ kind, grantedAt }) => [kind, grantedAt !== null])).toEqual([
				['aggregates', true],
				['benchmark', false],
				['coordinator_raw_data', false],
				['casebook', false]
			]);
		});

		it('and a viewer have no part in a consortium that is not theirs', async () => {
			const [one, two] = [
				await consortia.createConsortium(server, { name: '甲' }),
				await consortia.createConsortium(server, { name: '乙' })
			];
			await person('viewer@relations.example');
			const role = { email: 'viewer@relations.example', role: 'consortium_viewer' };
			await consortia.addPerson(server, one.id, role);
			const { context } = await awake('viewer@relations.example');
			expect(await code(consortia.getConsortium(context, one.id))).toBe('done');
			expect(await code(consortia.getConsortium(context, two.id))).toBe('not_found');
			expect(await code(consortia.listPeople(context, one.id))).toBe('forbidden');
			expect(await code(consortia.removePerson(context, two.id, 'x'))).toBe('not_found');
			const company = { name: 'x' };
			expect(await code(inviteCompany(context, one.id, company))).toBe('forbidden');
		});
	});

	it('an administrator is asked to decide about sharing until a first consent is given', async () => {
		const consortium = await consortia.createConsortium(server, { name: '丙' });
		const mine = await createCompanyIn(server, consortium.id, { name: '新入社' });
		for (const role of ['company_admin', 'company_member']) {
			await person(`${role}@relations.example`);
			await addMember(server, mine.id, { email: `${role}@relations.example`, role });
		}
		const stepsOf = async (role: string) => {
			const { context } = await signedIn(`${role}@relations.example`);
			const { nextSteps } = await getOverview(context, mine.id);
			return nextSteps.map((step) => step.code);
		};
		expect(await stepsOf('company_member')).toEqual(['no_data']);
		expect(await stepsOf('company_admin')).toEqual(['no_data', 'sharing_open']);
		await grantConsent(server, mine.id, { kind: 'aggregates' });
		await withdrawConsent(server, mine.id, { kind: 'aggregates' });
		expect(await stepsOf('company_admin')).toEqual(['no_data']);
	});

	it('who looks in from outside is given nothing to do', async () => {
		await person('looker@relations.example');
		const auditor = 'looker@relations.example';
		await engagements.addEngagement(server, companyId, { auditor, from: today });
		const { context } = await awake(auditor);
		expect((await getOverview(context, companyId)).nextSteps).toEqual([]);
	});

	it('without a second factor the rights of an auditor sleep, and the person is told', async () => {
		await person('sleeper@relations.example');
		const auditor = 'sleeper@relations.example';
		await engagements.addEngagement(server, companyId, { auditor, from: today });
		const { session } = await signedIn(auditor);
		const asleep = await asking(session.token, companyId);
		expect(await energyOf(asleep, companyId)).toBe('second_factor.needed');
		expect(await energyOf(asleep, 'missing')).toBe('not_found');
	});

	it('a token of an auditor is as good as the auditor', async () => {
		await person('robot@relations.example');
		const auditor = 'robot@relations.example';
		await engagements.addEngagement(server, companyId, { auditor, from: today });
		const { context } = await awake(auditor);
		expect(await code(createToken(context, { name: 'robot' }))).toBe('done');
	});
});

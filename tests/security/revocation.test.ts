/** A right that was taken away is gone with the very next request: page, data and API alike. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { disableUser } from '$lib/server/services/users';
import { grantConsent, withdrawConsent } from '$lib/server/services/relations/consents';
import { removeCompany } from '$lib/server/services/relations/consortium-companies';
import { listPeople, removePerson } from '$lib/server/services/relations/consortia';
import { endEngagement, listEngagements } from '$lib/server/services/relations/engagements';
import { listMembers } from '$lib/server/services/members';
import { PASSWORD, server } from '../integration/access-world';
import { seen } from './answers';
import type { Verdict } from './expected';
import type { Objects } from './objects';
import { people, type Name } from './people';
import { type Cell, send } from './requests';
import { post, signInAt } from './signing-in';
import { makeWorld, type Caller, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
}, 180_000);
afterAll(() => world?.stop());
beforeEach(() => world.rows.forget('attempt'));

const SITES = '/companies/[company]/sites';
const CONSORTIUM = '/consortia/[consortium]';

/** A page, its data alone and, where there is one, the API's answer to the same question. */
const cellsOf = (route: string, objects: Objects): Cell[] => [
	{ route, doing: 'load', objects },
	{ route, doing: 'load', objects, variant: 'data' },
	{ route, doing: 'load', objects, variant: 'data of the page' },
	{ route, doing: 'load', objects, variant: 'head' },
	...(route === SITES ? [{ route: `/api/v1${SITES}`, doing: 'GET', objects }] : [])
];

/** Asked at once, so that each is a next request. */
async function sees(caller: Caller, route: string, objects: Objects = 'own'): Promise<Verdict[]> {
	const cells = cellsOf(route, objects);
	const answers = await Promise.all(cells.map((cell) => send(world, caller, { cell })));
	return [...new Set(answers.map((answer, at) => seen(cells[at]!, answer)))];
}

const allowed: Verdict[] = ['allowed'];
const notFound: Verdict[] = ['not found'];
const notSignedIn: Verdict[] = ['not signed in'];

async function apiSees(name: Name): Promise<Verdict> {
	const cell: Cell = { route: `/api/v1${SITES}`, doing: 'GET', objects: 'own' };
	return seen(cell, await send(world, world.caller(name), { cell }));
}

const emailOf = (name: Name) => people[name].email ?? '';

/** A second browser of the same person. */
const again = async (name: Name): Promise<Caller> => ({
	name,
	cookie: await signInAt(world.origin, emailOf(name))
});

describe('takes effect with the next request:', () => {
	it('an engagement that ended, for the auditor and for the auditor’s token', async () => {
		const auditor = world.caller('auditor');
		expect(await sees(auditor, SITES)).toEqual(allowed);
		expect(await apiSees('auditor’s token')).toBe('allowed');
		await world.beside(async () => {
			const all = await listEngagements(server, world.own.id);
			const running = all.find(({ auditor: { email } }) => email === emailOf('auditor'))!;
			await endEngagement(server, world.own.id, running.id);
		});
		expect(await sees(auditor, SITES)).toEqual(notFound);
		expect(await apiSees('auditor’s token')).toBe('not found');
	});

	it('a consent that was withdrawn', async () => {
		const coordinator = world.caller('coordinator');
		const kind = { kind: 'coordinator_raw_data' };
		const { id } = world.trusting;
		expect(await sees(coordinator, SITES, 'trusting')).toEqual(allowed);
		await world.beside(() => withdrawConsent(server, id, kind));
		expect(await sees(coordinator, SITES, 'trusting')).toEqual(notFound);
		await world.beside(() => grantConsent(server, id, kind));
		expect(await sees(coordinator, SITES, 'trusting')).toEqual(allowed);
	});

	it('a company that left the consortium, whatever it has agreed to', async () => {
		const coordinator = world.caller('coordinator');
		expect(await sees(coordinator, SITES, 'trusting')).toEqual(allowed);
		const { id } = world.trusting;
		await world.beside(() => removeCompany(server, world.consortia.first.id, id));
		expect(await sees(coordinator, SITES, 'trusting')).toEqual(notFound);
	});

	it('a place in a consortium', async () => {
		const viewer = world.caller('viewer');
		expect(await sees(viewer, CONSORTIUM)).toEqual(allowed);
		await world.beside(async () => {
			const { id } = world.consortia.first;
			const all = await listPeople(server, id);
			await removePerson(server, id, all.find(({ email }) => email === emailOf('viewer'))!.id);
		});
		expect(await sees(viewer, CONSORTIUM)).toEqual(notSignedIn);
		expect(await sees(await again('viewer'), CONSORTIUM)).toEqual(notFound);
	});

	it('a membership that an administrator ended', async () => {
		const member = world.caller('own member');
		expect(await sees(member, SITES)).toEqual(allowed);
		const members = await world.beside(() => listMembers(server, world.own.id));
		const { id } = members.find(({ email }) => email === emailOf('own member'))!;
		const page = `${world.origin}/companies/${world.own.id}/members?/remove`;
		expect((await post(page, { id }, world.caller('own admin').cookie)).status).toBe(200);
		expect(await sees(member, SITES)).toEqual(notSignedIn);
		expect(await sees(await again('own member'), SITES)).toEqual(notFound);
	});

	it('an account that was disabled', async () => {
		const admin = world.caller('other admin');
		expect(await sees(admin, SITES, 'foreign')).toEqual(allowed);
		await world.beside(async () => {
			const members = await listMembers(server, world.other.id);
			await disableUser(server, members.find(({ email }) => email === emailOf('other admin'))!.id);
		});
		expect(await sees(admin, SITES, 'foreign')).toEqual(notSignedIn);
		await expect(again('other admin')).rejects.toThrow('without a session cookie');
	});

	it('the other sessions, when one ends them', async () => {
		const here = world.caller('own admin');
		const elsewhere = await again('own admin');
		expect(await sees(elsewhere, SITES)).toEqual(allowed);
		await post(`${world.origin}/account?/endOthers`, {}, here.cookie);
		expect(await sees(elsewhere, SITES)).toEqual(notSignedIn);
		expect(await sees(here, SITES)).toEqual(allowed);
	});

	it('every session but the new one, when the password changes', async () => {
		const [here, elsewhere] = [await again('auditor and admin'), await again('auditor and admin')];
		expect(await sees(elsewhere, SITES, 'trusting')).toEqual(allowed);
		const typed = { password: PASSWORD, newPassword: 'ein ganz anderes Wort 41' };
		const changed = await post(`${world.origin}/account?/changePassword`, typed, here.cookie);
		expect(changed.status).toBe(303);
		for (const old of [here, elsewhere])
			expect(await sees(old, SITES, 'trusting')).toEqual(notSignedIn);
		const cookie = changed.headers.getSetCookie()[0]?.split(';')[0];
		expect(await sees({ name: here.name, cookie }, SITES, 'trusting')).toEqual(allowed);
	});

	it('an API token that was revoked', async () => {
		const { authorization = '' } = world.caller('write token');
		expect(await apiSees('write token')).toBe('allowed');
		const tokens = `${world.origin}/api/v1/tokens`;
		const list = await fetch(`${tokens}?limit=200`, { headers: { authorization } });
		const { items } = (await list.json()) as { items: { id: string; scopes: string[] }[] };
		const { id } = items.find(({ scopes }) => scopes.includes('write'))!;
		const init = { method: 'DELETE', headers: { authorization } };
		expect((await fetch(`${tokens}/${id}`, init)).status).toBe(204);
		expect(await apiSees('write token')).toBe('not signed in');
		expect(await apiSees('read token')).toBe('allowed');
	});

	it('a second factor that was taken away: the rights that need one sleep', async () => {
		const operator = world.caller('operator');
		expect(await sees(operator, '/operator')).toEqual(allowed);
		await post(`${world.origin}/account/second-factor?/stop`, {}, operator.cookie);
		expect(await sees(operator, '/operator')).toEqual(['forbidden']);
	});
});

import { getUser, searchUsers } from '$lib/server/services/accounts/user-list';
import * as consortia from '$lib/server/services/relations/consortia';
import { addEngagement } from '$lib/server/services/relations/engagements';
import { getPlaces } from '$lib/server/services/places';
import { getServerState, listServedConsortia } from '$lib/server/services/server';
import { postMail } from '$lib/server/services/mail/outbox';
import { createUser, disableUser } from '$lib/server/services/users';
import { getServer } from '$lib/server/app';
import { claimDueMail, settleMail } from '$lib/server/repositories/outgoing-mail';
import { makeOperator } from '$lib/server/repositories/users';
import { write } from '$lib/server/repositories/transaction';
import type { Context } from '$lib/server/access/context';
import { beforeAll, describe, expect, it } from 'vitest';
import { code, PASSWORD, person, server, signedIn, useServer } from './access-world';
import { engines } from './engines';
import { aCompany, awake, today } from './relations-world';

describe.each(engines)('what an operator sees on $name', (engine) => {
	useServer(engine);
	let operator: Context;
	let companyId: string;
	beforeAll(async () => {
		const { id } = await person('operator@pages.example');
		await write(getServer().database, 'identity', (tx) => makeOperator(tx, id, Date.now()));
		operator = (await awake('operator@pages.example')).context;
		({ companyId } = await aCompany('admin@pages.example'));
	});

	it('counts mails and names reasons, nobody they are for', async () => {
		const { config, database } = getServer();
		config.smtpUrl = 'smtp://127.0.0.1:9';
		const mail = { to: 'hanako@example.jp', subject: '一', text: '一' };
		await write(database, 'identity', async (tx) => {
			for (let one = 0; one < 3; one++) await postMail(tx, { kind: 'notice', mail });
			const at = Date.now();
			const claimed = await claimDueMail(tx, { now: at + 1000, claimedUntil: at });
			const { mailId } = claimed!;
			await settleMail(tx, { mailId, state: 'failed', reason: 'EENVELOPE 550', at });
		});
		config.smtpUrl = null;
		const { mails } = await getServerState(operator);
		expect(mails).toEqual({ waiting: 2, sent: 0, failed: 1, reasons: ['EENVELOPE 550'] });
	});

	it('is in how many places a person works, never in which', async () => {
		await person('auditor@pages.example');
		const terms = { auditor: 'auditor@pages.example', from: today };
		await addEngagement(server, companyId, terms);
		const { users } = await searchUsers(operator, { name: 'AUDITOR@' });
		expect(users).toHaveLength(1);
		expect(users[0]).toMatchObject({
			...{ email: 'auditor@pages.example', operator: 'no', status: 'active', self: 'no' },
			...{ memberships: 0, engagements: 1, consortia: 0, secondFactor: 'off' }
		});
		const everything = JSON.stringify(await searchUsers(operator, {}));
		expect(everything).not.toContain(companyId);
		expect(everything).not.toContain('見本鋳造');
	});

	it('tells who is disabled, and counts them apart', async () => {
		const before = await getServerState(operator);
		const gone = { email: 'gone@pages.example', name: '退', password: PASSWORD };
		const { id } = await createUser(server, gone);
		await disableUser(operator, id);
		expect((await getUser(operator, id)).status).toBe('disabled');
		const after = await getServerState(operator);
		expect(after).toMatchObject({ users: before.users, disabled: before.disabled + 1 });
		expect(after.databaseBytes).toBeGreaterThan(10_000);
		expect(after.due).toContain('one_operator');
	});

	it('is a consortium without a coordinator until one came', async () => {
		const { id } = await consortia.createConsortium(operator, { name: '見本' });
		expect((await getServerState(operator)).due).toContain('no_coordinator');
		await person('coordinator@pages.example');
		const role = { email: 'coordinator@pages.example', role: 'coordinator' };
		await consortia.addPerson(server, id, role);
		expect((await getServerState(operator)).due).not.toContain('no_coordinator');
		expect(await listServedConsortia(operator)).toEqual([{ id, name: '見本', coordinators: 1 }]);
	});

	it('is nobody else’s, and not an operator’s without a second factor', async () => {
		const { context: dormant } = await signedIn('operator@pages.example');
		const { context: admin } = await signedIn('admin@pages.example');
		for (const [context, refusal] of [
			[dormant, 'second_factor.needed'],
			[admin, 'forbidden']
		] as const)
			for (const asked of [getServerState, listServedConsortia, searchUsers])
				expect(await code(asked(context, {}))).toBe(refusal);
	});

	it('begins with the server only where there is no other place', async () => {
		expect(await getPlaces(operator)).toMatchObject({ server: 'yes', home: '/operator' });
		const { context: dormant } = await signedIn('operator@pages.example');
		expect(await getPlaces(dormant)).toMatchObject({ server: 'yes', home: null });
		const { context: admin } = await signedIn('admin@pages.example');
		expect(await getPlaces(admin)).toMatchObject({
			...{ server: 'no', audits: 'no', home: `/companies/${companyId}` },
			companies: [{ id: companyId, as: 'member' }]
		});
		const { context: auditor } = await awake('auditor@pages.example');
		expect(await getPlaces(auditor)).toMatchObject({
			...{ audits: 'yes', home: '/audits' },
			companies: [{ id: companyId, as: 'auditor' }]
		});
		// Asleep, an auditor finds the page that says so, and no company by name.
		const { context: asleep } = await signedIn('auditor@pages.example');
		expect(await getPlaces(asleep)).toMatchObject({ home: '/audits', companies: [] });
	});
});

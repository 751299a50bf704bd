/** Refusals that only somebody who has the right at all can meet. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '$lib/server/access/context';
import { NotFound } from '$lib/server/errors';
import { createResetLink, userIdOf } from '$lib/server/services/accounts/administration';
import { addPasskey, askNewPasskey, removePasskey } from '$lib/server/services/accounts/passkeys';
import { changeName, getEmailChange, getProfile } from '$lib/server/services/accounts/profile';
import {
	confirmTotp,
	getSecondFactor,
	renewRecoveryCodes,
	startTotp,
	stopTotp
} from '$lib/server/services/accounts/second-factor';
import { getUser } from '$lib/server/services/accounts/user-list';
import { assertDeclaredAccess } from '$lib/server/services/declared-access';
import { addMember, changeMember, removeMember } from '$lib/server/services/members';
import { addEngagement, endEngagement } from '$lib/server/services/relations/engagements';
import {
	addPerson,
	createConsortium,
	removePerson
} from '$lib/server/services/relations/consortia';
import {
	inviteCoordinator,
	withdrawCompanyInvitation,
	withdrawConsortiumInvitation
} from '$lib/server/services/relations/invitations';
import { endSession } from '$lib/server/services/sessions';
import { createToken, createTokenFor, revokeToken } from '$lib/server/services/tokens';
import { disableUser, enableUser } from '$lib/server/services/users';
import { asked, code, person, server, signedIn, useServer, visit } from './access-world';
import { engines } from './engines';
import { aCompany, awake, today } from './relations-world';

const [GONE, NOT_HERE] = ['gone@refusals.example', 'nobody@refusals.example'];

describe.each(engines)('what is not there, or must not be, on $name', (engine) => {
	useServer(engine);
	let at: Awaited<ReturnType<typeof world>>;
	beforeAll(async () => void (at = await world()));

	async function world() {
		const company = await aCompany('admin@refusals.example');
		const other = await aCompany('other@refusals.example');
		const gone = await person(GONE);
		await disableUser(server, gone.id);
		const { id: coordinatorId } = await person('coordinator@refusals.example');
		const { id: consortiumId } = await createConsortium(server, { name: '見本会' });
		await addPerson(server, consortiumId, {
			email: 'coordinator@refusals.example',
			role: 'coordinator'
		});
		const coordinator = await awake('coordinator@refusals.example');
		return { company, other, gone, consortiumId, coordinatorId, coordinator: coordinator.context };
	}

	const admin = () => at.company.admin;
	const id = () => at.company.companyId;
	const terms = { from: today, to: null, siteIds: null };
	const refused: [string, string, () => Promise<unknown>][] = [
		['a member without an account', 'member.no_account', () => add(NOT_HERE)],
		['a member whose account is closed', 'member.no_account', () => add(GONE)],
		['another role for who is no member', 'not_found', () => change(at.gone.id)],
		['the removal of who is no member', 'not_found', () => removeMember(admin(), id(), at.gone.id)],
		['the account of nobody', 'not_found', () => getUser(server, 'x')],
		['the address of nobody', 'user.not_found', () => userIdOf(server, NOT_HERE)],
		['a link for a closed account', 'user.disabled', () => createResetLink(server, at.gone.id)],
		['the closing of no account', 'not_found', () => disableUser(server, 'x')],
		['the opening of no account', 'not_found', () => enableUser(server, 'x')],
		['a token for nobody', 'user.not_found', () => token(NOT_HERE)],
		['a token for a closed account', 'user.not_found', () => token(GONE)],
		['the end of no token', 'not_found', () => revokeToken(admin(), 'x')],
		['the end of no session', 'not_found', () => endSession(admin(), 'x')],
		[
			'a coordinator for no consortium',
			'not_found',
			() => inviteCoordinator(server, 'x', { email: null })
		],
		['a person for no consortium', 'not_found', () => join('x', 'admin@refusals.example')],
		['nobody for a consortium', 'user.not_found', () => join(at.consortiumId, NOT_HERE)],
		['a closed account for a consortium', 'user.not_found', () => join(at.consortiumId, GONE)],
		[
			'the last coordinator’s leaving',
			'consortium.last_coordinator',
			() => removePerson(at.coordinator, at.consortiumId, at.coordinatorId)
		],
		[
			'the leaving of who is not in',
			'not_found',
			() => removePerson(at.coordinator, at.consortiumId, at.gone.id)
		],
		[
			'the withdrawal of no invitation of a consortium',
			'not_found',
			() => withdrawConsortiumInvitation(at.coordinator, at.consortiumId, 'x')
		],
		[
			'the withdrawal of no invitation of a company',
			'not_found',
			() => withdrawCompanyInvitation(admin(), id(), 'x')
		],
		['an engagement that ends before it begins', 'day.range', () => engage({ to: '2000-01-01' })],
		[
			'an engagement for a site of another company',
			'not_found',
			() => engage({ siteIds: [at.other.sites.first] })
		],
		['an engagement of nobody', 'user.not_found', () => engage({ auditor: NOT_HERE })],
		['the end of no engagement', 'not_found', () => endEngagement(admin(), id(), 'x')]
	];

	const add = (email: string) => addMember(server, id(), { email, role: 'company_member' });
	const change = (userId: string) =>
		changeMember(admin(), id(), { id: userId, role: 'company_admin' });
	const token = (email: string) => createTokenFor(server, { email, scopes: ['read'], days: 1 });
	const join = (consortiumId: string, email: string) =>
		addPerson(server, consortiumId, { email, role: 'consortium_viewer' });
	const engage = (other: object) =>
		addEngagement(server, id(), { auditor: 'other@refusals.example', ...terms, ...other });

	test.each(refused)('%s is refused: %s', async (_what, expected, ask) => {
		expect(await code(ask())).toBe(expected);
	});

	test('one’s own account is not closed', async () => {
		const me = await person('operator@refusals.example');
		const { context } = await signedIn('operator@refusals.example');
		const operator = asked(
			context.principal && { ...context.principal, operator: 'yes', secondFactor: 'passed' }
		);
		expect(await code(disableUser(operator, me.id))).toBe('user.own_account');
	});

	test('what belongs to a session is refused to whoever has none', async () => {
		const { principal } = admin();
		const { session: _none, ...rest } = principal!;
		const without = asked({ ...rest, via: 'session' });
		const asking: Record<string, () => Promise<unknown>> = {
			getProfile: async () => getProfile(without),
			changeName: () => changeName(without, { name: '花' }),
			getEmailChange: () => getEmailChange(without, 'x'),
			getSecondFactor: () => getSecondFactor(without),
			stopTotp: () => stopTotp(without),
			askNewPasskey: () => askNewPasskey(without),
			removePasskey: () => removePasskey(without, 'x')
		};
		for (const [name, ask] of Object.entries(asking))
			expect([name, await code(ask())]).toEqual([
				name,
				expect.stringMatching(/^session\.(needed|confirm_password)$/)
			]);
	});

	test('what needs the password typed just now is refused without', async () => {
		const { principal } = admin();
		const session = { ...principal!.session!, confirmedAt: 0 };
		const stale = asked({ ...principal!, session });
		const asking: Record<string, () => Promise<unknown>> = {
			startTotp: () => startTotp(stale),
			confirmTotp: () => confirmTotp(stale, { code: '123456' }, visit),
			renewRecoveryCodes: () => renewRecoveryCodes(stale),
			stopTotp: () => stopTotp(stale),
			askNewPasskey: () => askNewPasskey(stale),
			addPasskey: () => addPasskey(stale, {}, visit),
			removePasskey: () => removePasskey(stale, 'x'),
			createToken: () => createToken(stale, { name: 'x', scopes: ['read'], days: 1 })
		};
		for (const [name, ask] of Object.entries(asking))
			expect([name, await code(ask())]).toEqual([name, 'session.confirm_password']);
	});

	test('a route’s own line keeps out whoever it is not for', () => {
		const declaring = (context: Context, pairs: Context['declared']) => ({
			...context,
			declared: pairs
		});
		const reads = declaring(admin(), [['consortium_member', 'read']]);
		const ask = () => assertDeclaredAccess(reads, { consortium: at.consortiumId });
		expect(ask).toThrow(NotFound);
		const lists = declaring(at.coordinator, [['consortium_member', 'read']]);
		expect(() => assertDeclaredAccess(lists, { consortium: at.consortiumId })).not.toThrow();
	});
});

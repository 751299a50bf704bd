import type { Context } from '$lib/server/access/context';
import { createCompany, getCompany } from '$lib/server/services/companies';
import { addMember, listMembers } from '$lib/server/services/members';
import * as invitations from '$lib/server/services/relations/invitations';
import { getInvitation, joinAsMyself, joinAsNewcomer } from '$lib/server/services/relations/join';
import { listSites } from '$lib/server/services/sites';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	code,
	elsewhere,
	nobody,
	PASSWORD,
	person,
	server,
	signedIn,
	useServer
} from './access-world';
import { engines } from './engines';
import { aCompany, asking, awake, dayFromNow, today } from './relations-world';

describe.each(engines)('on $name', (engine) => {
	useServer(engine);
	let companyId: string;
	let admin: Context;
	let sites: { first: string; second: string };
	beforeAll(async () => {
		({ companyId, admin, sites } = await aCompany('admin@relations.example'));
	});

	describe('an invitation', () => {
		it('makes an account and its membership, once, of four that use the link together', async () => {
			const wanted = { role: 'company_member' };
			const { path } = await invitations.inviteToCompany(admin, companyId, wanted);
			const token = path.slice('/join/'.length);
			const shown = await getInvitation(nobody, token);
			expect(shown).toMatchObject({ role: 'company_member', into: '見本鋳造' });
			const results = await Promise.all(
				[1, 2, 3, 4].map((number) =>
					code(
						joinAsNewcomer(
							nobody,
							{ token, email: `new${number}@relations.example`, name: '新', password: PASSWORD },
							elsewhere()
						)
					)
				)
			);
			expect(results.sort()).toEqual(['done', 'joining.link', 'joining.link', 'joining.link']);
			expect(await code(getInvitation(nobody, token))).toBe('joining.link');
			const members = await listMembers(admin, companyId);
			expect(members.filter(({ email }) => email.startsWith('new'))).toHaveLength(1);
		});

		it('of an address with an account is refused in general words and stays usable', async () => {
			await person('known@relations.example');
			const wanted = { role: 'company_member', email: 'known@relations.example' };
			const { path } = await invitations.inviteToCompany(admin, companyId, wanted);
			const token = path.slice('/join/'.length);
			const given = { token, email: 'known@relations.example', name: '知', password: PASSWORD };
			expect(await code(joinAsNewcomer(nobody, given, elsewhere()))).toBe('joining.not_possible');
			const { context, session } = await signedIn('known@relations.example');
			const joined = await joinAsMyself(context, token, elsewhere());
			expect(joined).toMatchObject({ companyId, role: 'company_member' });
			// The rights rose: the session has a new secret, and the old one is dead.
			expect((await asking(session.token, companyId)).principal).toBeNull();
			const now = await asking(joined.session.token, companyId);
			// A link is no password: what needs one that was typed just now still asks for it.
			const typedAt = context.principal?.session?.confirmedAt;
			expect(now.principal?.session?.confirmedAt).toBe(typedAt);
			expect(await code(getCompany(now, companyId))).toBe('done');
		});

		it('for somebody who is there already changes nothing of what they may', async () => {
			const { path } = await invitations.inviteToCompany(admin, companyId, {
				role: 'company_member'
			});
			const again = joinAsMyself(admin, path.slice('/join/'.length), elsewhere());
			expect(await code(again)).toBe('member.exists');
			const members = await listMembers(admin, companyId);
			expect(members.find(({ id }) => id === admin.principal!.userId)?.role).toBe('company_admin');
		});

		it('of an auditor carries the terms of the engagement', async () => {
			const wanted = {
				...{ role: 'auditor', firstDay: today, lastDay: dayFromNow(30) },
				siteIds: [sites.second]
			};
			const { path } = await invitations.inviteToCompany(admin, companyId, wanted);
			const token = path.slice('/join/'.length);
			const given = { token, email: 'invited@relations.example', name: '診', password: PASSWORD };
			const { session } = await joinAsNewcomer(nobody, given, elsewhere());
			const asleep = await asking(session.token, companyId);
			expect(await code(listSites(asleep, companyId))).toBe('second_factor.needed');
			const { context } = await awake('invited@relations.example');
			expect((await listSites(context, companyId)).map(({ id }) => id)).toEqual([sites.second]);
		});

		it('of an auditor for chosen sites names at least one, and is listed with its days', async () => {
			const wanted = { role: 'auditor', firstDay: today, lastDay: dayFromNow(30) };
			const none = invitations.inviteToCompany(admin, companyId, { ...wanted, siteIds: [] });
			expect(await code(none)).toBe('engagement.no_site');
			const { id } = await invitations.inviteToCompany(admin, companyId, wanted);
			const listed = await invitations.listCompanyInvitations(admin, companyId);
			const found = listed.find((one) => one.id === id);
			expect(found).toMatchObject({ role: 'auditor', from: today, to: dayFromNow(30) });
		});

		it('is seen by the company’s people, and made and withdrawn by its administrators', async () => {
			await person('clerk@relations.example');
			const clerk = { email: 'clerk@relations.example', role: 'company_member' };
			await addMember(server, companyId, clerk);
			const { context } = await signedIn('clerk@relations.example');
			expect(await code(invitations.listCompanyInvitations(context, companyId))).toBe('done');
			const wanted = { role: 'company_member' };
			expect(await code(invitations.inviteToCompany(context, companyId, wanted))).toBe('forbidden');
			const { id } = await invitations.inviteToCompany(admin, companyId, wanted);
			const withdrawn = invitations.withdrawCompanyInvitation(context, companyId, id);
			expect(await code(withdrawn)).toBe('forbidden');
		});

		it('joined with a second factor keeps it, asks for the password as before, and needs a session that stands', async () => {
			await person('twice@relations.example');
			const { context, session } = await awake('twice@relations.example');
			const tokenOf = async (role: string) =>
				(await invitations.inviteToCompany(admin, companyId, { role, firstDay: today })).path.slice(
					'/join/'.length
				);
			const joined = await joinAsMyself(context, await tokenOf('auditor'), elsewhere());
			const now = await asking(joined.session.token, companyId);
			expect(await code(listSites(now, companyId))).toBe('done');
			const { confirmedAt } = context.principal!.session!;
			expect(now.principal?.session?.confirmedAt).toBe(confirmedAt);
			// The old session ended with the first use.
			expect((await asking(session.token, companyId)).principal).toBeNull();
			const again = joinAsMyself(context, await tokenOf('auditor'), elsewhere());
			expect(await code(again)).toBe('not_signed_in');
		});

		it('withdrawn opens nothing; another company’s cannot be withdrawn', async () => {
			const { id, path } = await invitations.inviteToCompany(admin, companyId, {
				role: 'company_admin'
			});
			const other = (await createCompany(server, { name: '他社' })).id;
			expect(await code(invitations.withdrawCompanyInvitation(server, other, id))).toBe(
				'not_found'
			);
			await invitations.withdrawCompanyInvitation(admin, companyId, id);
			expect(await code(getInvitation(nobody, path.slice('/join/'.length)))).toBe('joining.link');
		});
	});
});

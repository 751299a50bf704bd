import { action, page, readForm } from '$lib/server/http';
import { createMemberResetLink } from '$lib/server/services/accounts/administration';
import { mailIsConfigured } from '$lib/server/mail';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import { changeMember, listMembers, removeMember } from '$lib/server/services/members';
import {
	inviteToCompany,
	listCompanyInvitations,
	withdrawCompanyInvitation
} from '$lib/server/services/relations/invitations';
import type { Actions, PageServerLoad } from './$types';

/** Everybody of the company sees who belongs to it; its administrators also get the controls. */
export const load: PageServerLoad = page(async ({ locals: { context }, params }) => {
	const members = await listMembers(context, params.company);
	const invitations = await listCompanyInvitations(context, params.company);
	const me = context.principal?.userId ?? '';
	const mine = members.find(({ id }) => id === me);
	return {
		members,
		// Auditors are invited, and listed, where their engagements are.
		invitations: invitations.filter(({ role }) => role !== 'auditor'),
		me,
		mails: mailIsConfigured(),
		manages: mine?.role === 'company_admin'
	};
});

export const actions: Actions = {
	invite: action(async ({ locals, params, request }) => {
		const { email, role } = await readForm(request);
		const made = await inviteToCompany(locals.context, params.company, { email, role });
		return { made: 'invitation' as const, link: shownLink(made) };
	}),
	reset: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		const made = await createMemberResetLink(locals.context, params.company, id ?? '');
		return { made: 'reset' as const, link: shownLink(made) };
	}),
	withdraw: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		await withdrawCompanyInvitation(locals.context, params.company, id ?? '');
		return { done: 'withdrawn' as const };
	}),
	change: action(async ({ locals, params, request }) => {
		const { id, role } = await readForm(request);
		await changeMember(locals.context, params.company, { id: id ?? '', role });
		return { done: 'changed' as const };
	}),
	remove: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		await removeMember(locals.context, params.company, id ?? '');
		return { done: 'removed' as const };
	})
};

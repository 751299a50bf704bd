import { action, page, readForm } from '$lib/server/http';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import { getConsortium, listPeople, removePerson } from '$lib/server/services/relations/consortia';
import {
	inviteToConsortium,
	listConsortiumInvitations,
	withdrawConsortiumInvitation
} from '$lib/server/services/relations/invitations';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	consortium: await getConsortium(context, params.consortium),
	people: await listPeople(context, params.consortium),
	invitations: await listConsortiumInvitations(context, params.consortium),
	me: context.principal?.userId ?? ''
}));

export const actions: Actions = {
	invite: action(async ({ locals: { context }, params, request }) => {
		const { email, role } = await readForm(request);
		return {
			link: shownLink(await inviteToConsortium(context, params.consortium, { email, role }))
		};
	}),
	withdraw: action(async ({ locals: { context }, params, request }) => {
		const { id } = await readForm(request);
		await withdrawConsortiumInvitation(context, params.consortium, id ?? '');
		return { done: 'withdrawn' as const };
	}),
	remove: action(async ({ locals: { context }, params, request }) => {
		const { id } = await readForm(request);
		await removePerson(context, params.consortium, id ?? '');
		return { done: 'removed' as const };
	})
};

import { action, page, readForm } from '$lib/server/http';
import { addMember, changeMember, listMembers, removeMember } from '$lib/server/services/members';
import type { Actions, PageServerLoad } from './$types';

/** Everybody of the company sees who belongs to it; its administrators also get the controls. */
export const load: PageServerLoad = page(async ({ locals, params }) => {
	const members = await listMembers(locals.context, params.company);
	const me = locals.context.principal?.userId ?? '';
	const mine = members.find(({ id }) => id === me);
	return { members, me, manages: mine?.role === 'company_admin' };
});

export const actions: Actions = {
	add: action(async ({ locals, params, request }) => {
		const { email, role } = await readForm(request);
		await addMember(locals.context, params.company, { email, role });
		return { done: 'added' as const };
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

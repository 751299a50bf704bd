import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { listAttachments } from '$lib/server/services/attachments';
import { endOwnFactor, getOwnFactor, previewEnd } from '$lib/server/services/own-factors';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => {
	const papers = await listAttachments(context, params.company, 'own_factor');
	return {
		factor: await getOwnFactor(context, params.company, params.factor),
		papers: papers.filter(({ subjectId }) => subjectId === params.factor)
	};
});

export const actions: Actions = {
	preview: action(async ({ locals, params, request }) => {
		const { lastMonth = null } = await readForm(request);
		const asked = { id: params.factor, lastMonth };
		return { preview: await previewEnd(locals.context, params.company, asked), lastMonth };
	}),
	end: action(async ({ locals, params, request }) => {
		const { lastMonth = null } = await readForm(request);
		const asked = { id: params.factor, lastMonth };
		const { id } = await endOwnFactor(locals.context, params.company, asked);
		redirect(303, `/companies/${params.company}/own-factors/${id}`);
	})
};

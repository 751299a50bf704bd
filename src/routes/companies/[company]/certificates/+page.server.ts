import { action, page, readForm } from '$lib/server/http';
import { listAttachments } from '$lib/server/services/attachments';
import {
	createCertificate,
	listCertificates,
	removeCertificate
} from '$lib/server/services/certificates';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	certificates: await listCertificates(locals.context, params.company),
	papers: await listAttachments(locals.context, params.company, 'certificate')
}));

export const actions: Actions = {
	add: action(async ({ locals, params, request }) => {
		await createCertificate(locals.context, params.company, await readForm(request));
		return { done: 'added' as const };
	}),
	remove: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		await removeCertificate(locals.context, params.company, id ?? '');
		return { done: 'removed' as const };
	})
};

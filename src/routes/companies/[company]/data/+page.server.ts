import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { listSamples, uploadSample } from '$lib/server/services/demo';
import { uploadTarget } from '$lib/server/services/completeness/upload-target';
import { listImports } from '$lib/server/services/imports';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params, url }) => {
	const asked = Object.fromEntries(url.searchParams);
	return {
		// Not asked for nothing: whoever only looks at the files has read no more in the records.
		target:
			'meteringPoint' in asked ? await uploadTarget(locals.context, params.company, asked) : null,
		imports: await listImports(locals.context, params.company),
		samples: await listSamples(locals.context, params.company),
		points: await listMeteringPoints(locals.context, params.company)
	};
});

export const actions: Actions = {
	sample: action(async ({ locals, params, request }) => {
		const { name } = await readForm(request);
		const made = await uploadSample(locals.context, params.company, name ?? '');
		redirect(303, `/companies/${params.company}/imports/${made.id}`);
	})
};

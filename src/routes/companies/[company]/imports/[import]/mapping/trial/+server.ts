import { api, readForm } from '$lib/server/http';
import { mappingFields, tryMapping } from '$lib/server/services/mappings';
import type { RequestHandler } from './$types';

/** The screen's form with each change; the page without scripts has a button for it. */
export const POST: RequestHandler = api(async ({ locals, params, request }) => {
	const said = mappingFields(await readForm(request));
	return tryMapping(locals.context, params.company, { id: params.import, ...said });
});

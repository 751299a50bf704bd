import { toPageError } from '$lib/server/http';
import { getViewer } from '$lib/server/services/me';
import { listCompanies } from '$lib/server/services/companies';
import type { LayoutServerLoad } from './$types';

/** Who reads and which companies they may switch to. Every page asks for its own right itself. */
export const load: LayoutServerLoad = async (event) => {
	const { context, plainHttp } = event.locals;
	// A page that is not there has no right of its own to ask for.
	if (context.principal === null || event.route.id === null)
		return { plainHttp, viewer: null, companies: [] };
	const companies = await listCompanies(context).catch((thrown) => toPageError(thrown, event));
	const shown = companies.map(({ id, name, origin }) => ({ id, name, origin }));
	return { plainHttp, viewer: getViewer(context), companies: shown };
};

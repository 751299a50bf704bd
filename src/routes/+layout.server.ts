import { toPageError } from '$lib/server/http';
import { listCompanies } from '$lib/server/services/companies';
import type { LayoutServerLoad } from './$types';

/** Who reads and which companies they may switch to. Every page asks for its own right itself. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { plainHttp } = locals;
	const { principal } = locals.context;
	if (principal === null) return { plainHttp, viewerName: null, companies: [] };
	try {
		const companies = await listCompanies(locals.context);
		const shown = companies.map(({ id, name, origin }) => ({ id, name, origin }));
		return { plainHttp, viewerName: principal.name, companies: shown };
	} catch (error) {
		throw toPageError(error);
	}
};

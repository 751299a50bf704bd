import { toPageError } from '$lib/server/http';
import { getViewer } from '$lib/server/services/me';
import { getPlaces } from '$lib/server/services/places';
import type { LayoutServerLoad } from './$types';

/** Who reads and between which places they may switch. Every page asks for its own right itself. */
export const load: LayoutServerLoad = async (event) => {
	const { context, plainHttp } = event.locals;
	// A page that is not there has no right of its own to ask for.
	if (context.principal === null || event.route.id === null)
		return { plainHttp, viewer: null, places: null };
	// Read, so that going to another company asks again: a consent opens one at a time.
	void event.params.company;
	const places = await getPlaces(context).catch((thrown) => toPageError(thrown, event));
	return { plainHttp, viewer: getViewer(context), places };
};

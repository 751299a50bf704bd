import { listOperations } from '$lib/server/services/open-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	operations: listOperations(locals.context.locale)
});

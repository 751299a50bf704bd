import { page } from '$lib/server/http';
import { listEditions } from '$lib/server/services/factor-editions';
import { askedOf, lookUpFactor } from '$lib/server/services/factors';
import type { PageServerLoad } from './$types';

/** The editions, and the factor of whatever was asked for in the address. */
export const load: PageServerLoad = page(({ locals: { context }, url }) => {
	const asked = askedOf(url.searchParams);
	const answered = url.searchParams.has('carrier');
	return {
		editions: listEditions(context),
		asked,
		answer: answered ? lookUpFactor(context, asked) : null
	};
});

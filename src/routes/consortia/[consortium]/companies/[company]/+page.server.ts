import { action, page, readForm } from '$lib/server/http';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import { getCompanyStatus } from '$lib/server/services/relations/company-status';
import { inviteCompanyAgain } from '$lib/server/services/relations/consortium-companies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals: { context }, params }) => ({
	consortiumId: params.consortium,
	status: await getCompanyStatus(context, params.consortium, params.company)
}));

export const actions: Actions = {
	invite: action(async ({ locals: { context }, params, request }) => {
		const { email } = await readForm(request);
		const wanted = { companyId: params.company, email };
		return { link: shownLink(await inviteCompanyAgain(context, params.consortium, wanted)) };
	})
};

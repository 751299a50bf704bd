import { isoDay, todayInJapan } from '$lib/domain/time/day';
import { action, page, readForm } from '$lib/server/http';
import { mailIsConfigured } from '$lib/server/mail';
import { shownLink } from '$lib/server/services/accounts/shown-link';
import {
	grantConsent,
	listConsentParties,
	listConsents,
	withdrawConsent
} from '$lib/server/services/relations/consents';
import { endEngagement, listEngagements } from '$lib/server/services/relations/engagements';
import {
	inviteToCompany,
	listCompanyInvitations,
	withdrawCompanyInvitation
} from '$lib/server/services/relations/invitations';
import { listSites } from '$lib/server/services/sites';
import type { Actions, PageServerLoad } from './$types';

/** Whom the company lets look in. Its people see it; its administrators decide. */
export const load: PageServerLoad = page(async ({ locals: { context }, params: { company } }) => {
	const sites = await listSites(context, company);
	const invitations = await listCompanyInvitations(context, company);
	const own = context.principal?.memberships.find(({ companyId }) => companyId === company);
	return {
		consents: await listConsents(context, company),
		parties: await listConsentParties(context, company),
		engagements: await listEngagements(context, company),
		invitations: invitations.filter(({ role }) => role === 'auditor'),
		sites: sites.map(({ id, name }) => ({ id, name })),
		today: isoDay(todayInJapan(Date.now())),
		mails: mailIsConfigured(),
		manages: own?.role === 'company_admin'
	};
});

export const actions: Actions = {
	grant: action(async ({ locals, params, request }) => {
		const { kind } = await readForm(request);
		await grantConsent(locals.context, params.company, { kind });
		return { done: 'granted' as const };
	}),
	withdrawConsent: action(async ({ locals, params, request }) => {
		const { kind } = await readForm(request);
		await withdrawConsent(locals.context, params.company, { kind });
		return { done: 'consentWithdrawn' as const };
	}),
	end: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		await endEngagement(locals.context, params.company, id ?? '');
		return { done: 'ended' as const };
	}),
	invite: action(async ({ locals, params, request }) => {
		const { email, firstDay, lastDay, sites, ...fields } = await readForm(request);
		const siteIds = sites === 'some' ? sitesOf(fields) : null;
		const wanted = { role: 'auditor', email, firstDay, lastDay, siteIds };
		return { link: shownLink(await inviteToCompany(locals.context, params.company, wanted)) };
	}),
	withdraw: action(async ({ locals, params, request }) => {
		const { id } = await readForm(request);
		await withdrawCompanyInvitation(locals.context, params.company, id ?? '');
		return { done: 'withdrawn' as const };
	})
};

/** Fields `site.<id>`: the boxes that were ticked. */
function sitesOf(fields: Record<string, string | null>): string[] {
	const ticked = Object.keys(fields).filter((name) => name.startsWith('site.'));
	return ticked.map((name) => name.slice('site.'.length));
}

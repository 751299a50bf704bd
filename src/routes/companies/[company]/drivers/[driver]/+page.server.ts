import { redirect } from '@sveltejs/kit';
import { fiscalYearOf, monthOf, todayInJapan } from '$lib/domain/time/day';
import { action, page, readForm } from '$lib/server/http';
import { getCompany } from '$lib/server/services/companies';
import {
	getDriver,
	removeDriver,
	restoreDriver,
	saveDriverYear,
	updateDriver
} from '$lib/server/services/drivers';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params, url }) => {
	const { fiscalYearStartMonth } = await getCompany(locals.context, params.company);
	const current = fiscalYearOf(monthOf(todayInJapan(Date.now())), fiscalYearStartMonth);
	const asked = Number(url.searchParams.get('fiscalYear'));
	return {
		driver: await getDriver(locals.context, params.company, params.driver),
		fiscalYearStartMonth,
		fiscalYear: asked >= 1950 && asked <= 2150 ? asked : current
	};
});

export const actions: Actions = {
	values: action(async ({ locals, params, request }) => {
		const fields = await readForm(request);
		const { company, driver } = params;
		const saved = await saveDriverYear(locals.context, company, { ...fields, id: driver });
		return { saved: saved === null ? ('unchanged' as const) : ('saved' as const) };
	}),
	change: action(async ({ locals, params, request }) => {
		const { name, unit = undefined } = await readForm(request);
		const change = { id: params.driver, name, unit: unit === null ? '' : unit };
		await updateDriver(locals.context, params.company, change);
		return { saved: 'changed' as const };
	}),
	remove: action(async ({ locals, params }) => {
		await removeDriver(locals.context, params.company, params.driver);
		redirect(303, `/companies/${params.company}/drivers`);
	}),
	restore: action(async ({ locals, params }) => {
		await restoreDriver(locals.context, params.company, params.driver);
		return { saved: 'restored' as const };
	})
};

import { action, page, readForm } from '$lib/server/http';
import { getCompany, updateCompany } from '$lib/server/services/companies';
import { getReminderSetting, setReminders } from '$lib/server/services/reminders';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	company: await getCompany(locals.context, params.company),
	reminding: await getReminderSetting(locals.context, params.company)
}));

export const actions: Actions = {
	change: action(async ({ locals, params, request }) => {
		await updateCompany(locals.context, params.company, await readForm(request));
		return { saved: true };
	}),
	reminders: action(async ({ locals, params, request }) => {
		await setReminders(locals.context, params.company, await readForm(request));
		return { remindersSaved: true };
	})
};

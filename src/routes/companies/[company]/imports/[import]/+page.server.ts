import { redirect } from '@sveltejs/kit';
import { action, page, readForm } from '$lib/server/http';
import { cancelImport, commitImport, getImport, undoImport } from '$lib/server/services/imports';
import { listConflicts } from '$lib/server/services/imports/conflicts';
import { nextWaiting } from '$lib/server/services/imports/waiting';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async ({ locals, params }) => ({
	made: await getImport(locals.context, params.company, params.import),
	waiting: await nextWaiting(locals.context, params.company, params.import),
	conflicts: await listConflicts(locals.context, params.company, params.import),
	points: await listMeteringPoints(locals.context, params.company)
}));

export const actions: Actions = {
	commit: action(async ({ locals, params, request }) => {
		const { conflicts, ...fields } = await readForm(request);
		const choice = { conflicts: conflicts ?? 'keep', meteringPoints: pointsOf(fields) };
		await commitImport(locals.context, params.company, { id: params.import, ...choice });
		redirect(303, here(params));
	}),
	undo: action(async ({ locals, params }) => {
		await undoImport(locals.context, params.company, params.import);
		redirect(303, here(params));
	}),
	cancel: action(async ({ locals, params }) => {
		await cancelImport(locals.context, params.company, params.import);
		redirect(303, `/companies/${params.company}/data`);
	})
};

function here(params: RequestEvent['params']): string {
	return `/companies/${params.company}/imports/${params.import}`;
}

/** Fields `point.0`, `point.1`: the metering point of each record for which one was chosen. */
function pointsOf(fields: Record<string, string | null>): Record<string, string> {
	const chosen = Object.entries(fields).filter(([name, id]) => name.startsWith('point.') && id);
	return Object.fromEntries(chosen.map(([name, id]) => [name.slice('point.'.length), id ?? '']));
}

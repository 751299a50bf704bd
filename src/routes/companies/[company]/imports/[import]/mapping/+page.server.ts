import { redirect } from '@sveltejs/kit';
import { Conflict } from '$lib/server/errors';
import { action, page, readForm } from '$lib/server/http';
import { mapImport, mappingFields, tryMapping } from '$lib/server/services/mappings';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = page(async (event) => {
	const { locals, params } = event;
	const points = await listMeteringPoints(locals.context, params.company);
	try {
		const trial = await tryMapping(locals.context, params.company, { id: params.import });
		return { trial, points };
	} catch (refused) {
		// Committed or cancelled meanwhile: its own page says so.
		if (refused instanceof Conflict && refused.code === 'import.not_open')
			redirect(303, importPage(params));
		throw refused;
	}
});

export const actions: Actions = {
	try: action(async ({ locals, params, request }) => {
		const said = mappingFields(await readForm(request));
		return {
			trial: await tryMapping(locals.context, params.company, { id: params.import, ...said })
		};
	}),
	use: action(async ({ locals, params, request }) => {
		const { layout, ...fields } = await readForm(request);
		const { headerRow, sheet, ...said } = mappingFields(fields);
		const id = params.import;
		if (!layout && (headerRow !== null || sheet !== null)) {
			const other = { id, headerRow, sheet };
			return { trial: await tryMapping(locals.context, params.company, other) };
		}
		await mapImport(locals.context, params.company, { id, ...(layout ? { layout } : said) });
		redirect(303, importPage(params));
	})
};

function importPage(params: RequestEvent['params']): string {
	return `/companies/${params.company}/imports/${params.import}`;
}

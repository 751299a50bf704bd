import * as calls from '$lib/server/services/api-schemas/restatements';
import { page } from '$lib/server/services/api-schemas/page';
import {
	getEdition,
	listEditions,
	uploadEdition
} from '$lib/server/services/restatements/editions';
import { json } from '@sveltejs/kit';
import { endpoint } from '../../../../endpoint.server';

export const GET = endpoint(calls.listEditions, async ({ context, params, query }) =>
	page((await listEditions(context, params.consortium)).items, query)
);

/** The same list twice is one edition, which is answered with 200 the second time. */
export const POST = endpoint(calls.uploadEdition, async ({ context, params, request }) => {
	const { id, isNew } = await uploadEdition(context, params.consortium, request);
	const edition = await getEdition(context, params.consortium, id);
	return json(edition, {
		status: isNew === 'yes' ? 201 : 200,
		headers: {
			location: `/api/v1/consortia/${params.consortium}/editions/${encodeURIComponent(id)}`
		}
	});
});

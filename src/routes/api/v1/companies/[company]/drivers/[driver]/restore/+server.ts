import * as calls from '$lib/server/services/api-schemas/drivers';
import { restoreDriver } from '$lib/server/services/drivers';
import { endpoint } from '../../../../../../endpoint.server';

export const POST = endpoint(calls.restoreDriver, ({ context, params }) =>
	restoreDriver(context, params.company, params.driver)
);

import * as calls from '$lib/server/services/api-schemas/drivers';
import { getDriver } from '$lib/server/services/drivers';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getDriver, ({ context, params }) =>
	getDriver(context, params.company, params.driver)
);

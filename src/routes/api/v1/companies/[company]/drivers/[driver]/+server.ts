import * as calls from '$lib/server/services/api-schemas/drivers';
import { getDriver, removeDriver, updateDriver } from '$lib/server/services/drivers';
import { endpoint } from '../../../../../endpoint.server';

export const GET = endpoint(calls.getDriver, ({ context, params }) =>
	getDriver(context, params.company, params.driver)
);

export const PATCH = endpoint(calls.editDriver, ({ context, params, body }) =>
	updateDriver(context, params.company, { ...body, id: params.driver })
);

export const DELETE = endpoint(calls.removeDriver, ({ context, params }) =>
	removeDriver(context, params.company, params.driver)
);

import * as calls from '$lib/server/services/api-schemas/account';
import { getMe } from '$lib/server/services/me';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(calls.getMe, ({ context }) => getMe(context));

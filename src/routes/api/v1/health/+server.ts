import { getHealth } from '$lib/server/services/api-schemas/account';
import { health } from '$lib/server/services/server';
import { endpoint } from '../../endpoint.server';

export const GET = endpoint(getHealth, ({ context }) => health(context));

import { api } from '$lib/server/http';
import { NotFound } from '$lib/server/errors';

/** What no route answers is a problem like any other, not a page. */
const nowhere = api(async () => {
	throw new NotFound('not_found');
});

export const GET = nowhere;
export const POST = nowhere;
export const PUT = nowhere;
export const PATCH = nowhere;
export const DELETE = nowhere;

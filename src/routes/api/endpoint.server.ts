import { WrongContentType } from '$lib/server/errors';
import { api, readJson } from '$lib/server/http';
import { parseInput } from '$lib/server/input';
import type { Operation, PathParameters } from '$lib/server/services/api-schemas/operation';
import { parseQuery } from '$lib/server/services/api-schemas/parse';
import { assertDeclaredAccess } from '$lib/server/services/declared-access';
import type { RequestHandler } from '@sveltejs/kit';
import { z } from 'zod';

interface Call<Path extends string, Query extends z.ZodType, Body extends z.ZodType> {
	context: App.Locals['context'];
	params: PathParameters<Path>;
	query: z.output<Query>;
	body: z.output<Body>;
	request: Request;
}

type Answered<Answer extends z.ZodType> = z.input<Answer> | Response;

const noQuery = z.strictObject({});

/** A handler of one declared call: access, then query and body as declared, then the service. */
export function endpoint<
	Path extends string,
	Query extends z.ZodObject,
	Body extends z.ZodType,
	Answer extends z.ZodType
>(
	operation: Operation<Path, Query, Body, Answer>,
	handle: (call: Call<Path, Query, Body>) => Answered<Answer> | Promise<Answered<Answer>>
): RequestHandler {
	return api(async ({ locals: { context }, params, url, request }) => {
		assertDeclaredAccess(context, params);
		const query = parseQuery(operation.query ?? noQuery, url.searchParams);
		const body = await bodyOf(operation, request);
		return handle({
			context,
			params: params as PathParameters<Path>,
			query: query as z.output<Query>,
			body,
			request
		});
	}, operation.status);
}

async function bodyOf<Body extends z.ZodType>(
	{ body, bodyType }: Operation<string, z.ZodObject, Body>,
	request: Request
): Promise<z.output<Body>> {
	if (!body) return undefined as z.output<Body>;
	if (!bodyType) return isEmpty(request) ? parseInput(body, {}) : readJson(request, body);
	if (!request.headers.get('content-type')?.toLowerCase().startsWith(`${bodyType};`))
		throw new WrongContentType('request.not_multipart');
	return undefined as z.output<Body>;
}

/** Nothing sent is an object without fields: whatever may be left out needs no body at all. */
function isEmpty({ headers }: Request): boolean {
	return !headers.has('transfer-encoding') && Number(headers.get('content-length') ?? 0) === 0;
}

import { z } from 'zod';

/**
 * One call of `/api/v1` as data: the routes parse requests with it, the OpenAPI document is
 * written from it, and the contract tests hold the answers against it. Its sentence stands in
 * the messages under `api_<id>`.
 */
export interface Operation<
	Path extends string = string,
	Query extends z.ZodObject = z.ZodObject,
	Body extends z.ZodType = z.ZodType,
	Answer extends z.ZodType = z.ZodType
> {
	id: string;
	method: Method;
	/** Below `/api/v1`, placeholders as in OpenAPI: `/companies/{company}`. */
	path: Path;
	access: 'public' | 'read' | 'write';
	/** What a good answer's status is; `also` names others with the same body. */
	status: 200 | 201 | 204;
	also?: readonly number[];
	query?: Query;
	/** JSON, unless `bodyType` says multipart (then it is only described, never parsed here). */
	body?: Body;
	bodyType?: 'multipart/form-data';
	/** Absent where the answer has no JSON body. */
	answer?: Answer;
	answerType?: string;
	/** Statuses of refusals beyond those that `access`, `query` and `body` imply. */
	refusals?: readonly number[];
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Keeps the literal types, so that a route knows its parameters, query, body and answer. */
export function operation<
	Path extends string,
	Query extends z.ZodObject = z.ZodObject<Record<never, z.ZodType>>,
	Body extends z.ZodType = z.ZodUndefined,
	Answer extends z.ZodType = z.ZodVoid
>(declared: Operation<Path, Query, Body, Answer>): Operation<Path, Query, Body, Answer> {
	return declared;
}

/** `/companies/{company}/sites` → `{ company: string }` */
export type PathParameters<Path extends string> =
	Path extends `${string}{${infer Name}}${infer Rest}`
		? Record<Name, string> & PathParameters<Rest>
		: Record<never, string>;

/** Names under which bodies and answers stand in the document's components. */
export const bodies = z.registry<{ id: string }>();
export const answers = z.registry<{ id: string }>();

export function body<T extends z.ZodType>(id: string, schema: T): T {
	bodies.add(schema, { id });
	return schema;
}

export function answer<T extends z.ZodType>(id: string, schema: T): T {
	answers.add(schema, { id });
	return schema;
}

import { STATUS_CODES } from 'node:http';
import * as m from '$i18n/paraglide/messages';
import { z } from 'zod';
import { version } from '../../../../package.json';
import { operations } from './api-schemas';
import { answers, bodies, type Operation } from './api-schemas/operation';

/**
 * The OpenAPI 3.1 document of `/api/v1`, written from the schemas that parse the requests.
 * Answers are described without `additionalProperties: false`: the contract may be added to.
 */
export type Locale = 'ja' | 'en';
type Json = Record<string, unknown>;

const BASE = '/api/v1';
const reference = (id: string) => `#/components/schemas/${id}`;
const problemAnswer = {
	content: { 'application/problem+json': { schema: { $ref: reference('Problem') } } }
};

export function openApiDocument(locale: Locale): Json & { openapi: '3.1.0' } {
	return {
		openapi: '3.1.0',
		info: { title: m.api_title({}, { locale }), description: m.api_lead({}, { locale }), version },
		servers: [{ url: BASE }],
		security: [{ token: [] }],
		paths: paths(locale),
		components: {
			securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
			schemas: { ...components(bodies, 'input'), ...components(answers, 'output') }
		}
	};
}

/** What the browsable page lists. */
export function listOperations(locale: Locale) {
	return operations.map((operation) => ({
		id: operation.id,
		method: operation.method,
		path: BASE + operation.path,
		access: operation.access,
		summary: summaryOf(operation, locale),
		query: Object.keys(operation.query?.shape ?? {}),
		body: operation.body ? (bodies.get(operation.body)?.id ?? null) : null,
		answer: operation.answer ? (answers.get(operation.answer)?.id ?? null) : null,
		status: operation.status
	}));
}

function summaryOf({ id }: Operation, locale: Locale): string {
	const key = `api_${id}` as keyof typeof m;
	return (m[key] as (params: object, options: { locale: Locale }) => string)({}, { locale });
}

function paths(locale: Locale): Json {
	const found: Record<string, Json> = {};
	for (const operation of operations)
		(found[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation, locale);
	return found;
}

function describe(operation: Operation, locale: Locale): Json {
	return {
		operationId: operation.id,
		summary: summaryOf(operation, locale),
		...(operation.access === 'public' && { security: [] }),
		...(operation.access !== 'public' && { 'x-scope': operation.access }),
		parameters: [...pathParameters(operation), ...queryParameters(operation)],
		...(operation.body && { requestBody: requestBody(operation) }),
		responses: responses(operation)
	};
}

function pathParameters({ path }: Operation): Json[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
		name,
		in: 'path',
		required: true,
		schema: { type: 'string' }
	}));
}

function queryParameters({ query }: Operation): Json[] {
	return Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
		name,
		in: 'query',
		required: !(schema as z.ZodType).safeParse(undefined).success,
		schema: bare(z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }))
	}));
}

function requestBody({ body, bodyType }: Operation): Json {
	const schema = { $ref: reference(bodies.get(body!)!.id) };
	return { required: true, content: { [bodyType ?? 'application/json']: { schema } } };
}

function responses(operation: Operation): Json {
	const good = [operation.status, ...(operation.also ?? [])];
	return {
		...Object.fromEntries(good.map((status) => [status, goodAnswer(operation, status)])),
		...Object.fromEntries(refusalsOf(operation).map((status) => [status, refusal(status)]))
	};
}

function goodAnswer({ answer, answerType }: Operation, status: number): Json {
	const description = STATUS_CODES[status];
	if (!answer && !answerType) return { description };
	const schema = answer ? { $ref: reference(answers.get(answer)!.id) } : { type: 'string' };
	return { description, content: { [answerType ?? 'application/json']: { schema } } };
}

/** What the kind of call implies, and what it declares beyond. */
function refusalsOf({ access, path, query, body, refusals = [] }: Operation): number[] {
	const implied = [
		...(query || body ? [400] : []),
		...(access === 'public' ? [] : [401, 403]),
		...(path.includes('{') ? [404] : []),
		...(body ? [413, 415] : [])
	];
	return [...new Set([...implied, ...refusals])].sort((a, b) => a - b);
}

const refusal = (status: number) => ({ description: STATUS_CODES[status], ...problemAnswer });

type Registry = typeof bodies;

function components(registry: Registry, io: 'input' | 'output'): Json {
	const { schemas } = z.toJSONSchema(registry, {
		uri: reference,
		io,
		unrepresentable: 'any',
		override: ({ jsonSchema }) => {
			if (io === 'output' && jsonSchema.additionalProperties === false)
				delete jsonSchema.additionalProperties;
		}
	});
	return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** Dialect and identity are the document's own. */
function bare(schema: Json): Json {
	const { $schema: _dialect, $id: _identity, ...rest } = schema;
	return rest;
}

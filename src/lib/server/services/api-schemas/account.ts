import { z } from 'zod';
import { instant, listOf, listQuery, name } from './common';
import { answer, body, operation } from './operation';

const scope = z.enum(['read', 'write']);

export const getHealth = operation({
	id: 'get_health',
	method: 'GET',
	path: '/health',
	access: 'public',
	status: 200,
	answer: answer(
		'Health',
		z.strictObject({
			status: z.literal('ok'),
			version: z.string(),
			database: z.enum(['sqlite', 'postgresql'])
		})
	)
});

export const getOpenApi = operation({
	id: 'get_open_api',
	method: 'GET',
	path: '/openapi.json',
	access: 'public',
	status: 200,
	answer: answer('OpenApiDocument', z.looseObject({ openapi: z.literal('3.1.0') }))
});

export const getMe = operation({
	id: 'get_me',
	method: 'GET',
	path: '/me',
	access: 'read',
	status: 200,
	answer: answer(
		'Me',
		z.strictObject({
			user: z.strictObject({ id: z.string(), email: z.string(), name: z.string() }),
			roles: z.array(
				z.strictObject({
					role: z.string(),
					companyId: z.string().nullable(),
					consortiumId: z.string().optional()
				})
			),
			scopes: z.array(scope)
		})
	)
});

const tokenFields = {
	id: z.string(),
	name: z.string(),
	scopes: z.array(scope),
	createdAt: instant,
	expiresAt: instant,
	lastUsedAt: instant.nullable()
};

export const listTokens = operation({
	id: 'list_tokens',
	method: 'GET',
	path: '/tokens',
	access: 'read',
	status: 200,
	query: listQuery,
	answer: listOf('TokenList', answer('Token', z.strictObject(tokenFields)))
});

export const createToken = operation({
	id: 'create_token',
	method: 'POST',
	path: '/tokens',
	access: 'write',
	status: 201,
	body: body(
		'NewTokenRequest',
		z.strictObject({
			name,
			scopes: z.array(scope).min(1).optional(),
			days: z.int().min(1).max(366).optional()
		})
	),
	/** The token itself is shown this once. */
	answer: answer('NewToken', z.strictObject({ ...tokenFields, token: z.string() })),
	refusals: [422]
});

export const revokeToken = operation({
	id: 'revoke_token',
	method: 'DELETE',
	path: '/tokens/{token}',
	access: 'write',
	status: 204
});

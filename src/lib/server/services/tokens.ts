import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { authorise } from '../access/authorise';
import type { Context } from '../access/context';
import { emailKey } from '../access/email';
import { scopesOf } from '../access/find-principal';
import { fingerprint, newApiToken } from '../access/secret';
import { getServer } from '../app';
import { NotFound, NotSignedIn } from '../errors';
import { parseInput } from '../input';
import { createApiToken, deleteApiToken, listApiTokensOf } from '../repositories/api-tokens';
import { read, write } from '../repositories/transaction';
import { findUserByEmailKey } from '../repositories/users';
import { email } from './account-input';
import { recordServerDeed } from './records/deeds';
import { assertConfirmed } from './sessions';
import type { NewTokenView, TokenView } from './views';

const DAY_MS = 86_400_000;

const tokenFields = {
	scopes: z.array(z.enum(['read', 'write'])).min(1),
	days: z.int().min(1).max(366).default(30)
};

const newToken = z.strictObject({
	name: z
		.string()
		.trim()
		.min(1)
		.max(100)
		.regex(/^\P{Cc}*$/u),
	...tokenFields,
	scopes: tokenFields.scopes.default(['read'])
});

const newTokenFor = z.strictObject({
	email,
	...tokenFields,
	scopes: tokenFields.scopes.default(['read', 'write'])
});

/** One's own tokens, the newest first; never the secrets themselves. */
export async function listTokens(context: Context): Promise<TokenView[]> {
	authorise(context, 'token', 'read');
	const tokens = await read(getServer().database, 'identity', (tx) =>
		listApiTokensOf(tx, ownId(context))
	);
	return tokens.map(viewOf);
}

/** A token for oneself, shown this once. A token cannot make tokens: it would outlive itself. */
export async function createToken(context: Context, input: unknown): Promise<NewTokenView> {
	authorise(context, 'token', 'create');
	assertConfirmed(context);
	const passed = context.principal?.secondFactor === 'passed';
	const secondFactorAt = passed ? Date.now() : null;
	const start = { ...parseInput(newToken, input), secondFactorAt };
	return storeToken(context, ownId(context), start);
}

/** From the command line, for the account with this address. */
export async function createTokenFor(context: Context, input: unknown): Promise<NewTokenView> {
	authorise(context, 'server', 'update');
	const { email, scopes, days } = parseInput(newTokenFor, input);
	const user = await read(getServer().database, 'identity', (tx) =>
		findUserByEmailKey(tx, emailKey(email))
	);
	if (!user || user.disabledAt !== null) throw new NotFound('user.not_found');
	const secondFactorAt = Date.now();
	return storeToken(context, user.userId, { name: 'command line', scopes, days, secondFactorAt });
}

/** Dead with the next request. */
export async function revokeToken(context: Context, id: string): Promise<void> {
	authorise(context, 'token', 'delete');
	await write(getServer().database, 'identity', async (tx) => {
		if (!(await deleteApiToken(tx, ownId(context), id))) throw new NotFound('not_found');
		await recordServerDeed(tx, context.principal, { event: 'token.revoke', tokenId: id });
	});
}

interface TokenStart {
	name: string;
	scopes: ('read' | 'write')[];
	days: number;
	/** A token may no more than the session that it was made in. */
	secondFactorAt: number | null;
}

async function storeToken(
	{ principal }: Context,
	userId: string,
	{ name, scopes, days, secondFactorAt }: TokenStart
): Promise<NewTokenView> {
	const token = newApiToken();
	const tokenId = randomUUID();
	const now = Date.now();
	const row = {
		tokenHash: fingerprint(token),
		tokenId,
		userId,
		name,
		scopes: [...new Set(scopes)].sort().join(','),
		createdAt: now,
		expiresAt: now + days * DAY_MS,
		lastUsedAt: null,
		secondFactorAt
	};
	await write(getServer().database, 'identity', async (tx) => {
		await createApiToken(tx, row);
		await recordServerDeed(tx, principal, { event: 'token.create', tokenId, userId });
	});
	return { ...viewOf(row), token };
}

function ownId({ principal }: Context): string {
	if (!principal) throw new NotSignedIn('not_signed_in');
	return principal.userId;
}

function viewOf(row: Awaited<ReturnType<typeof listApiTokensOf>>[number]): TokenView {
	return {
		id: row.tokenId,
		name: row.name,
		scopes: scopesOf(row.scopes),
		createdAt: new Date(row.createdAt).toISOString(),
		expiresAt: new Date(row.expiresAt).toISOString(),
		lastUsedAt: row.lastUsedAt === null ? null : new Date(row.lastUsedAt).toISOString()
	};
}

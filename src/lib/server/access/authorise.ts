import { randomUUID } from 'node:crypto';
import { Forbidden, type NamedError, NotFound, NotSignedIn } from '../errors';
import { declares } from './check-routes';
import type { DirectoryScope } from '../repositories/scope';
import type { Action, CompanyScope, Context, Pair, Principal, Resource } from './context';
import { permits, type CompanyResource, type PolicyRole } from './policy';

/**
 * The access check, first line of every service. It returns when the table allows and throws
 * otherwise, so that whatever goes wrong in here refuses.
 */
export function authorise(context: Context, resource: Resource, action: Action): void {
	const pair: Pair = [resource, action];
	assertDeclared(context, pair);
	if (!permits(serverRoles(context.principal), pair)) throw refusal(context.principal, pair);
	assertTokenScope(context.principal, action);
}

/**
 * The same for one company's rows, and the only place (with `authoriseNewCompany`) where the
 * right to touch them is made. A company that is not one's own answers like one that is missing;
 * whether it exists is not even looked up.
 */
// eslint-disable-next-line max-params -- the four words of one question: who may do what to whose
export function authoriseCompany(
	context: Context,
	resource: CompanyResource,
	action: Action,
	companyId: string
): CompanyScope {
	assertDeclared(context, [resource, action]);
	if (!context.principal) throw new NotSignedIn('not_signed_in');
	const roles = companyRoles(context.principal, companyId);
	if (roles.length === 0) throw new NotFound('not_found');
	if (!permits(roles, [resource, action])) throw new Forbidden('forbidden');
	assertTokenScope(context.principal, action);
	return mint(companyId, context.principal.userId);
}

/** The right to the rows of a company that is about to be made, under a fresh random id. */
export function authoriseNewCompany(context: Context, pair: Pair, ownerId: string): CompanyScope {
	authorise(context, ...pair);
	return mint(randomUUID(), ownerId);
}

/** The companies one belongs to, for a list across them. */
export function authoriseDirectory(context: Context, pair: Pair): DirectoryScope {
	authorise(context, ...pair);
	const companyIds = context.principal?.memberships.map(({ companyId }) => companyId) ?? [];
	return Object.freeze({ companyIds }) as unknown as DirectoryScope;
}

function mint(companyId: string, userId: string): CompanyScope {
	return Object.freeze({ companyId, userId }) as unknown as CompanyScope;
}

/** Not a refusal but a fault of ours: the route says less than its service does. */
function assertDeclared(context: Context, pair: Pair): void {
	if (!declares(context, pair))
		throw new Error(`this route does not declare ${pair.join('.')} in route-table.ts`);
}

/**
 * Roles that see or run more than one's own company need a second factor: without it they are
 * dormant, as if the person did not have them.
 */
export function isAwake({ secondFactor }: Principal): boolean {
	return secondFactor === 'passed';
}

function serverRoles(principal: Principal | null): PolicyRole[] {
	if (!principal) return ['anonymous'];
	if (principal.via === 'command_line') return ['command_line'];
	if (principal.operator === 'no') return ['signed_in'];
	return ['signed_in', isAwake(principal) ? 'operator' : 'dormant_operator'];
}

/** For what a page offers; the service asks again when it is done. */
export function may({ principal }: Context, pair: Pair): boolean {
	return permits(serverRoles(principal), pair);
}

/** Whoever has the role, but dormant, is told how to wake it. */
function refusal(principal: Principal | null, pair: Pair): NamedError {
	if (!principal) return new NotSignedIn('not_signed_in');
	const dormant = !isAwake(principal) && permits(serverRoles(awake(principal)), pair);
	return new Forbidden(dormant ? 'second_factor.needed' : 'forbidden');
}

const awake = (principal: Principal): Principal => ({ ...principal, secondFactor: 'passed' });

/** An operator has no place here: only a membership of its own opens a company. */
function companyRoles(principal: Principal, companyId: string): PolicyRole[] {
	if (principal.via === 'command_line') return ['command_line'];
	return principal.memberships.filter((m) => m.companyId === companyId).map((m) => m.role);
}

function assertTokenScope(principal: Principal | null, action: Action): void {
	const needed = action === 'read' ? 'read' : 'write';
	if (principal && !principal.scopes.includes(needed))
		throw new Forbidden('token.scope', { scope: needed });
}

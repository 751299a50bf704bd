import { randomUUID } from 'node:crypto';
import { Forbidden, type NamedError, NotFound, NotSignedIn } from '../errors';
import type { CompanyScope, ConsortiumScope, DirectoryScope } from '../repositories/scope';
import { declares } from './check-routes';
import type { Action, Context, Pair, Principal, Resource } from './context';
import { type CompanyResource, type ConsortiumResource, permits } from './policy';
import {
	awake,
	consortiumRoles,
	isAwake,
	type Relation,
	relationsTo,
	serverRoles
} from './relations';

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
 * whether it exists is not even looked up. A right from outside is noted for the access log.
 */
// eslint-disable-next-line max-params -- the four words of one question: who may do what to whose
export function authoriseCompany(
	context: Context,
	resource: CompanyResource,
	action: Action,
	companyId: string
): CompanyScope {
	const pair: Pair = [resource, action];
	const { principal } = context;
	assertDeclared(context, pair);
	if (!principal) throw new NotSignedIn('not_signed_in');
	const relations = relationsTo(principal, companyId);
	if (relations.length === 0) throw unrelated(relationsTo(awake(principal), companyId));
	const relation = relations.find(({ role }) => permits([role], pair));
	if (!relation) throw new Forbidden('forbidden');
	assertTokenScope(principal, action);
	noteOutsideRead(context, resource, { companyId, relation });
	return mint({ companyId, userId: principal.userId, sites: relation.sites });
}

/** The same for the rows of a consortium itself: its people and its list of companies. */
// eslint-disable-next-line max-params -- the four words of one question: who may do what to whose
export function authoriseConsortium(
	context: Context,
	resource: ConsortiumResource,
	action: Action,
	consortiumId: string
): ConsortiumScope {
	const pair: Pair = [resource, action];
	const { principal } = context;
	assertDeclared(context, pair);
	if (!principal) throw new NotSignedIn('not_signed_in');
	const roles = consortiumRoles(principal, consortiumId);
	if (roles.length === 0) throw unrelated(consortiumRoles(awake(principal), consortiumId));
	if (!permits(roles, pair)) throw new Forbidden('forbidden');
	assertTokenScope(principal, action);
	return Object.freeze({ consortiumId, userId: principal.userId }) as unknown as ConsortiumScope;
}

/** The right to the rows of a company that is about to be made, under a fresh random id. */
export function authoriseNewCompany(context: Context, pair: Pair, ownerId: string): CompanyScope {
	authorise(context, ...pair);
	return mint({ companyId: randomUUID(), userId: ownerId, sites: 'all' });
}

/**
 * The companies one belongs to or is engaged by, for a list across them; and the one that the
 * request is about, where its consent opens it.
 */
export function authoriseDirectory(context: Context, pair: Pair): DirectoryScope {
	authorise(context, ...pair);
	const { principal } = context;
	const related = principal ? [...principal.memberships, ...openedFromOutside(principal)] : [];
	const companyIds = [...new Set(related.map(({ companyId }) => companyId))];
	return Object.freeze({ companyIds }) as unknown as DirectoryScope;
}

const openedFromOutside = (principal: Principal) =>
	isAwake(principal) ? [...principal.engagements, ...principal.rawDataConsents] : [];

function mint(right: { companyId: string; userId: string; sites: Relation['sites'] }) {
	return Object.freeze(right) as unknown as CompanyScope;
}

function noteOutsideRead(
	{ outsideReads }: Context,
	resource: Resource,
	{ companyId, relation }: { companyId: string; relation: Relation }
): void {
	const { role, basis } = relation;
	if (!basis) return;
	const known = outsideReads.some(
		(one) => one.companyId === companyId && one.resource === resource
	);
	if (known) return;
	const as = role === 'trusted_coordinator' ? 'coordinator' : 'auditor';
	outsideReads.push({ companyId, resource, role: as, basis });
}

/** Not a refusal but a fault of ours: the route says less than its service does. */
function assertDeclared(context: Context, pair: Pair): void {
	if (!declares(context, pair))
		throw new Error(`this route does not declare ${pair.join('.')} in route-table.ts`);
}

/** For what a page offers; the service asks again when it is done. */
export function may({ principal }: Context, pair: Pair): boolean {
	return permits(serverRoles(principal), pair);
}

/** Foreign and missing are alike; only one's own dormant relation is named. */
function unrelated(whenAwake: readonly unknown[]): NamedError {
	if (whenAwake.length > 0) return new Forbidden('second_factor.needed');
	return new NotFound('not_found');
}

/** Whoever has the role, but dormant, is told how to wake it. */
function refusal(principal: Principal | null, pair: Pair): NamedError {
	if (!principal) return new NotSignedIn('not_signed_in');
	const dormant = !isAwake(principal) && permits(serverRoles(awake(principal)), pair);
	return new Forbidden(dormant ? 'second_factor.needed' : 'forbidden');
}

function assertTokenScope(principal: Principal | null, action: Action): void {
	const needed = action === 'read' ? 'read' : 'write';
	if (principal && !principal.scopes.includes(needed))
		throw new Forbidden('token.scope', { scope: needed });
}

import { authorise, authoriseCompany, authoriseConsortium } from '../access/authorise';
import type { Context } from '../access/context';
import { isCompanyResource, isConsortiumResource } from '../access/policy';

/** What the address names. */
export interface NamedInAddress {
	company?: string;
	consortium?: string;
}

/**
 * Asks for everything that the route declares before its content is even read, so that nobody
 * learns from a complaint about a field what they may not know. The service asks again.
 */
export function assertDeclaredAccess(
	context: Context,
	{ company, consortium }: NamedInAddress
): void {
	if (context.declared === 'any') return;
	for (const [resource, action] of context.declared)
		if (company !== undefined && isCompanyResource(resource))
			authoriseCompany(context, resource, action, company);
		else if (consortium !== undefined && isConsortiumResource(resource))
			authoriseConsortium(context, resource, action, consortium);
		else authorise(context, resource, action);
}

import { authorise, authoriseCompany } from '../access/authorise';
import type { Context } from '../access/context';
import { isCompanyResource } from '../access/policy';

/**
 * Asks for everything that the route declares before its content is even read, so that nobody
 * learns from a complaint about a field what they may not know. The service asks again.
 */
export function assertDeclaredAccess(context: Context, companyId: string | undefined): void {
	if (context.declared === 'any') return;
	for (const [resource, action] of context.declared)
		if (companyId !== undefined && isCompanyResource(resource))
			authoriseCompany(context, resource, action, companyId);
		else authorise(context, resource, action);
}

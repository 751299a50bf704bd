import type { Basis, Principal } from './context';
import type { PolicyRole } from './policy';

/** How a person stands to one company: as what, for which sites, and by what if from outside. */
export interface Relation {
	role: PolicyRole;
	sites: 'all' | readonly string[];
	basis?: Basis;
}

/**
 * Roles that see or run more than one's own company need a second factor: without it they are
 * dormant, as if the person did not have them.
 */
export function isAwake({ secondFactor }: Principal): boolean {
	return secondFactor === 'passed';
}

/** Whether the person has such a role, dormant or not. */
export function needsSecondFactor({ operator, engagements, consortia }: Principal): boolean {
	const coordinates = consortia.some(({ role }) => role === 'coordinator');
	return operator === 'yes' || engagements.length > 0 || coordinates;
}

export const awake = (principal: Principal): Principal => ({
	...principal,
	secondFactor: 'passed'
});

/** The widest first: who belongs to the company is not recorded as somebody from outside. */
export function relationsTo(principal: Principal, companyId: string): Relation[] {
	if (principal.via === 'command_line') return [{ role: 'command_line', sites: 'all' }];
	const own = principal.memberships
		.filter((one) => one.companyId === companyId)
		.map(({ role }): Relation => ({ role, sites: 'all' }));
	return isAwake(principal) ? [...own, ...fromOutside(principal, companyId)] : own;
}

function fromOutside(principal: Principal, companyId: string): Relation[] {
	const engaged = principal.engagements
		.filter((one) => one.companyId === companyId)
		.map(({ engagementId: id, sites }): Relation => {
			const role = sites === 'all' ? 'auditor' : 'site_auditor';
			return { role, sites, basis: { kind: 'engagement', id } };
		});
	const trusted = principal.rawDataConsents
		.filter((one) => one.companyId === companyId)
		.map(({ consentId: id }): Relation => {
			return { role: 'trusted_coordinator', sites: 'all', basis: { kind: 'consent', id } };
		});
	return [...engaged, ...trusted].sort((a, b) => width(b) - width(a));
}

const width = ({ sites }: Relation) => (sites === 'all' ? Infinity : sites.length);

export function consortiumRoles(principal: Principal, consortiumId: string): PolicyRole[] {
	if (principal.via === 'command_line') return ['command_line'];
	return (
		principal.consortia
			.filter((one) => one.consortiumId === consortiumId)
			// Viewers see what is published anyway.
			.filter(({ role }) => role === 'consortium_viewer' || isAwake(principal))
			.map(({ role }) => role)
	);
}

/** An operator has no place in a company: only a relation of its own opens one. */
export function serverRoles(principal: Principal | null): PolicyRole[] {
	if (!principal) return ['anonymous'];
	if (principal.via === 'command_line') return ['command_line'];
	if (principal.operator === 'no') return ['signed_in'];
	return ['signed_in', isAwake(principal) ? 'operator' : 'dormant_operator'];
}

import { randomUUID } from 'node:crypto';
import type {
	CompanyScope,
	ConsortiumScope,
	DirectoryScope,
	StatusScope
} from '../repositories/scope';

/** For whom a job works: written down by the service that checked, read by the worker. */
export interface JobOwner {
	companyId: string;
	userId: string;
}

/**
 * A job acts with the right of the service that started it, for that one company only; whoever
 * uses up an invitation acts with the right of the person who made it.
 */
export function scopeOfJob({ companyId, userId }: JobOwner): CompanyScope {
	return Object.freeze({ companyId, userId, sites: 'all' }) as unknown as CompanyScope;
}

/** The rows of a company that is about to be made by the coordinator of its consortium. */
export function scopeOfNewCompany({ userId }: ConsortiumScope): CompanyScope {
	return scopeOfJob({ companyId: randomUUID(), userId });
}

/** One transaction over several companies at once; what it does in each has that one's scope too. */
export function scopeOfJobAcross(companyIds: readonly string[]): DirectoryScope {
	return Object.freeze({ companyIds }) as unknown as DirectoryScope;
}

/** The coordinator's wall: of these companies how far they are, never how much they use. */
export function scopeOfStatus(_of: ConsortiumScope, companyIds: readonly string[]): StatusScope {
	return Object.freeze({ companyIds }) as unknown as StatusScope;
}

/** The same for a consortium. */
export function scopeOfConsortiumJob(of: {
	consortiumId: string;
	userId: string;
}): ConsortiumScope {
	return Object.freeze({ ...of }) as unknown as ConsortiumScope;
}

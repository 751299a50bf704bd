import type { CompanyScope } from '../repositories/scope';

/** For whom a job works: written down by the service that checked, read by the worker. */
export interface JobOwner {
	companyId: string;
	userId: string;
}

/** A job acts with the right of the service that started it, for that one company only. */
export function scopeOfJob({ companyId, userId }: JobOwner): CompanyScope {
	return Object.freeze({ companyId, userId }) as CompanyScope;
}

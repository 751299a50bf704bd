import { randomUUID } from 'node:crypto';
import { scopeOfJob } from '../../access/job-scope';
import { DEMO_COMPANIES } from './consortium';
import type { DemoCompany } from './demo-company';
import { fillCompany } from './fill-company';

export interface FillOptions {
	/** Who is said to have uploaded the files. */
	ownerId: string;
	/** The data reach up to the newest month that is over by then. */
	nowMs: number;
	/** All 24 unless given. */
	companies?: readonly DemoCompany[];
	onProgress?: OnProgress;
}

export interface FillProgress {
	done: number;
	total: number;
}

/** What it answers is waited for. */
type OnProgress = (progress: FillProgress) => unknown;

export interface FilledCompany {
	company: DemoCompany;
	companyId: string;
}

/** Two for the worker processes, and one whose files are being made meanwhile. */
const LANES = 3;

/**
 * Loads the companies of the sample consortium (見本) and returns them in the order of their
 * definition. Nobody is a member of them yet: memberships, consents and engagements are the
 * caller's.
 */
export async function fillDemoConsortium(options: FillOptions): Promise<FilledCompany[]> {
	const { companies = DEMO_COMPANIES, nowMs, ownerId, onProgress } = options;
	const filled = companies.map((company) => ({ company, companyId: randomUUID(), ownerId }));
	await fillCompanies(filled, { nowMs, onProgress });
	return filled;
}

/** The same for companies that have their ids, and each its owner; what is there stays. */
export async function fillCompanies(
	companies: readonly (FilledCompany & { ownerId: string })[],
	{ nowMs, onProgress }: Pick<FillOptions, 'nowMs' | 'onProgress'>
): Promise<void> {
	const waiting = [...companies];
	let done = 0;
	const lane = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const { companyId, ownerId: userId, company } = next;
			await fillCompany(scopeOfJob({ companyId, userId }), company, nowMs);
			done += 1;
			await onProgress?.({ done, total: companies.length });
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
}

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
	onProgress?: (progress: FillProgress) => void;
}

export interface FillProgress {
	done: number;
	total: number;
}

export interface FilledCompany {
	company: DemoCompany;
	companyId: string;
}

/** Two for the worker processes, and one whose files are being made meanwhile. */
const LANES = 3;

/**
 * Loads the sample consortium (見本) and returns its companies in the order of their definition.
 * Nobody is a member of them yet: memberships, consents and engagements are the caller's.
 */
export async function fillDemoConsortium(options: FillOptions): Promise<FilledCompany[]> {
	const { companies = DEMO_COMPANIES, nowMs, ownerId, onProgress } = options;
	const filled = companies.map((company) => ({ company, companyId: randomUUID() }));
	const waiting = [...filled];
	let done = 0;
	const lane = async () => {
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			const scope = scopeOfJob({ companyId: next.companyId, userId: ownerId });
			await fillCompany(scope, next.company, nowMs);
			onProgress?.({ done: ++done, total: filled.length });
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return filled;
}

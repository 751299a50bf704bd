import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { getServer } from '../../app';
import { scopeOfJob } from '../../access/job-scope';
import { listAllCompanyIds } from '../../repositories/companies';
import { claimImport } from '../../repositories/imports';
import { read, write } from '../../repositories/transaction';
import type { ImportRequest } from './job';
import { runReading } from './start-reading';

const CLAIM_MS = 10 * 60_000;

/** Before the first request: what is left of uploads that nobody got an answer for goes. */
export async function clearIncoming(): Promise<void> {
	const { config, database } = getServer();
	if (database.engine === 'sqlite')
		await rm(join(config.dataDir, 'incoming'), { recursive: true, force: true });
}

/**
 * Files whose reading was broken off (a crash, a power cut) are read again from the evidence
 * that was kept.
 */
export async function recoverReadings(): Promise<void> {
	const { database } = getServer();
	const everything = { allCompanies: 'unfinished imports at start' };
	const ids = await read(database, everything, (tx) => listAllCompanyIds(everything, tx));
	for (const companyId of ids) await recoverCompany(companyId);
}

async function recoverCompany(companyId: string): Promise<void> {
	const { config, database } = getServer();
	const scope = scopeOfJob({ companyId, userId: 'recovery' });
	for (;;) {
		const nowMs = Date.now();
		const claim = {
			claimedBy: String(process.pid),
			now: claimedAlone(nowMs),
			claimedUntil: nowMs + CLAIM_MS
		};
		const row = await write(database, scope, (tx) => claimImport(scope, tx, claim));
		if (!row) return;
		const owner = { companyId, userId: row.createdBy };
		const request = JSON.parse(row.request) as ImportRequest;
		const { importId, fileName, sha256 } = row;
		const maxRows = config.limits.rows;
		await runReading(scope, {
			owner,
			importId,
			nowMs,
			fileName,
			sha256,
			upload: null,
			request,
			maxRows
		});
	}
}

/** On SQLite this is the only server: whatever an earlier process claimed is free. */
function claimedAlone(nowMs: number): number {
	return getServer().database.engine === 'sqlite' ? nowMs + CLAIM_MS : nowMs;
}

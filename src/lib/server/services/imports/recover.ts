import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finding } from '$lib/domain/finding';
import { getServer } from '../../app';
import { scopeOfJob } from '../../access/job-scope';
import { log } from '../../log';
import { listAllCompanyIds } from '../../repositories/companies';
import { claimImport, moveImport, type Import } from '../../repositories/imports';
import { read, write, type CompanyScope } from '../../repositories/transaction';
import { CLAIM_MS, type ImportRequest } from './job';
import { runReading } from './start-reading';

/**
 * What a crash or a power cut left behind. Files whose reading was broken off are read again
 * from the evidence that was kept, once: a file that broke it off a second time has failed, so
 * that none can stop the server again and again.
 */
const CLAIMED_BY = 'recovery';

/** On PostgreSQL other processes may have died: how often to look for what they left. */
const LOOK_EVERY_MS = 60_000;

/** Longer than Node lets any request last (five minutes). */
const ABANDONED_MS = 60 * 60_000;

/** Before the first request: what is left of uploads that nobody got an answer for goes. */
export async function clearIncoming(): Promise<void> {
	const { config, database } = getServer();
	const folder = join(config.dataDir, 'incoming');
	if (database.engine === 'sqlite') return rm(folder, { recursive: true, force: true });
	for (const name of await readdir(folder).catch(() => [])) await removeAbandoned(folder, name);
}

/** Another process on the same disk may just be receiving. */
async function removeAbandoned(folder: string, name: string): Promise<void> {
	const path = join(folder, name);
	const lastWritten = await stat(path).catch(() => null);
	if (lastWritten && lastWritten.mtimeMs < Date.now() - ABANDONED_MS)
		await rm(path, { force: true });
}

/** At start, and on PostgreSQL from time to time. */
export function keepRecovering(): void {
	const startedAtMs = Date.now();
	const { database } = getServer();
	const alone = database.engine === 'sqlite';
	// On SQLite this is the only server: whatever was claimed before its start is free.
	recoverLogged(alone ? startedAtMs + CLAIM_MS - 1 : startedAtMs);
	if (alone) return;
	const timer = setInterval(() => recoverLogged(Date.now()), LOOK_EVERY_MS);
	timer.unref();
	process.once('sveltekit:shutdown', () => clearInterval(timer));
}

function recoverLogged(claimsEndedBy: number): void {
	recoverReadings(claimsEndedBy).catch((error: unknown) =>
		log.error({ err: error }, 'recovery failed')
	);
}

export async function recoverReadings(claimsEndedBy: number): Promise<void> {
	const { database } = getServer();
	const everything = { allCompanies: 'unfinished imports at start' };
	const ids = await read(database, everything, (tx) => listAllCompanyIds(everything, tx));
	for (const companyId of ids) await recoverCompany(companyId, claimsEndedBy);
}

async function recoverCompany(companyId: string, now: number): Promise<void> {
	const { database } = getServer();
	const scope = scopeOfJob({ companyId, userId: 'recovery' });
	for (;;) {
		const claim = { claimedBy: CLAIMED_BY, now, claimedUntil: Date.now() + CLAIM_MS };
		const row = await write(database, scope, (tx) => claimImport(scope, tx, claim));
		if (!row) return;
		if (row.claimedBefore === CLAIMED_BY) await giveUp(scope, row);
		else await readAgain(scope, row);
	}
}

async function readAgain(scope: CompanyScope, row: Import): Promise<void> {
	const { importId, fileName, sha256, createdBy } = row;
	await runReading(scope, {
		owner: { companyId: scope.companyId, userId: createdBy },
		...{ importId, fileName, sha256, nowMs: Date.now(), upload: null },
		request: JSON.parse(row.request) as ImportRequest,
		maxRows: getServer().config.limits.rows,
		maxUnpackedBytes: getServer().config.limits.unpackedBytes
	});
}

async function giveUp(scope: CompanyScope, { importId }: Import): Promise<void> {
	const findings = JSON.stringify([finding('blocking', 'import.too_demanding', { importId })]);
	await write(getServer().database, scope, (tx) =>
		moveImport(scope, tx, { importId, from: ['reading'], to: 'failed', changes: { findings } })
	);
}

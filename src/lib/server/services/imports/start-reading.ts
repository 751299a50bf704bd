import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { finding } from '$lib/domain/finding';
import { getServer } from '../../app';
import { Conflict, Invalid } from '../../errors';
import { log } from '../../log';
import { moveImport } from '../../repositories/imports';
import { findMeteringPoint } from '../../repositories/metering-points';
import { read, write, type CompanyScope } from '../../repositories/transaction';
import { CLAIM_MS, type ImportRequest, type ReadJob } from './job';
import { loadParts } from './parts';
import type { Upload } from './receive-upload';
import { WorkerEnded } from '../../workers/process-pool';
import type { ImportParts } from './view';

/** api.md: a file that is read by then is answered at once; otherwise the caller polls. */
const ANSWER_WITHIN_MS = 30_000;

/** Readings of this process that can be cancelled, by import. */
const underway = new Map<string, AbortController>();

export async function startReading(
	scope: CompanyScope,
	upload: Omit<Upload, 'fields'>,
	request: ImportRequest
): Promise<ImportParts> {
	await requirePoint(scope, request);
	const importId = randomUUID();
	const { fileName, sha256 } = upload;
	const owner = { companyId: scope.companyId, userId: scope.userId };
	const { rows: maxRows, unpackedBytes: maxUnpackedBytes } = getServer().config.limits;
	const nowMs = Date.now();
	const limits = { maxRows, maxUnpackedBytes };
	const read = { owner, importId, nowMs, fileName, sha256, upload, request };
	return readWithin(scope, { ...read, ...limits });
}

/** The import as it stands when it was read, or when the caller should not wait any longer. */
export async function readWithin(scope: CompanyScope, job: ReadJob): Promise<ImportParts> {
	const { importId } = job;
	const reading = runReading(scope, job);
	// Whoever stopped waiting hears nothing of it any more; the log does.
	reading.catch((error: unknown) => log.error({ importId, err: error }, 'reading broke off'));
	await Promise.race([reading, after(ANSWER_WITHIN_MS, null, { ref: false })]);
	const { database } = getServer();
	const load = () => read(database, scope, (tx) => loadParts(scope, tx, importId));
	const parts = (await load()) ?? (await reading, await load());
	if (!parts) throw new Error(`import ${importId} was not kept`);
	return parts;
}

/** A point that was named is never passed over for another; foreign and missing are one answer. */
export async function requirePoint(scope: CompanyScope, { meteringPointId }: ImportRequest) {
	if (meteringPointId === null) return;
	const point = await read(getServer().database, scope, (tx) =>
		findMeteringPoint(scope, tx, meteringPointId)
	);
	if (!point) throw new Invalid('import.metering_point_unknown', { record: 0 });
}

/** No longer than its claim: then another process may take the import over. */
export async function runReading(scope: CompanyScope, job: ReadJob): Promise<void> {
	const cancel = new AbortController();
	underway.set(job.importId, cancel);
	const signal = AbortSignal.any([cancel.signal, AbortSignal.timeout(CLAIM_MS)]);
	try {
		await getServer().dispatcher.run('read-file', job, signal);
	} catch (error) {
		const movedOn = cancel.signal.aborted || error instanceof Conflict;
		if (!movedOn) await markFailed(scope, job, error);
	} finally {
		underway.delete(job.importId);
		// A worker that ended could not tidy up.
		if (job.upload) await rm(job.upload.path, { force: true });
	}
}

/** Stops the worker that reads the import, if this process has it. */
export function abortReading(importId: string): void {
	underway.get(importId)?.abort();
}

async function markFailed(scope: CompanyScope, { importId }: ReadJob, error: unknown) {
	log.error({ importId, err: error }, 'reading a file failed');
	const code = error instanceof WorkerEnded ? 'import.too_demanding' : 'import.failed';
	const findings = JSON.stringify([finding('blocking', code, { importId })]);
	await write(getServer().database, scope, (tx) =>
		moveImport(scope, tx, { importId, from: ['reading'], to: 'failed', changes: { findings } })
	);
}

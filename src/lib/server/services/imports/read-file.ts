import { readFile, rm } from 'node:fs/promises';
import { decode } from '$lib/importers/decode';
import { scopeOfJob } from '../../access/job-scope';
import { deleteCandidates } from '../../repositories/candidates';
import { lockCompany } from '../../repositories/companies';
import { countAttachmentsOfFile } from '../../repositories/attachments';
import { deleteEvidence, readEvidence, storeEvidence } from '../../repositories/evidence';
import { deleteFindingsOfReading } from '../../repositories/import-records';
import { insertImport, moveImport, findImportOfFile } from '../../repositories/imports';
import { read, write, type CompanyScope, type Database } from '../../repositories/transaction';
import { CLAIM_MS, type ReadJob } from './job';
import type { Interpretation } from './interpret';
import { judgeFigures } from './judge-figures';
import { loadPoints } from './parts';
import { interpretRecalled, rememberedFor } from './read-recalled';
import { storePreview } from './store-preview';

/**
 * Keeps the file byte for byte, reads it, and stands it as a preview. Nothing counts yet. What
 * must be refused keeps its name, hash and reason; its bytes are dropped.
 */
export async function readTask(database: Database, job: ReadJob): Promise<void> {
	const scope = scopeOfJob(job.owner);
	try {
		const decoded = await decodedFile(database, scope, job);
		const { known, remembered } = await read(database, scope, async (tx) => ({
			known: await loadPoints(scope, tx),
			remembered: await rememberedFor(scope, tx, { decoded, job })
		}));
		const { outcome, job: settled } = interpretRecalled(decoded, { job, known, remembered });
		if (outcome.kind === 'refused') return await refuse(database, scope, { job, outcome });
		const odd = await read(database, scope, (tx) =>
			judgeFigures(scope, tx, { job: settled, known, outcome })
		);
		await write(database, scope, (tx) => storePreview(scope, tx, { job: settled, outcome, odd }));
	} finally {
		if (job.upload) await rm(job.upload.path, { force: true });
	}
}

/** The bytes of a large file are free again before its rows are read. */
async function decodedFile(database: Database, scope: CompanyScope, job: ReadJob) {
	const bytesOf = job.upload ? takeOver : evidenceOf;
	const limits = { unpackedBytes: job.maxUnpackedBytes, rows: job.maxRows };
	return decode(await bytesOf(database, scope, job), job.fileName, limits);
}

/** From here on the file survives a crash: the import and its evidence stand together. */
async function takeOver(
	database: Database,
	scope: CompanyScope,
	job: ReadJob
): Promise<Uint8Array> {
	const { path, sha256, byteCount, mediaType, fileName } = job.upload!;
	const bytes = await readFile(path);
	const createdAt = job.nowMs;
	await write(database, scope, async (tx) => {
		await lockCompany(scope, tx);
		await storeEvidence(scope, tx, { sha256, byteCount, mediaType, createdAt, bytes: [bytes] });
		await insertImport(scope, tx, {
			...{ importId: job.importId, status: 'reading', fileName, sha256, byteCount },
			...{ layoutId: null, layoutReason: null, columns: null, findings: '[]' },
			request: JSON.stringify(job.request),
			counts: JSON.stringify({ new: 0, same: 0, conflict: 0, rejected: 0 }),
			...{ conflicts: null, commitNumber: null, committedAt: null, undoneAt: null },
			createdBy: scope.userId,
			createdAt,
			claimedBy: String(process.pid),
			claimedUntil: createdAt + CLAIM_MS
		});
	});
	return bytes;
}

/** What an earlier reading of the same import made goes, here and not in the web process. */
async function evidenceOf(database: Database, scope: CompanyScope, job: ReadJob) {
	await write(database, scope, async (tx) => {
		await deleteCandidates(scope, tx, job.importId);
		await deleteFindingsOfReading(scope, tx, job.importId);
	});
	const bytes = await read(database, scope, (tx) => readEvidence(scope, tx, job.sha256));
	if (!bytes) throw new Error(`import ${job.importId} has lost its evidence`);
	return bytes;
}

const STANDING_WITH_BYTES = ['reading', 'preview', 'needs_mapping', 'committed', 'undone'] as const;

async function refuse(
	database: Database,
	scope: CompanyScope,
	{ job, outcome }: { job: ReadJob; outcome: Interpretation & { kind: 'refused' } }
): Promise<void> {
	await write(database, scope, async (tx) => {
		// The same bytes may just be coming in once more, with a mapping that makes sense of them.
		await lockCompany(scope, tx);
		const moved = await moveImport(scope, tx, {
			importId: job.importId,
			from: ['reading'],
			to: 'refused',
			changes: { findings: JSON.stringify(outcome.findings), layoutId: outcome.layoutId }
		});
		if (!moved) return;
		const file = { sha256: job.sha256, statuses: [...STANDING_WITH_BYTES] };
		if (await findImportOfFile(scope, tx, file)) return;
		if ((await countAttachmentsOfFile(scope, tx, job.sha256)) > 0) return;
		await deleteEvidence(scope, tx, job.sha256);
	});
}

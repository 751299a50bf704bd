import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '$lib/domain/finding';
import { getServer } from '../../app';
import { Invalid } from '../../errors';
import { deleteCandidates } from '../../repositories/candidates';
import { moveImport } from '../../repositories/imports';
import { write, type CompanyScope } from '../../repositories/transaction';
import { cleanFileName } from './receive-upload';
import { startReading } from './start-reading';

/** What was typed into a form, as a table that the named layout reads. */
export interface Typed {
	fileName: string;
	layout: string;
	meteringPointId: string | null;
	/** `both`: another delivery of a day stands beside what is there. */
	conflicts: 'both' | 'replace';
	rows: readonly (readonly string[])[];
}

/**
 * What is typed goes the way of a file: kept as evidence, read by a layout, committed, traced and
 * undone. It counts at once, as whoever typed it has before them what it replaces. The caller has
 * checked who may. Answers the import's id.
 */
export async function importTyped(scope: CompanyScope, typed: Typed): Promise<string> {
	const upload = await store(typed);
	const { meteringPointId, layout } = typed;
	const { row } = await startReading(scope, upload, { meteringPointId, layout, mapping: null });
	const { importId } = row;
	const counts = JSON.parse(row.counts) as { rejected: number };
	const findings = JSON.parse(row.findings) as Finding[];
	const blocking = findings.filter(({ severity }) => severity === 'blocking');
	if (row.status !== 'preview' || counts.rejected > 0 || blocking.length > 0) {
		await dropPreview(scope, importId);
		throw new Invalid('request.invalid', {}, blocking.length > 0 ? blocking : findings);
	}
	const owner = { companyId: scope.companyId, userId: scope.userId };
	const commit = { owner, importId, nowMs: Date.now(), conflicts: typed.conflicts };
	await getServer().dispatcher.run('commit-import', { ...commit, meteringPoints: {} });
	return importId;
}

async function dropPreview(scope: CompanyScope, importId: string): Promise<void> {
	await write(getServer().database, scope, async (tx) => {
		const from = ['preview' as const, 'needs_mapping' as const];
		await moveImport(scope, tx, { importId, from, to: 'cancelled' });
		await deleteCandidates(scope, tx, importId);
	});
}

async function store({ fileName, rows }: Typed) {
	const directory = join(getServer().config.dataDir, 'incoming');
	await mkdir(directory, { recursive: true });
	const path = join(directory, randomUUID());
	const bytes = Buffer.from(rows.map((cells) => cells.map(quoted).join(',')).join('\r\n'));
	await writeFile(path, bytes);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const kept = { fileName: cleanFileName(fileName), byteCount: bytes.length };
	return { path, sha256, ...kept, mediaType: 'text/csv' };
}

/** Every cell in quotes: a name may hold a comma or a line break. */
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

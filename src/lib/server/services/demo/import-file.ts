import { createHash, randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CompanyScope } from '../../access/context';
import { getServer } from '../../app';
import { startReading } from '../imports/start-reading';
import type { ImportParts } from '../imports/view';
import type { DemoFile } from './demo-company';
import { encoded } from './encode';

/** Reads a sample and confirms it, as if a person had: the way of every other company's files. */
export async function importDemoFile(
	scope: CompanyScope,
	file: DemoFile,
	meteringPointId: string | null
): Promise<void> {
	const { row } = await readDemoFile(scope, file, meteringPointId);
	const owner = { companyId: scope.companyId, userId: scope.userId };
	await getServer().dispatcher.run('commit-import', {
		...{ owner, importId: row.importId, nowMs: Date.now() },
		...{ conflicts: 'keep', meteringPoints: {} }
	});
}

/** Stands as a preview afterwards. */
export async function readDemoFile(
	scope: CompanyScope,
	file: DemoFile,
	meteringPointId: string | null
): Promise<ImportParts> {
	const directory = join(getServer().config.dataDir, 'incoming');
	await mkdir(directory, { recursive: true });
	const path = join(directory, randomUUID());
	const bytes = encoded(file);
	await writeFile(path, bytes);
	const upload = {
		...{ path, fileName: file.name, byteCount: bytes.length, mediaType: 'text/csv' },
		sha256: createHash('sha256').update(bytes).digest('hex')
	};
	return startReading(scope, upload, { meteringPointId, layout: null, mapping: null });
}

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { authoriseCompany } from '../../access/authorise';
import type { Context } from '../../access/context';
import { getServer } from '../../app';
import { Invalid, TooLarge } from '../../errors';
import { parseInput } from '../../input';
import { getCompany } from '../companies';
import type { ImportView } from '../views';
import type { ImportRequest } from './job';
import { mappingSchema } from './mapping-schema';
import { cleanFileName, receiveUpload } from './receive-upload';
import { startReading } from './start-reading';
import { toImportView } from './view';

const requestSchema = z.object({
	meteringPointId: z.string().min(1).max(100).nullable(),
	layout: z.string().min(1).max(100).nullable(),
	mapping: mappingSchema.nullable()
});

/** A file of a person or program: kept, read, and stood as a preview. */
export async function uploadFile(
	context: Context,
	companyId: string,
	request: Request
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'create', companyId);
	const { fields, ...upload } = await receiveUpload(request, uploadLimits());
	try {
		const parts = await startReading(scope, upload, requestOf(fields));
		return toImportView(parts, context.locale);
	} catch (error) {
		await rm(upload.path, { force: true });
		throw error;
	}
}

/** The same for a file on the server's own disk, which stays where it is. */
export async function uploadLocalFile(
	context: Context,
	companyId: string,
	file: { path: string; meteringPointId: string | null }
): Promise<ImportView> {
	const scope = authoriseCompany(context, 'import', 'create', companyId);
	await getCompany(context, companyId);
	const { directory, maxBytes } = uploadLimits();
	const byteCount = (await stat(file.path)).size;
	if (byteCount > maxBytes) throw new TooLarge('upload.too_large', { maxBytes });
	await mkdir(directory, { recursive: true });
	const path = join(directory, randomUUID());
	await copyFile(file.path, path);
	const hash = createHash('sha256');
	await pipeline(createReadStream(path), hash);
	const upload = {
		...{ path, byteCount, sha256: hash.digest('hex') },
		fileName: cleanFileName(basename(file.path)),
		mediaType: 'application/octet-stream'
	};
	const { meteringPointId } = file;
	const parts = await startReading(scope, upload, { meteringPointId, layout: null, mapping: null });
	return toImportView(parts, context.locale);
}

function uploadLimits() {
	const { dataDir, limits } = getServer().config;
	return { directory: join(dataDir, 'incoming'), maxBytes: limits.uploadBytes };
}

function requestOf(fields: Map<string, string>): ImportRequest {
	return parseInput(requestSchema, {
		meteringPointId: fields.get('meteringPointId') || null,
		layout: fields.get('layout') || null,
		mapping: parseMapping(fields.get('mapping'))
	});
}

function parseMapping(text: string | undefined): unknown {
	if (!text) return null;
	try {
		return JSON.parse(text);
	} catch {
		throw new Invalid('mapping.not_json');
	}
}

import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Invalid, TooLarge } from '../../errors';

/** A file as it came in, on disk under a random name until the worker has taken it over. */
export interface Upload {
	path: string;
	fileName: string;
	sha256: string;
	byteCount: number;
	mediaType: string;
	fields: Map<string, string>;
}

export interface UploadLimits {
	directory: string;
	maxBytes: number;
}

/** Streams a multipart body to disk: nothing of the file stands in memory. */
export async function receiveUpload(request: Request, limits: UploadLimits): Promise<Upload> {
	const contentType = request.headers.get('content-type') ?? '';
	if (!/^multipart\/form-data\s*;/i.test(contentType) || !request.body)
		throw new Invalid('upload.not_multipart');
	await mkdir(limits.directory, { recursive: true });
	const parts = new MultipartParts(contentType, limits);
	try {
		await pipeline(Readable.fromWeb(request.body as never), parts.busboy);
		return await parts.result();
	} catch (error) {
		await parts.discard();
		throw error instanceof Invalid || error instanceof TooLarge
			? error
			: new Invalid('upload.broken');
	}
}

class MultipartParts {
	readonly busboy: BusboyInstance;
	readonly #fields = new Map<string, string>();
	readonly #path: string;
	readonly #storing = new AbortController();
	#file: Promise<Omit<Upload, 'fields'>> | null = null;

	constructor(
		contentType: string,
		private readonly limits: UploadLimits
	) {
		this.#path = join(limits.directory, randomUUID());
		this.busboy = new Busboy({
			headers: { 'content-type': contentType },
			limits: { fileSize: limits.maxBytes, files: 2, fields: 20, fieldSize: 200_000, parts: 22 }
		});
		this.busboy.on('field', (name, value) => this.#fields.set(name, value));
		this.busboy.on('file', (...[name, stream, fileName, , mediaType]) =>
			this.#take(name, stream, { fileName, mediaType })
		);
	}

	async result(): Promise<Upload> {
		if (!this.#file) throw new Invalid('upload.no_file');
		return { ...(await this.#file), fields: this.#fields };
	}

	/**
	 * The parser that was stopped leaves its file open, and whoever reads it would wait for ever;
	 * destroying the file does not help where its end was parsed already.
	 */
	async discard(): Promise<void> {
		this.#storing.abort();
		await this.#file?.catch(() => undefined);
		await rm(this.#path, { force: true });
	}

	#take(
		field: string,
		stream: BusboyFileStream,
		about: { fileName: string; mediaType: string }
	): void {
		if (field !== 'file' || this.#file) {
			stream.resume();
			this.busboy.destroy(new Invalid(this.#file ? 'upload.one_file' : 'upload.no_file'));
			return;
		}
		stream.on('limit', () =>
			this.busboy.destroy(new TooLarge('upload.too_large', { maxBytes: this.limits.maxBytes }))
		);
		this.#file = this.#store(stream, about);
		this.#file.catch(() => undefined);
	}

	async #store(stream: BusboyFileStream, about: { fileName: string; mediaType: string }) {
		const hash = createHash('sha256');
		let byteCount = 0;
		const count = new Transform({
			transform(chunk: Buffer, _encoding, done) {
				hash.update(chunk);
				byteCount += chunk.length;
				done(null, chunk);
			}
		});
		const disk = createWriteStream(this.#path, { flags: 'wx', mode: 0o600 });
		await pipeline(stream, count, disk, { signal: this.#storing.signal });
		const fileName = cleanFileName(about.fileName);
		return {
			path: this.#path,
			fileName,
			sha256: hash.digest('hex'),
			byteCount,
			mediaType: about.mediaType
		};
	}
}

/** Control and direction marks can make a name read as another one. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}]/gu;

/** The name is text to show, never a path; 200 characters of it stay. */
export function cleanFileName(name: string | undefined): string {
	const bare = (name ?? '').split(/[/\\]/).at(-1) ?? '';
	const clean = bare.replace(UNPRINTABLE, '').normalize('NFC').trim();
	return [...clean].slice(0, 200).join('') || 'file';
}

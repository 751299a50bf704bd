import { TooLarge } from './errors';

const BYTES_PER_MEBI = 1_048_576;

export interface LimitedBody {
	/** Set when the announced length is too much already. */
	refused: TooLarge | null;
	request: Request;
	/** Asked after the answer: a parser in between may have made an error of its own of it. */
	exceeded: () => TooLarge | null;
}

/**
 * Refuses a body of more than `maxBytes`: at once where its length is announced, otherwise as
 * soon as one byte too many arrives. What nobody reads any more is thrown away instead of
 * breaking the connection, so that the refusal reaches whoever is still sending.
 */
export function limitBody(request: Request, maxBytes: number): LimitedBody {
	if (!request.body) return { refused: null, request, exceeded: () => null };
	const maxMegabytes = Math.floor(maxBytes / BYTES_PER_MEBI);
	const tooLarge = new TooLarge('request.too_large', { maxBytes, maxMegabytes });
	const source = request.body.getReader();
	if (Number(request.headers.get('content-length') ?? 0) > maxBytes) {
		void discard(source, maxBytes);
		return { refused: tooLarge, request, exceeded: () => tooLarge };
	}
	const counted = countedBody(source, { maxBytes, tooLarge });
	const init = { body: counted.body, duplex: 'half', headers: request.headers } as RequestInit;
	return {
		refused: null,
		request: new Request(request.url, { ...init, method: request.method, signal: request.signal }),
		exceeded: () => (counted.receivedBytes() > maxBytes ? tooLarge : null)
	};
}

type Source = ReadableStreamDefaultReader<Uint8Array>;

function countedBody(source: Source, limit: { maxBytes: number; tooLarge: TooLarge }) {
	const { maxBytes, tooLarge } = limit;
	let receivedBytes = 0;
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await source.read();
			if (done) return controller.close();
			receivedBytes += value.byteLength;
			if (receivedBytes <= maxBytes) return controller.enqueue(value);
			controller.error(tooLarge);
			void discard(source, maxBytes);
		},
		cancel: () => void discard(source, maxBytes)
	});
	return { body, receivedBytes: () => receivedBytes };
}

/** Up to as much again as was allowed; who sends more is cut off. */
async function discard(source: Source, maxBytes: number): Promise<void> {
	let leftBytes = maxBytes;
	try {
		while (leftBytes > 0) {
			const { done, value } = await source.read();
			if (done) return;
			leftBytes -= value.byteLength;
		}
		await source.cancel();
	} catch {
		// The sender has gone: nothing is left to throw away.
	}
}

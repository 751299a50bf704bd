import { TooLarge } from './errors';

export interface LimitedBody {
	/** Set when the announced length is too much already. */
	refused: TooLarge | null;
	request: Request;
	/** Asked after the answer: a parser in between may have made an error of its own of it. */
	exceeded: () => TooLarge | null;
}

/**
 * Refuses a body of more than `maxBytes`: at once where its length is announced, otherwise as
 * soon as one byte too many arrives.
 */
export function limitBody(request: Request, maxBytes: number): LimitedBody {
	const maxMegabytes = Math.floor(maxBytes / 1_048_576);
	const tooLarge = new TooLarge('request.too_large', { maxBytes, maxMegabytes });
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (announced > maxBytes) return { refused: tooLarge, request, exceeded: () => tooLarge };
	if (!request.body) return { refused: null, request, exceeded: () => null };

	let receivedBytes = 0;
	const counted = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			receivedBytes += chunk.byteLength;
			if (receivedBytes > maxBytes) controller.error(tooLarge);
			else controller.enqueue(chunk);
		}
	});
	return {
		refused: null,
		request: new Request(request, {
			body: request.body.pipeThrough(counted),
			duplex: 'half'
		} as RequestInit),
		exceeded: () => (receivedBytes > maxBytes ? tooLarge : null)
	};
}

import { TooLarge } from './errors';

export interface LimitedBody {
	/** Set when the announced length is too much already. */
	refused: TooLarge | null;
	request: Request;
	/** Asked after the answer: a parser in between may have made an error of its own of it. */
	exceeded: () => TooLarge | null;
	/** To be called when the request is answered, whether or not anybody read the body. */
	discardRest: () => void;
}

/**
 * Refuses a body of more than `maxBytes`: at once where its length is announced, otherwise as
 * soon as one byte too many arrives.
 */
export function limitBody(request: Request, maxBytes: number): LimitedBody {
	const maxMegabytes = Math.floor(maxBytes / 1_048_576);
	const tooLarge = new TooLarge('request.too_large', { maxBytes, maxMegabytes });
	const announced = Number(request.headers.get('content-length') ?? 0);
	if (!request.body)
		return { refused: null, request, exceeded: () => null, discardRest: () => undefined };
	const counted = new CountedBody(request.body, maxBytes, tooLarge);
	return {
		refused: announced > maxBytes ? tooLarge : null,
		request: new Request(request, { body: counted.stream, duplex: 'half' } as RequestInit),
		exceeded: () => (counted.receivedBytes > maxBytes ? tooLarge : null),
		discardRest: () => void counted.discardRest()
	};
}

/** A body that is counted while it is read. */
class CountedBody {
	receivedBytes = 0;
	readonly stream: ReadableStream<Uint8Array>;
	readonly #source: ReadableStreamDefaultReader<Uint8Array>;

	constructor(
		body: ReadableStream<Uint8Array>,
		private readonly maxBytes: number,
		private readonly tooLarge: TooLarge
	) {
		this.#source = body.getReader();
		this.stream = new ReadableStream({
			pull: (controller) => this.#pass(controller),
			cancel: () => void this.discardRest()
		});
	}

	/**
	 * Lets the rest arrive unread. Cancelling the source would cut the connection, and the sender
	 * would see that instead of the answer; Node itself ends a request after five minutes.
	 */
	async discardRest(): Promise<void> {
		try {
			while (!(await this.#source.read()).done);
		} catch {
			// The sender went away.
		}
	}

	async #pass(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
		const { done, value } = await this.#source.read();
		if (done) return controller.close();
		this.receivedBytes += value.byteLength;
		if (this.receivedBytes <= this.maxBytes) return controller.enqueue(value);
		controller.error(this.tooLarge);
		void this.discardRest();
	}
}

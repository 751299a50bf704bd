/** How often a running download asks again whether its reader may still have it. */
const ASK_EVERY_MS = 400;
/** Small pieces, so that little of the file is under way when it is cut. */
const PIECE_BYTES = 65_536;

interface Watch {
	/** False, or a failure, cuts the download. */
	stillAllowed: () => Promise<boolean>;
	/** Ends the connection itself: a reader who has stopped reading would not notice otherwise. */
	cut: () => void;
}

/**
 * The body of a download, for as long as its reader may have it: a right that ends while the file
 * is under way ends the file as well, unfinished.
 */
export function whileAllowed(
	body: ReadableStream<Uint8Array>,
	{ stillAllowed, cut }: Watch
): ReadableStream<Uint8Array> {
	const pieces = inPieces(body.getReader());
	let timer: NodeJS.Timeout | undefined;
	const stop = () => clearInterval(timer);
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				timer = setInterval(() => {
					void ask(stillAllowed).then((allowed) => {
						if (allowed) return;
						stop();
						controller.error(new Error('the right to this download has ended'));
						void pieces.return(undefined);
						cut();
					});
				}, ASK_EVERY_MS);
			},
			async pull(controller) {
				const { done, value } = await pieces.next();
				if (!done) return controller.enqueue(value);
				stop();
				controller.close();
			},
			async cancel() {
				stop();
				await pieces.return(undefined);
			}
		},
		{ highWaterMark: 0 }
	);
}

async function ask(stillAllowed: Watch['stillAllowed']): Promise<boolean> {
	try {
		return await stillAllowed();
	} catch {
		return false;
	}
}

async function* inPieces(
	reader: ReadableStreamDefaultReader<Uint8Array>
): AsyncGenerator<Uint8Array, undefined, undefined> {
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			for (let at = 0; at < value.length; at += PIECE_BYTES)
				yield value.subarray(at, at + PIECE_BYTES);
		}
	} finally {
		await reader.cancel();
	}
}

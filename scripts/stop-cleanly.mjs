/** A connection without a request when the stop begins may have one on its way. */
const lastRequestMs = 300;
/** After the last answer: time for databases and workers to close before the process ends. */
const closingMs = 5_000;

/** Connections and how many requests each has under way. */
function watchConnections(server) {
	const requestsBySocket = new Map();
	const change = (socket, by) => {
		if (requestsBySocket.has(socket))
			requestsBySocket.set(socket, requestsBySocket.get(socket) + by);
	};
	server.on('connection', (socket) => {
		requestsBySocket.set(socket, 0);
		socket.once('close', () => requestsBySocket.delete(socket));
	});
	server.prependListener('request', ({ socket }, response) => {
		change(socket, +1);
		response.once('close', () => change(socket, -1));
	});
	return requestsBySocket;
}

/**
 * adapter-node waits for connections that a browser opened and never used. Here each accepted
 * request is answered and its connection then closed; the others are closed at once.
 */
export function stopCleanly(server) {
	const requestsBySocket = watchConnections(server);
	const closeIdle = () => {
		for (const [socket, requests] of requestsBySocket) if (requests === 0) socket.destroy();
	};
	const stop = () => {
		server.prependListener('request', (_request, response) => {
			response.setHeader('connection', 'close');
		});
		setInterval(closeIdle, lastRequestMs).unref();
	};
	process.once('SIGTERM', stop);
	process.once('SIGINT', stop);
	process.on('sveltekit:shutdown', () => setTimeout(() => process.exit(0), closingMs).unref());
}

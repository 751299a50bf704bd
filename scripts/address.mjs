import { createServer } from 'node:net';

/** Names that reach this very machine, and so the same server on the same port. */
const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0', '[::]']);

/** Port 0 asks for any free one, which must be known before the origin is. */
function freePort(host) {
	return new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, host, () => {
			const { port } = probe.address();
			probe.close(() => resolve(String(port)));
		});
	});
}

function checkedPort(text) {
	if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return text;
	throw new Error(`PORT must be a whole number from 0 to 65535, and is "${text}".`);
}

function checkedOrigin(text) {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url && ['http:', 'https:'].includes(url.protocol)) return url.origin;
	throw new Error(`ORIGIN must be an address such as https://energy.example.jp, and is "${text}".`);
}

/** HOST, PORT and ORIGIN as the environment gives them, or this machine only, port 3000. */
export async function readAddress(environment) {
	const host = environment.HOST || '127.0.0.1';
	const wanted = checkedPort(environment.PORT || '3000');
	const port = wanted === '0' ? await freePort(host) : wanted;
	const printed = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
	return { host, port, origin: checkedOrigin(environment.ORIGIN || printed) };
}

const isLoopback = (url) => loopbackNames.has(url.hostname);

/**
 * A form sent from http://localhost:3000 to a server whose origin is http://127.0.0.1:3000 is not
 * a foreign one. Only another loopback name with the same scheme and port is read as the origin;
 * every other origin passes on unchanged and is refused by the checks behind.
 */
export function sameLoopbackOrigin(origin) {
	const own = new URL(origin);
	return (request) => {
		const sent = request.headers.origin;
		if (!isLoopback(own) || !sent || !URL.canParse(sent)) return;
		const other = new URL(sent);
		if (!isLoopback(other) || other.protocol !== own.protocol || other.port !== own.port) return;
		request.headers.origin = own.origin;
	};
}

import { createServer } from 'node:net';

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

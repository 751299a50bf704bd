/**
 * Serves the built application: sets what adapter-node reads from the environment at import, and
 * stops faster than it does.
 */
import { fileURLToPath } from 'node:url';
import { baselineHeaders } from './baseline-headers.mjs';
import { refuseOldNode } from './node-version.mjs';
import { stopCleanly } from './stop-cleanly.mjs';
import { readAddress } from './address.mjs';

function refuse(sentence) {
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

refuseOldNode();

const mebibyte = 1024 * 1024;
/** The file (64 MiB unless the operator says otherwise) and room for the rest of its form. */
const uploadLimitBytes = Number(process.env.UPLOAD_LIMIT_BYTES) || 64 * mebibyte;
const bodyLimitBytes = uploadLimitBytes + 2 * mebibyte;

const address = await readAddress(process.env).catch((error) => refuse(error.message));
process.env.NODE_ENV ??= 'production';
process.env.MIERUKA_WORKER ??= fileURLToPath(new URL('../build/node/worker.js', import.meta.url));
process.env.HOST = address.host;
process.env.PORT = address.port;
process.env.ORIGIN = address.origin;
process.env.BODY_SIZE_LIMIT ??= String(bodyLimitBytes);
process.env.SHUTDOWN_TIMEOUT ??= '30';

const unnamedErrors = [Error, TypeError, ReferenceError, RangeError, SyntaxError];

/** A named error is a sentence for the operator; any other is a defect and needs its stack. */
function explain(error) {
	return unnamedErrors.includes(error.constructor) ? error.stack : error.message;
}

const { server } = await import('../build/index.js').catch((error) => refuse(explain(error)));

server.server.on('error', (error) => {
	if (error.code !== 'EADDRINUSE') throw error;
	refuse(`Port ${address.port} of ${address.host} is in use. Stop what uses it, or set PORT.`);
});
server.server.prependListener('request', baselineHeaders);
stopCleanly(server.server);

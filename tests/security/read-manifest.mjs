// Prints what the built server answers: route id → load, layout, action:…, GET … as JSON.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback'];
const chunks = join(process.argv[2], 'server', 'chunks');
const name = readdirSync(chunks).find((file) => /^manifest\.js-.*\.js$/.test(file));
const { m: manifest } = await import(pathToFileURL(join(chunks, name)).href);
const { routes, nodes } = manifest._;

const found = {};
for (const { id, page, endpoint } of routes) {
	found[id] = [
		...(page ? await pageDoings(page) : []),
		...(endpoint ? await handlers(endpoint) : [])
	];
}
process.stdout.write(JSON.stringify(found));
process.exit(0);

async function pageDoings({ leaf }) {
	const { server } = await nodes[leaf]();
	return ['load', ...Object.keys(server?.actions ?? {}).map((action) => `action:${action}`)];
}

async function handlers(endpoint) {
	const exported = await endpoint();
	return METHODS.filter((method) => exported[method]);
}

/** Loads a TypeScript module of this folder in a process of its own and prints what it answers. */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const [name, json] = process.argv.slice(2);
const vite = await createServer({
	configFile: false,
	root: path('../../..'),
	logLevel: 'error',
	appType: 'custom',
	server: { middlewareMode: true, hmr: false, ws: false, watch: null },
	optimizeDeps: { noDiscovery: true },
	resolve: { alias: { $lib: path('../../../src/lib') } }
});
const module = await vite.ssrLoadModule(path(`./${name}.ts`));
const answer = await module.default(JSON.parse(json));
process.stdout.write(JSON.stringify(answer ?? null));
await vite.close();

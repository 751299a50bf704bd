import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { messageOptions } from './scripts/messages.mjs';
import { mutants } from './scripts/mutants/plugin.mjs';
import { routeCheck } from './scripts/route-check-plugin.mjs';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const messages = paraglideVitePlugin(messageOptions);

/** A message that does not exist is only a warning to the bundler, and `undefined` to a reader. */
const missingImportsFail: Plugin = {
	name: 'missing-imports-fail',
	onLog(_level, log) {
		if (log.code === 'IMPORT_IS_UNDEFINED') this.error(log.message);
	}
};

/** Guards with switches, for `npm run long -- mutants`; no other build has them. */
const switches = process.env.MUTANTS === '1' ? [mutants()] : [];

/** The web application. */
const web: UserConfig = {
	plugins: [...switches, tailwindcss(), messages, missingImportsFail, routeCheck(), sveltekit()]
};

/** Command line and workers: plain Node programs that share `$lib` with the application. */
const node: UserConfig = {
	plugins: [...switches, messages, missingImportsFail],
	publicDir: false,
	resolve: { alias: { $lib: path('./src/lib'), $i18n: path('./src/i18n') } },
	ssr: { noExternal: [] },
	build: {
		ssr: true,
		outDir: 'build/node',
		emptyOutDir: true,
		target: 'node22',
		sourcemap: false,
		rolldownOptions: {
			input: { cli: path('./src/cli/main.ts'), worker: path('./src/lib/server/workers/worker.ts') },
			output: { entryFileNames: '[name].js', format: 'es' }
		}
	}
};

export default defineConfig(({ mode }) => (mode === 'node' ? node : web));

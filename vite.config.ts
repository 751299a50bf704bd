import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const messages = paraglideVitePlugin({
	project: './src/i18n/project.inlang',
	outdir: './src/i18n/paraglide',
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'locale'
});

/** The web application. */
const web: UserConfig = { plugins: [tailwindcss(), messages, sveltekit()] };

/** Command line and workers: plain Node programs that share `$lib` with the application. */
const node: UserConfig = {
	plugins: [messages],
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

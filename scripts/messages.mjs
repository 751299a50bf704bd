import { compile } from '@inlang/paraglide-js';
import { fileURLToPath } from 'node:url';

/** How the sentences are compiled: the same for the build and for the checks. */
export const messageOptions = {
	project: './src/i18n/project.inlang',
	outdir: './src/i18n/paraglide',
	/** @type {('cookie' | 'preferredLanguage' | 'baseLocale')[]} */
	strategy: ['cookie', 'preferredLanguage', 'baseLocale'],
	cookieName: 'locale'
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await compile(messageOptions);

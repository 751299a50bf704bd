import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';
import noLiteralText from './scripts/eslint/no-literal-text.js';
import svelteConfig from './svelte.config.js';

const sizes = {
	'max-lines': ['error', { max: 300 }],
	'max-lines-per-function': ['error', { max: 50 }],
	'max-params': ['error', { max: 3 }]
};

/** Selectors are joined per files block, because a later block replaces the whole rule. */
const mutableExport = {
	selector: 'ExportNamedDeclaration > VariableDeclaration[kind=/^(let|var)$/]',
	message: 'A module keeps no exported state that changes: return it, or hold it in an object.'
};
const rawSql = [
	{
		selector: 'CallExpression[callee.object.name="sql"][callee.property.name="raw"]',
		message: 'Raw SQL lives in server/db only.'
	},
	{
		selector: 'TaggedTemplateExpression[tag.name="sql"]',
		message: 'SQL lives in server/db and server/repositories only.'
	}
];
const interpolatedSql = [
	{
		selector:
			'CallExpression[callee.property.name=/^(prepare|exec|query|executeQuery)$/] > TemplateLiteral.arguments:has(:expression)',
		message: 'Bind values instead of writing them into SQL.'
	}
];
const impure = [
	{
		selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
		message: 'The domain has no clock: take the day as a parameter.'
	},
	{
		selector: 'CallExpression[callee.name="Date"]',
		message: 'The domain has no clock: take the day as a parameter.'
	},
	{
		selector: 'MemberExpression[object.name="Date"][property.name="now"]',
		message: 'The domain has no clock: take the day as a parameter.'
	},
	{
		selector: 'MemberExpression[object.name="Math"][property.name="random"]',
		message: 'The domain draws no random numbers: take a generator as a parameter.'
	},
	{
		selector: 'ImportExpression',
		message: 'The domain imports statically, and only the domain.'
	}
];
const outside = [
	'fetch',
	'process',
	'window',
	'document',
	'navigator',
	'localStorage',
	'sessionStorage',
	'location',
	'performance',
	'crypto',
	'console',
	'setTimeout',
	'setInterval',
	'globalThis'
];

export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'.cache/',
		'data/',
		'test-results/',
		'src/i18n/paraglide/',
		'src/i18n/project.inlang/'
	]),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// TypeScript itself reports unknown names.
			'no-undef': 'off',
			'no-console': 'error',
			eqeqeq: 'error',
			// Full-width spaces are Japanese typography.
			'no-irregular-whitespace': ['error', { skipTemplates: true, skipStrings: true }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }
			],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/ban-ts-comment': 'error'
		}
	},
	{
		files: ['src/**/*.ts', 'migrations/**/*.ts'],
		rules: {
			...sizes,
			'no-restricted-syntax': ['error', mutableExport, ...rawSql, ...interpolatedSql]
		}
	},
	{
		// A promise nobody waits for is a lost error, so these two rules are worth their types.
		files: ['src/lib/**/*.ts', 'src/routes/**/*.ts', 'src/cli/**/*.ts', 'src/*.ts'],
		ignores: ['**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname }
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error'
		}
	},
	{
		files: ['src/lib/server/repositories/**/*.ts'],
		rules: {
			'no-restricted-syntax': ['error', mutableExport, rawSql[0], ...interpolatedSql]
		}
	},
	{
		files: ['src/lib/server/db/**/*.ts', 'migrations/**/*.ts'],
		rules: { 'no-restricted-syntax': ['error', mutableExport] }
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		rules: {
			'no-restricted-syntax': ['error', mutableExport, ...impure],
			'no-restricted-globals': ['error', ...outside]
		}
	},
	{
		files: ['tests/**/*.ts'],
		rules: { 'max-lines': sizes['max-lines'], 'no-console': 'off' }
	},
	{
		// severity, code, params, where: read as one sentence at every call of the house.
		files: ['src/lib/domain/finding.ts'],
		rules: { 'max-params': ['error', { max: 4 }] }
	},
	{
		// A migration stands or falls as a whole, and never changes again.
		files: ['migrations/**/*.ts'],
		rules: { 'max-lines-per-function': 'off' }
	},
	{
		files: ['scripts/**/*.mjs', 'scripts/**/*.js', 'src/cli/**/*.ts', 'tests/bench/**'],
		rules: { 'no-console': 'off' }
	},
	{
		// Keeps a library from the console.
		files: ['src/lib/importers/workbook/without-console.ts'],
		rules: { 'no-console': 'off' }
	},
	{
		files: ['**/*.cjs'],
		languageOptions: { sourceType: 'commonjs' },
		rules: { '@typescript-eslint/no-require-imports': 'off' }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		}
	},
	{
		files: ['**/*.svelte'],
		plugins: { mieruka: { rules: { 'no-literal-text': noLiteralText } } },
		rules: {
			'max-lines': ['error', { max: 250 }],
			'max-params': sizes['max-params'],
			'mieruka/no-literal-text': 'error',
			'svelte/no-target-blank': 'error',
			'svelte/button-has-type': 'error',
			// Reads the reason behind the code as further codes.
			'svelte/no-unused-svelte-ignore': 'off',
			// Routes are served at the root; there is no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		// The one place that shows markup: SVG that the server drew from numbers, taken over later.
		files: ['src/lib/charts/Chart.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off', 'svelte/no-dom-manipulating': 'off' }
	}
);

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { mutants } from './scripts/mutants/plugin.mjs';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Generous where a database or a server has to start on a busy machine. */
const patient = { testTimeout: 30_000, hookTimeout: 120_000 };

const switched = process.env.MUTANTS === '1';

export default defineConfig({
	// Guards with switches: only for `npm run long -- mutants`.
	plugins: switched ? [mutants()] : [],
	resolve: { alias: { $lib: path('./src/lib'), $i18n: path('./src/i18n') } },
	test: {
		setupFiles: switched ? ['scripts/mutants/reached.mjs'] : [],
		// Files of `unit` and `db` share what they import (`isolate: false`): half the time is saved, and
		// a server lives long, too. Each opens and closes its own application.
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					isolate: false,
					include: [
						'tests/unit/**/*.test.ts',
						'tests/golden/**/*.test.ts',
						'tests/importers/**/*.test.ts'
					]
				}
			},
			{
				extends: true,
				test: {
					name: 'db',
					isolate: false,
					// Every deed leaves a line; of hundreds of tests nobody reads them.
					env: { LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
					include: ['tests/integration/**/*.db.test.ts', 'tests/contract/**/*.db.test.ts'],
					...patient
				}
			},
			{
				extends: true,
				test: {
					name: 'served',
					env: { LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
					include: ['tests/served/**/*.db.test.ts'],
					...patient
				}
			},
			{
				extends: true,
				test: {
					name: 'contract',
					include: ['tests/contract/**/*.test.ts'],
					exclude: ['**/*.db.test.ts'],
					globalSetup: ['tests/contract/global-setup.ts'],
					...patient
				}
			},
			{
				extends: true,
				test: {
					name: 'security',
					env: { LOG_LEVEL: process.env.LOG_LEVEL || 'warn' },
					include: ['tests/security/**/*.test.ts'],
					...patient
				}
			},
			{
				extends: true,
				test: { name: 'long', include: ['tests/long/**/*.test.ts'], ...patient }
			}
		]
	}
});

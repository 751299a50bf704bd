import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
	resolve: { alias: { $lib: path('./src/lib'), $i18n: path('./src/i18n') } },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
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
					include: ['tests/integration/**/*.db.test.ts', 'tests/contract/**/*.db.test.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});

import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/chromium.mjs';

/** Nothing here may reach beyond this machine, and a container has neither sandbox nor GPU. */
const quietChromium = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results/e2e',
	forbidOnly: Boolean(process.env.CI),
	retries: 0,
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 10_000 },
	use: {
		locale: 'ja-JP',
		timezoneId: 'Asia/Tokyo',
		viewport: { width: 1440, height: 900 },
		screenshot: 'only-on-failure',
		trace: 'retain-on-failure',
		launchOptions: {
			executablePath: await findChromium(),
			args: quietChromium,
			// Names of files are Japanese, whatever the machine's own language is.
			env: { ...process.env, LANG: 'C.UTF-8' }
		}
	}
});

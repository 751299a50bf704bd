import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, runTool, tool } from './project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath() {
	const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
	return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

async function ofPlaywright() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	return existsSync(path) ? path : undefined;
}

export async function findChromium() {
	const named = process.env.CHROMIUM_PATH;
	if (named && existsSync(named)) return named;
	return onPath() ?? (await ofPlaywright());
}

const isRoot = () => process.getuid?.() === 0;

/** Debian's own browser and Japanese letters, where the packages can be installed. */
async function installOnDebian() {
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	await run('apt-get', ['update', '-q'], { env });
	const packages = ['chromium', 'fonts-noto-cjk'];
	await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env });
}

/** The browser for the tests, installed when there is none; null when that failed too. */
export async function ensureChromium() {
	const found = await findChromium();
	if (found) return found;
	if (isRoot() && existsSync('/usr/bin/apt-get')) await installOnDebian();
	else await runTool(tool('@playwright/test', 'playwright'), ['install', 'chromium']);
	return (await findChromium()) ?? null;
}

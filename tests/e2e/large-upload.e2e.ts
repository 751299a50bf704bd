import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, setUp, test } from './site';

test.use({ serverFor: 'large-upload' });

const LIMIT_BYTES = 64 * 1024 * 1024;
const POINTS = 10;
const DAY_MS = 86_400_000;

/** Half-hours of ten points, day by day, up to just below the limit of a file. */
async function writeLargeFile(path: string): Promise<{ readings: number }> {
	const file = await open(path, 'w');
	let readings = 0;
	let bytes = 0;
	const write = async (text: string) => {
		await file.write(text);
		bytes += Buffer.byteLength(text);
	};
	await write('供給地点特定番号,日時,使用量(kWh)\n');
	for (let day = 0; ; day++) {
		const date = new Date(Date.UTC(2000, 0, 1) + day * DAY_MS).toISOString().slice(0, 10);
		const lines = dayOfPoints(date, day);
		if (bytes + lines.length > LIMIT_BYTES - 1024) break;
		await write(lines);
		readings += POINTS * 48;
	}
	await file.close();
	return { readings };
}

function dayOfPoints(date: string, day: number): string {
	const lines: string[] = [];
	for (let point = 0; point < POINTS; point++)
		for (let slot = 0; slot < 48; slot++) {
			const clock = `${String(slot >> 1).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
			const kwh = (((day * 7 + slot * 13 + point) % 900) / 10 + 1).toFixed(1);
			lines.push(`03001110000000000000${String(point).padStart(2, '0')},${date} ${clock},${kwh}`);
		}
	return `${lines.join('\n')}\n`;
}

declare global {
	interface Window {
		percents: number[];
		longestPauseMs: number;
	}
}

/** What a person would see: how far the sending is, and whether the page answers meanwhile. */
async function watch(page: Page): Promise<void> {
	await page.evaluate(() => {
		window.percents = [];
		window.longestPauseMs = 0;
		let last = performance.now();
		setInterval(() => {
			const now = performance.now();
			window.longestPauseMs = Math.max(window.longestPauseMs, now - last);
			last = now;
			const bar = document.querySelector('progress');
			if (bar) window.percents.push(bar.value);
		}, 20);
	});
}

test('a file of 64 MB goes in with its progress, and the pages stay usable meanwhile', async ({
	page,
	server,
	context
}) => {
	const folder = await mkdtemp(join(tmpdir(), 'mieruka-large-'));
	const path = join(folder, '30分値.csv');
	const { readings } = await writeLargeFile(path);
	expect((await stat(path)).size).toBeGreaterThan(LIMIT_BYTES * 0.99);
	await setUp(page, server);
	const overview = page.url();
	await page.goto(`${overview}/data`);
	await expect(page.getByText('ファイルを選ぶ')).toBeVisible();
	await watch(page);
	const seen = page.waitForFunction(() => window.percents.some((one) => one === 100));
	await page.getByLabel('ファイルを入れる').setInputFiles(path);
	await expect(page.getByText(/送信中|読み取っています/).first()).toBeVisible();

	// The whole of it is there and being read: another page answers as ever.
	await seen;
	const told = await page.evaluate(() => [window.percents, window.longestPauseMs] as const);
	const other = await context.newPage();
	const startedAt = performance.now();
	await other.goto(overview);
	await other.getByRole('heading', { level: 1 }).waitFor();
	const answeredMs = performance.now() - startedAt;
	await other.close();

	await page.getByRole('heading', { name: '内容を確認してください' }).waitFor({ timeout: 60_000 });
	const [percents, pauseMs] = told;
	expect(percents.toSorted((a, b) => a - b)).toEqual(percents);
	expect(new Set(percents).size).toBeGreaterThan(1);
	expect(pauseMs).toBeLessThan(1_000);
	expect(answeredMs).toBeLessThan(5_000);
	await expect(page.getByText(readings.toLocaleString('en')).first()).toBeVisible();
	await rm(folder, { recursive: true });
});

import type { Page } from '@playwright/test';
import {
	commit,
	csv,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	setUp,
	test,
	upload
} from './site';

test.use({ serverFor: 'own figures' });
test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };

let page: Page;
test.beforeAll(async ({ browser, server, baseURL }) => {
	const context = await browser.newContext({ baseURL });
	page = await context.newPage();
	await setUp(page, server);
	const power = ['2025-04,10000,250000', '2025-05,12000,300000'];
	await upload(page, csv('電気.csv', '年月,電気使用量(kWh),請求金額(円)', ...power));
	await commit(page);
});
test.afterAll(() => page.close());

test('a contract’s factor shows what it would move, and moves it when it is saved', async () => {
	await page.getByRole('link', { name: '係数と換算' }).click();
	await page.getByRole('link', { name: '係数を登録する' }).click();
	await page.locator('a[href*="meteringPoint="]').first().click();
	await page.getByLabel('調整後排出係数').fill('0.3');
	await page.getByLabel('基礎排出係数').fill('0.3');
	await page.getByLabel('出典').fill('電力契約書 別紙');
	await page.getByLabel('使い始める月').fill('2025-05');
	await page.getByRole('button', { name: '動く月を確かめる' }).click();
	// 12,000 kWh × 0.416 (default) and × 0.3
	const row = page.getByRole('row', { name: /2025年5月/ });
	await expect(row).toContainText('4,992');
	await expect(row).toContainText('3,600');
	await expect(page.getByRole('row', { name: /2025年4月/ })).toHaveCount(0);
	await expectAccessible(page);
	await page.getByRole('button', { name: 'この内容で登録する' }).click();
	await expect(page.getByText('電力契約書 別紙')).toBeVisible();
	await expectAccessible(page);
});

test('its paper is kept and given back byte for byte', async () => {
	await page.getByText('書類を添付する').click();
	const paper = { name: '契約書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') };
	await page.getByLabel('添付する書類').setInputFiles(paper);
	await page.getByRole('button', { name: '添付する', exact: true }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: '契約書.pdf' }).click();
	expect((await download).suggestedFilename()).toBe('契約書.pdf');
});

test('a certificate and a line of scope 3 stand on the year’s GHG page', async () => {
	await page.getByRole('link', { name: 'GHG排出量' }).click();
	await page.getByRole('link', { name: '再エネ証書' }).click();
	await page.getByLabel('電力量（kWh）').fill('10000');
	await page.getByLabel('使い始める月').fill('2025-04');
	await page.getByLabel('使い終わる月').fill('2026-03');
	await page.getByLabel('番号', { exact: true }).fill('NF-1');
	await page.getByLabel('出典').fill('約定通知');
	await page.getByRole('button', { name: '証書を登録する' }).click();
	await expect(page.getByText('証書を登録しました。')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: /^← GHG/ }).click();
	await page.getByRole('link', { name: 'Scope 3 の入力' }).click();
	await page.getByLabel('内容').fill('従業員の通勤');
	await page.getByLabel('数量', { exact: true }).fill('1000');
	await page.getByLabel('排出係数', { exact: true }).first().selectOption({ index: 10 });
	await page.getByRole('button', { name: '追加する' }).click();
	await expect(page.getByText('登録しました。')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: /^← GHG/ }).click();
	// April’s power has the higher factor and is covered whole: 12,000 × 0.3 are left.
	const market = page.getByRole('row', { name: /マーケット基準（供給会社/ });
	await expect(market).toContainText('7.76');
	await expect(market).toContainText('−4.16');
	await expect(market).toContainText('3.60');
	await expect(page.getByRole('row', { name: /7 雇用者の通勤/ })).toBeVisible();
	await expectAccessible(page);
});

test('they fit a phone', async () => {
	await page.setViewportSize(PHONE);
	const ghg = page.url();
	for (const name of ['再エネ証書', 'Scope 3 の入力', '係数と換算の設定']) {
		await page.goto(ghg);
		await expectNoSidewaysScroll(page);
		await page.getByRole('link', { name }).click();
		await page.waitForURL((url) => url.href !== ghg);
		await expectNoSidewaysScroll(page);
	}
});

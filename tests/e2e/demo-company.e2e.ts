import type { Page } from '@playwright/test';
import { expect, expectAccessible, PERSON, setUp, test } from './site';

const DEMO = '見本鋳造株式会社（見本）';

test.use({ serverFor: 'demo-company' });
test.describe.configure({ mode: 'serial' });

test('one click on the empty overview makes the sample company, with its figures', async ({
	page,
	server
}) => {
	await setUp(page, server);
	await page.getByRole('button', { name: '見本の会社で試す' }).click();
	await expect(page.getByRole('heading', { name: 'エネルギー費（税込）' })).toBeVisible({
		timeout: 30_000
	});
	await expect(page.getByText(DEMO).first()).toBeVisible();
	await expect(page.getByText(/電気 [\d,]+ kWh/)).toBeVisible();
	await expectAccessible(page);
});

test('a sample file goes from one click to the preview', async ({ page }) => {
	await openDemo(page);
	await page.getByRole('link', { name: 'データ', exact: true }).first().click();
	await page.getByRole('button', { name: 'この見本を入れる' }).first().click();
	await expect(page.getByRole('heading', { name: '内容を確認してください' })).toBeVisible();
	await expectAccessible(page);
});

test('a column of the chart leads to the figures behind it', async ({ page }) => {
	await openDemo(page);
	await page.goto(`${page.url()}?fiscalYear=2025`);
	const chart = page.locator('.chart');
	await chart.hover();
	await expect(chart.getByText(/^前年\u3000/)).toBeVisible();
	const { x, y, width, height } = (await chart.boundingBox())!;
	// The foot of the fourth of twelve columns: its electricity.
	await page.mouse.click(x + 45 + (3.5 * (width - 53)) / 12, y + height - 60);
	await expect(page.getByRole('heading', { level: 1, name: '数字の根拠' })).toBeVisible();
	await expect(page.getByText('高圧受電 2025年7月')).toBeVisible();
});

test('the metering points of a month add up to the figure of the company', async ({ page }) => {
	await openDemo(page);
	await page.goto(`${page.url()}/trace?month=2025-07`);
	const yen = await page
		.getByRole('row')
		.evaluateAll((rows) =>
			rows.slice(1).map((row) => Number(row.children[1]?.textContent?.replace(/[^\d]/g, '')))
		);
	const total = yen.pop();
	expect(yen).toHaveLength(3);
	expect(yen.reduce((sum, one) => sum + one, 0)).toBe(total);
	await expectAccessible(page);
	await page.getByRole('link', { name: '高圧受電' }).click();
	await expect(page.getByText(/kWh × [\d.]+ kg-CO₂\/kWh = /).first()).toBeVisible();
	await expectAccessible(page);
});

test('the printed overview has the chart and the table, and no menu', async ({ page }) => {
	await openDemo(page);
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('.chart svg').first()).toBeVisible();
	await expect(page.getByRole('table', { name: /月別の費用/ })).toBeVisible();
	await expect(page.locator('main').getByText(DEMO)).toBeVisible();
	for (const menu of await page.locator('nav').all()) await expect(menu).toBeHidden();
	await expect(page.getByRole('link', { name: 'ファイルを入れる' })).toBeHidden();
});

async function openDemo(page: Page): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByRole('button', { name: 'サインインする' }).click();
	await page.getByRole('link', { name: new RegExp(DEMO) }).click();
	await page.getByRole('heading', { name: 'エネルギー費（税込）' }).waitFor();
}

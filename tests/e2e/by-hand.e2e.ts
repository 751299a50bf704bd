import type { Page } from '@playwright/test';
import { COMPANY, expect, expectAccessible, expectNoSidewaysScroll, setUp, test } from './site';

test.use({ serverFor: 'by-hand' });
test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };

/** The clerk's page stays open from test to test, as a day's work. */
let page: Page;
test.beforeAll(async ({ browser, server, baseURL }) => {
	const context = await browser.newContext({ baseURL });
	page = await context.newPage();
	await setUp(page, server);
});
test.afterAll(() => page.close());

const company = () => /\/companies\/[^/?]+/.exec(page.url())![0];

/** Types into the field that has the focus, and goes on as a clerk does. */
async function typed(...texts: string[]) {
	for (const text of texts) {
		await page.keyboard.press('ControlOrMeta+A');
		if (text) await page.keyboard.type(text);
		await page.keyboard.press('Enter');
	}
}

test('without a metering point the way leads to one', async () => {
	await page.getByRole('link', { name: '手で入力する' }).click();
	await page.getByRole('link', { name: 'はじめに計量点を追加する' }).click();
	await page.getByLabel('名前').fill('本社工場 高圧');
	await page.getByRole('button', { name: '追加する' }).click();
	await page.getByRole('link', { name: '本社工場 高圧' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '本社工場 高圧' })).toBeVisible();
});

test('three months are typed by keyboard alone, in full-width digits and by era', async () => {
	await page.getByRole('link', { name: '請求書を入力する' }).press('Enter');
	const quantity = page.getByLabel('使用量（kWh）');
	await expect(quantity).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Shift+Tab');
	await expect(page.getByLabel('使用期間の始まり')).toBeFocused();
	await typed('令和7年4月', '', '１２，０００', '３６０，０００', '', '85', '100', '98', '', '');
	const saved = page.getByRole('status').filter({ hasText: '保存しました' });
	await expect(saved).toContainText('2025年4月1日');
	await expect(saved).toContainText('12,000 kWh');
	await expect(page.getByLabel('使用期間の始まり')).toHaveValue('2025/5/1');
	await expect(quantity).toBeFocused();
	await typed('11500', '345000', '', '84', '', '', '', '');
	await expect(saved).toContainText('2025年5月1日');
	await expect(page.getByLabel('契約電力（kW）')).toHaveValue('100');
	await expect(quantity).toBeFocused();
	await typed('11800', '354,000 円', '', '', '', '', '検針票は再発行', '');
	await expect(saved).toContainText('2025年6月1日');
});

test('what cannot be read is said at its field, and nothing is lost', async () => {
	await page.getByLabel('使用量（kWh）').fill('たくさん');
	await page.getByLabel('請求金額（円、税込）').fill('1,000');
	await page.getByRole('button', { name: '保存する' }).click();
	await expect(page.getByText('使用量は数値で入力してください。')).toBeVisible();
	await expect(page.getByLabel('請求金額（円、税込）')).toHaveValue('1,000');
	await expectAccessible(page);
});

test('a bill of days that are taken is shown beside them, and asked', async () => {
	await page.getByLabel('使用期間の始まり').fill('R7.6');
	await page.getByLabel('使用期間の終わり').fill('');
	await page.getByLabel('使用量（kWh）').fill('12800');
	await page.getByLabel('請求金額（円、税込）').fill('384000');
	await page.getByRole('button', { name: '保存する' }).click();
	await expect(page.getByRole('heading', { name: '内容を確認してください' })).toBeVisible();
	const beside = page.getByRole('table', { name: 'すでにあるデータと、新しい内容' });
	await expect(beside.getByRole('row', { name: /今あるデータ.*11,800/ })).toBeVisible();
	await expect(beside.getByRole('row', { name: /新しい内容.*12,800/ })).toBeVisible();
	const { width, height } = page.viewportSize()!;
	await page.setViewportSize(PHONE);
	await expectNoSidewaysScroll(page);
	await page.setViewportSize({ width, height });
	await page.getByLabel('入力した内容に置き換える').check();
	await page.getByRole('button', { name: '保存する' }).click();
	await expect(page.getByRole('heading', { name: '保存しました' })).toBeVisible();
});

test('a year is pasted from a spreadsheet, and only what is new is saved', async () => {
	await page.getByRole('link', { name: '請求書の一覧へ' }).click();
	await page.getByRole('link', { name: '1年分をまとめて入力する' }).click();
	await page.getByRole('link', { name: '2025年度' }).click();
	const first = page.getByLabel('2025年7月の使用量');
	await first.focus();
	const block = ['１３，１００\t393,000', '13,500\t405000', '12,200\t￥366,000'].join('\r\n');
	await first.evaluate((field, text) => {
		const data = new DataTransfer();
		data.setData('text/plain', text);
		field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
	}, block);
	await expect(page.getByLabel('2025年9月の金額')).toHaveValue('￥366,000');
	await expect(page.locator('tfoot')).toContainText('75,100');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByLabel('2025年8月の使用量')).toBeFocused();
	await page.getByRole('button', { name: '保存する' }).click();
	await expect(page.getByRole('status').filter({ hasText: '保存しました' })).toBeVisible();
	await expect(page.getByLabel('2025年9月の金額')).toHaveValue('366,000');
	await expectAccessible(page);
	await page.goto(`${company()}/data`);
	await expect(page.getByRole('row', { name: /手入力/ })).toHaveCount(5);
});

test('one bill is corrected with a reason, another removed, and both are undone', async () => {
	await page.goto(`${company()}/metering-points`);
	await page.getByRole('link', { name: '本社工場 高圧' }).click();
	const bills = page.getByRole('table', { name: '請求書' });
	await bills.getByRole('link', { name: /2025年4月1日.*訂正/ }).click();
	await page.getByLabel('使用量（kWh）').fill('12,100');
	await page.getByRole('button', { name: '訂正を保存する' }).click();
	await page.getByLabel('理由').first().fill('転記の誤り');
	await page.getByRole('button', { name: '訂正を保存する' }).click();
	await expect(page.getByRole('heading', { name: '訂正しました' })).toBeVisible();
	await expect(page.getByText('転記の誤り')).toBeVisible();
	await page.goto(`${company()}/trace?month=2025-04`);
	await page.getByRole('link', { name: '本社工場 高圧' }).click();
	await expect(page.getByText('転記の誤り')).toBeVisible();
	await page.getByRole('link', { name: '手入力による訂正' }).click();
	await page.getByRole('button', { name: '取り消す' }).click();
	await expect(page.getByRole('heading', { name: '取り消しました' })).toBeVisible();
	await page.getByRole('link', { name: '請求書の一覧へ' }).click();
	await expect(bills.getByRole('row', { name: /2025年4月1日.*12,000/ })).toBeVisible();
	await bills.getByRole('link', { name: /2025年5月1日.*訂正/ }).click();
	await page.getByText('この請求書を削除する').click();
	await page.getByLabel('理由').last().fill('他社の請求書');
	await page.getByRole('button', { name: '削除する', exact: true }).click();
	await expect(page.getByRole('heading', { name: '削除しました' })).toBeVisible();
	await page.getByRole('button', { name: '取り消す' }).click();
	await expect(page.getByRole('heading', { name: '取り消しました' })).toBeVisible();
	await page.getByRole('link', { name: '請求書の一覧へ' }).click();
	await expect(bills.getByRole('row', { name: /2025年5月1日.*11,500/ })).toBeVisible();
});

test('a closed month refuses a change and says where it is opened again', async () => {
	await page.goto(`${company()}/closing`);
	await page.getByRole('button', { name: '2025年4月を締める' }).click();
	await expect(page.getByText('締め済み')).toBeVisible();
	await expectAccessible(page);
	await page.goto(`${company()}/metering-points`);
	await page.getByRole('link', { name: '本社工場 高圧' }).click();
	await page.getByRole('link', { name: /2025年4月1日.*訂正/ }).click();
	await page.getByLabel('使用量（kWh）').fill('12,001');
	await page.getByLabel('理由').first().fill('試し');
	await page.getByRole('button', { name: '訂正を保存する' }).click();
	await expect(page.getByRole('alert')).toContainText('2025年4月は締められている');
	await page.getByRole('link', { name: '「月の締め」を開く' }).click();
	await page.getByText('締めを解除する').first().click();
	await page.getByLabel('理由').fill('請求書の再発行');
	await page.getByRole('button', { name: '2025年4月の締めを解除する' }).click();
	await expect(page.getByText('理由: 請求書の再発行')).toBeVisible();
});

test('the pages fit a phone', async () => {
	await page.setViewportSize(PHONE);
	const point = `${company()}/metering-points`;
	await page.goto(point);
	await page.getByRole('link', { name: '本社工場 高圧' }).click();
	await page.waitForURL(/metering-points\/[0-9a-f-]+$/);
	const at = page.url();
	for (const path of ['', '/bills/new', '/bills/year?fiscalYear=2025']) {
		await page.goto(at + path);
		await expectNoSidewaysScroll(page);
	}
	await page.goto(`${company()}/closing`);
	await expectNoSidewaysScroll(page);
	await page.goto(`${company()}/data`);
	await expectNoSidewaysScroll(page);
	await expect(page.getByText(COMPANY).first()).toBeVisible();
});

test('a bill is entered and a year saved without scripts', async ({ browser, baseURL }) => {
	const state = await page.context().storageState();
	const plain = await browser.newPage({ baseURL, javaScriptEnabled: false, storageState: state });
	await plain.goto(`${company()}/data`);
	await plain.getByRole('link', { name: /本社工場 高圧の請求書を入力/ }).click();
	await plain.getByLabel('使用量（kWh）').fill('11,900');
	await plain.getByLabel('請求金額（円、税込）').fill('357000');
	await plain.getByRole('button', { name: '保存する' }).click();
	await expect(plain.getByText('11,900 kWh').first()).toBeVisible();
	await plain.getByRole('link', { name: '1年分をまとめて入力する' }).click();
	await plain.goto(`${plain.url()}?fiscalYear=2024`);
	await plain.getByLabel('2024年5月の使用量').fill('11,400');
	await plain.getByLabel('2024年5月の金額').fill('342000');
	await plain.getByRole('button', { name: '保存する' }).click();
	await expect(plain.getByText(/保存しました|内容を確認してください/).first()).toBeVisible();
	await plain.close();
});

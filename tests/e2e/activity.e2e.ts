import { fileURLToPath } from 'node:url';
import {
	commit,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	setUp,
	signIn,
	test
} from './site';

test.use({ serverFor: 'activity' });
test.describe.configure({ mode: 'serial' });

const WEATHER = fileURLToPath(
	new URL('../importers/jma-daily/jma_daily_hitachi_cp932.csv', import.meta.url)
);

test('a year of weather is put in as the agency gives it, and is shown with its gaps', async ({
	page,
	server
}) => {
	await setUp(page, server);
	const company = new URL(page.url()).pathname;
	await page.goto(`${company}/weather`);
	await expect(page.getByRole('heading', { name: '気象データがまだありません' })).toBeVisible();
	await expectAccessible(page);
	await page.goto(`${company}/data`);
	await page.getByLabel('ファイルを入れる').setInputFiles(WEATHER);
	await commit(page);
	await page.goto(`${company}/weather`);
	await expect(page.getByText('欠測 2 日：2025年9月14日、2026年1月7日')).toBeVisible();
	await expect(page.getByRole('row', { name: /合計/ })).toContainText('1,166.5');
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
});

test('output is typed or pasted month by month, and stands in the table', async ({ page }) => {
	await signIn(page);
	const company = new URL(page.url()).pathname;
	await page.goto(`${company}/drivers/new`);
	await page.getByLabel('項目の名称').fill('完成品');
	await page.getByLabel('単位').fill('個');
	await page.getByRole('button', { name: '追加する' }).click();
	const april = page.getByLabel(/4月の値/);
	await april.focus();
	await april.evaluate((field) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', '1,200\r\n1,350\r\n');
		field.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
		);
	});
	await expect(page.getByLabel(/5月の値/)).toHaveValue('1,350');
	await page.getByRole('button', { name: '保存する' }).click();
	await expect(page.getByText('保存しました')).toBeVisible();
	await expectAccessible(page);
	await page.goto(`${company}/drivers`);
	await expect(page.getByRole('row', { name: /完成品/ })).toContainText('2,550');
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
});

test('kerosene is used up until the next delivery; taken out, the stretch is gone', async ({
	page
}) => {
	await signIn(page);
	const company = new URL(page.url()).pathname;
	await page.goto(`${company}/metering-points/new`);
	await page.getByLabel('名前').fill('灯油タンク');
	await page.getByLabel('エネルギーの種類').selectOption('kerosene');
	await page.getByRole('button', { name: '追加する' }).click();
	await page.getByRole('link', { name: '灯油タンク' }).click();
	await page.getByRole('link', { name: '納入と在庫' }).click();
	for (const [day, litres, yen] of [
		['2026-01-01', '310', '36,000'],
		['2026-02-01', '280', '33,000']
	] as const) {
		await page.getByLabel('納入日').fill(day);
		await page.getByLabel(/^数量/).fill(litres);
		await page.getByLabel(/^金額/).fill(yen);
		await page.getByRole('button', { name: '納入を追加する' }).click();
		await expect(page.getByRole('row', { name: new RegExp(litres) }).first()).toBeVisible();
	}
	const use = page.getByRole('row', { name: /2026年1月1日〜1月31日/ });
	await expect(use).toContainText('310');
	await expectAccessible(page);
	await page.getByRole('button', { name: '2026年2月1日の納入を取り消す' }).click();
	await expect(page.getByText('まだ使用量を求められません')).toBeVisible();
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
});

import type { Page } from '@playwright/test';
import {
	commit,
	csv,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	setUp,
	signIn,
	test,
	upload
} from './site';

const GAS_HEADINGS = '年月,種別,使用量(m3),請求金額(円)';
const gasOfAugust = (m3: number, yen: number) =>
	csv(`ガス_${m3}.csv`, GAS_HEADINGS, `2026/08,都市ガス,${m3},${yen}`);
const AMBIGUOUS = csv('日付.csv', 'date,kWh', '01/02/2026,10', '02/02/2026,20', '03/02/2026,30');
const EMPTY = csv('空.csv', '');

const quantityOfAugust = /^8月/;

test.use({ serverFor: 'import-choices' });
test.describe.configure({ mode: 'serial' });

test('a bill that differs from what is there is kept out unless a person replaces it', async ({
	page,
	server
}) => {
	await setUp(page, server);
	const overview = page.url();
	await upload(page, gasOfAugust(1200, 180_000));
	await expectAccessible(page);
	await commit(page);
	await expectAccessible(page);

	await upload(page, gasOfAugust(1250, 190_000));
	await expect(page.getByText('内容が違うデータが 1 件あります')).toBeVisible();
	await expect(page.getByLabel('今あるデータを残す')).toBeChecked();
	await expectAccessible(page);
	await commit(page);
	await page.goto(overview);
	const august = page.getByRole('row', { name: quantityOfAugust }).last();
	await expect(august).toContainText('1,200');

	await upload(page, gasOfAugust(1300, 195_000));
	await page.getByLabel('このファイルの内容に置き換える').check();
	await commit(page);
	await page.goto(overview);
	await expect(august).toContainText('1,300');
	await expect(august).not.toContainText('1,200');
});

test('undoing the replacement brings the former bill back', async ({ page }) => {
	await signIn(page);
	const overview = page.url();
	await page.goto(`${overview}/data`);
	await page.getByRole('link', { name: 'ガス_1300.csv' }).click();
	await page.getByRole('button', { name: '取り消す' }).click();
	await expect(page.getByRole('heading', { name: '取り消しました' })).toBeVisible();
	await expectAccessible(page);
	await page.goto(overview);
	await expect(page.getByRole('row', { name: quantityOfAugust }).last()).toContainText('1,200');
});

test('where two meters could be meant, nothing counts before a person has chosen', async ({
	page
}) => {
	await signIn(page);
	const company = page.url();
	for (const name of ['本館 電灯', '工場 動力']) {
		await page.goto(`${company}/metering-points/new`);
		await page.getByLabel('名前', { exact: true }).fill(name);
		await page.getByRole('button', { name: '追加する' }).click();
		await expect(page.getByRole('row', { name: new RegExp(name) })).toBeVisible();
	}
	await upload(page, csv('電気.csv', '年月,使用量(kWh),請求金額(円)', '2026/08,4000,120000'));
	const choice = page.getByLabel('どの計量点のデータですか');
	await expect(choice).toBeVisible();
	await expectAccessible(page);
	await page.locator('form[action="?/commit"]').evaluate((form) => {
		(form as HTMLFormElement).noValidate = true;
	});
	await page.getByRole('button', { name: '取り込む' }).click();
	await expect(page.getByRole('alert')).toContainText('計量点を選んでから確定してください');
	await choice.selectOption({ label: '工場 動力' });
	await commit(page);
	await expect(page.getByRole('heading', { name: /工場 動力/ })).toBeVisible();
});

test('another metering point than the one that was found can be chosen', async ({ page }) => {
	await signIn(page);
	await upload(page, csv('動力.csv', '年月,名称,使用量(kWh)', '2026/09,工場 動力,4100'));
	await page.getByText('計量点を変える').click();
	await page.getByLabel('入れる計量点').selectOption({ label: '本館 電灯' });
	await expectAccessible(page);
	await commit(page);
	await expect(page.getByRole('heading', { name: /本館 電灯/ })).toBeVisible();
});

test('of several files each says what to do, also when another cannot be read', async ({
	page
}) => {
	await signIn(page);
	await upload(page, EMPTY, AMBIGUOUS, gasOfAugust(1400, 210_000));
	const sent = page.locator('form[enctype] li');
	await expect(sent.nth(0)).toContainText('取り込めません');
	await expect(sent.nth(1)).toContainText('列がわかりません');
	await expect(sent.nth(2)).toContainText('確認待ち');
	await expectAccessible(page);
	await sent.nth(0).getByRole('link', { name: '理由を見る' }).click();
	await expect(page.getByRole('heading', { name: 'このファイルは取り込めません' })).toBeVisible();
	await expect(page.getByText('ファイルの中身が空です')).toBeVisible();
	await expectAccessible(page);
});

test('columns that cannot be told are asked about in words, never in codes', async ({ page }) => {
	await signIn(page);
	await page.goto(`${page.url()}/data`);
	await page.getByRole('link', { name: '日付.csv' }).first().click();
	await expect(page.getByRole('heading', { name: '列の意味がわかりませんでした' })).toBeVisible();
	await expect(page.getByRole('cell', { name: '年月・日付' })).toBeVisible();
	await expect(page.getByRole('cell', { name: '使用量', exact: true })).toBeVisible();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: '列の意味を選ぶ' }).click();
	await expect(page.getByLabel('「date」の意味')).toHaveValue('date');
});

test('several places of one file are added up above their own figures', async ({ page }) => {
	await signIn(page);
	const rows = ['2026/07,第一工場,12345', '2026/07,第二工場,6789', '2026/07,倉庫,1000.5'];
	await upload(page, csv('三か所.csv', '年月,施設名,使用量(kWh)', ...rows));
	const total = page.locator('section', { hasText: 'このファイルの合計' });
	await expect(total).toContainText('電気（3か所）');
	await expect(total).toContainText('20,134.50');
	await expectAccessible(page);
});

test('a file is uploaded and committed with the keyboard alone', async ({ page }) => {
	await signIn(page);
	await page.goto(`${page.url()}/data`);
	const input = page.getByLabel('ファイルを入れる');
	await tabTo(page, () => input.evaluate((element) => element === document.activeElement));
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.keyboard.press('Enter')
	]);
	await chooser.setFiles(csv('ガス_9月.csv', GAS_HEADINGS, '2026/09,都市ガス,900,140000'));
	const button = page.getByRole('button', { name: '取り込む' });
	await button.waitFor();
	await tabTo(page, () => button.evaluate((element) => element === document.activeElement));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: '取り込みました' })).toBeVisible();
});

const MOST_TABS = 60;

async function tabTo(page: Page, reached: () => Promise<boolean>): Promise<void> {
	for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
		if (await reached()) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`not reached with ${MOST_TABS} tabs`);
}

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('a refused form still holds what was typed', async ({ page }) => {
		await signIn(page);
		await page.goto(`${page.url()}/metering-points/new`);
		await page.getByLabel('名前', { exact: true }).fill('ボイラー');
		await page.getByLabel('エネルギーの種類').selectOption('city_gas');
		await page.getByLabel('検針日').fill('45');
		await page.getByRole('button', { name: '追加する' }).click();
		await expect(page.getByLabel('検針日')).toHaveValue('45');
		await expect(page.getByLabel('名前', { exact: true })).toHaveValue('ボイラー');
		await expect(page.getByLabel('エネルギーの種類')).toHaveValue('city_gas');
	});
});

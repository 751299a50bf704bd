import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { workbook, type Cell } from '../importers/made-workbook';
import {
	commit,
	csv,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	PERSON,
	setUp,
	signIn,
	test,
	upload
} from './site';

/** A ledger whose headings name no meaning, as Excel saves it on a Japanese Windows. */
const ledger = (name: string) => ({
	name: `${name}.csv`,
	mimeType: 'text/csv',
	buffer: readFileSync(join(import.meta.dirname, 'files', `${name}-cp932.csv`))
});

const HEADINGS = '区分、締め、甲、乙、備考';

test.use({ serverFor: 'mapping' });
test.describe.configure({ mode: 'serial' });

const result = (page: Page) => page.locator('section', { hasText: 'この読み方の結果' });

async function openScreen(page: Page): Promise<void> {
	await page.getByRole('heading', { level: 1, name: '列の意味を選ぶ' }).waitFor();
}

test('a clerk names the columns of an unknown table and sees at once what that comes to', async ({
	page,
	server
}) => {
	await setUp(page, server);
	await upload(page, ledger('ledger-spring'));
	await openScreen(page);
	await expect(page.getByLabel('「締め」の意味')).toHaveValue('date');
	await expect(page.getByLabel('2 行目を見出しにする')).toBeChecked();
	await expect(page.getByLabel('3 行目を飛ばす')).toBeChecked();
	await expect(page.getByLabel('「甲(kWh)」の単位')).toHaveValue('kWh');
	await expectAccessible(page);

	await page.getByLabel('「区分」の意味').selectOption('場所の名前');
	await page.getByLabel('「乙(円)」の意味').selectOption('使わない');
	await expect(result(page)).toContainText('37,255');
	await expect(result(page)).not.toContainText('1,044,078');
	await page.getByLabel('「乙(円)」の意味').selectOption('金額（円）');
	await expect(result(page)).toContainText('1,044,078');
	await page.getByLabel('「甲(kWh)」の単位').selectOption('千kWh');
	await expect(result(page)).toContainText('37,255,000');
	await page.getByLabel('「甲(kWh)」の単位').selectOption('kWh');
	await expect(result(page)).not.toContainText('37,255,000');
	await page.getByRole('button', { name: 'この読み方で進む' }).click();
	await expect(page.getByText('列を指定した表')).toBeVisible();
	await commit(page);
});

test('the next file with the same headings is read by itself, and says who decided it', async ({
	page
}) => {
	await signIn(page);
	await upload(page, ledger('ledger-summer'));
	await page.getByRole('heading', { name: '内容を確認してください' }).waitFor();
	await expect(page.getByText(`${PERSON.name} さんが決めた列の読み方を使いました`)).toBeVisible();
	await expect(page.getByText('30,510').first()).toBeVisible();
	await page.getByRole('link', { name: '読み方を変える' }).click();
	await openScreen(page);
	await expect(page.getByLabel('「乙(円)」の意味')).toHaveValue('costYen');
	await page.getByRole('link', { name: '取り込みの画面に戻る' }).click();
	await commit(page);
});

test('what is remembered can be forgotten; then the columns are asked about again', async ({
	page
}) => {
	await signIn(page);
	const company = page.url();
	await page.goto(`${company}/settings`);
	await page.getByRole('link', { name: '覚えている表の読み方' }).click();
	await expect(page.getByRole('heading', { name: HEADINGS })).toBeVisible();
	await page.getByText('忘れる', { exact: true }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'この読み方を忘れる' }).click();
	await expect(page.getByText('読み方を忘れました')).toBeVisible();
	await upload(page, ledger('ledger-summer'));
	await openScreen(page);
});

test('one sentence says what is missing: which of day and month comes first', async ({ page }) => {
	await signIn(page);
	await upload(page, csv('日付.csv', 'date,kWh', '01/02/2026,10', '02/02/2026,20'));
	await openScreen(page);
	await expect(page.getByText('「日」と「月」のどちらが先か')).toBeVisible();
	await expect(page.getByRole('button', { name: 'この読み方で進む' })).toBeDisabled();
	await page.getByLabel('日付の並び').selectOption('日・月・年');
	await expect(page.getByText('読み取れます。下の結果が')).toBeVisible();
	await expectAccessible(page);
});

test('a table of one year by site goes in with the period of the whole table', async ({ page }) => {
	await signIn(page);
	await upload(page, csv('年間.csv', '拠点,電気(kWh),A重油(L)', '本社,100,20', '工場,900,80'));
	await openScreen(page);
	await expect(page.getByText('何年何月から何年何月まで')).toBeVisible();
	await page.getByLabel('最初の日').fill('2024-04-01');
	await page.getByLabel('最後の日').fill('2025-03-31');
	await expect(result(page)).toContainText('2 か所・2 件');
	await expect(result(page)).toContainText('A重油');
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('a button shows what the choices come to', async ({ page }) => {
		await signIn(page);
		const company = page.url();
		await page.goto(`${company}/data`);
		await page.getByLabel('ファイルを入れる').setInputFiles(ledger('ledger-summer'));
		await page.getByRole('button', { name: '送る' }).click();
		await openScreen(page);
		await page.getByLabel('「甲(kWh)」の単位').selectOption('MWh');
		await page.getByRole('button', { name: '結果を見てみる' }).click();
		await expect(result(page)).toContainText('30,510,000');
		await expect(page.getByLabel('「甲(kWh)」の単位')).toHaveValue('MWh');
		await page.getByRole('button', { name: 'この読み方で進む' }).click();
		await expect(page.getByRole('heading', { name: '内容を確認してください' })).toBeVisible();
	});
});

test('of a workbook of several sheets the clerk chooses the one with the figures', async ({
	page
}) => {
	const people: Cell[][] = [
		['番号', '氏名', '部署', '内線', '住所'],
		...[1, 2, 3, 4, 5, 6].map((at): Cell[] => [at, '山田', '総務', 100 + at, '日立市'])
	];
	const figures: Cell[][] = [
		['記号', '締め切り', '甲', '乙'],
		['A', '2027/04', 1_234.5, 45_000],
		['A', '2027/05', 1_865.5, 48_000]
	];
	const sheets = [
		{ name: '名簿', rows: people },
		{ name: '控え', rows: figures }
	];
	await signIn(page);
	await upload(page, {
		name: '台帳.xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		buffer: Buffer.from(workbook(sheets))
	});
	await openScreen(page);
	await expect(page.getByLabel('読み取るシート')).toHaveValue('名簿');
	await page.getByLabel('読み取るシート').selectOption('控え');
	await expect(page.getByLabel('「締め切り」の意味')).toHaveValue('date');
	await page.getByLabel('エネルギーの種類').selectOption('電気');
	await page.getByLabel('「甲」の意味').selectOption('使用量');
	await page.getByLabel('「甲」の単位').selectOption('kWh');
	await expect(result(page)).toContainText('3,100');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.getByRole('button', { name: 'この読み方で進む' }).click();
	await commit(page);
});

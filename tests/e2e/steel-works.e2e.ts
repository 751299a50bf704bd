import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, setUp, test } from './site';

test.use({ serverFor: 'steel-works' });

/** A year of quarter-hours of a steel works (UCI, Steel Industry Energy Consumption). */
const FILE = join(
	resolve(process.env.REAL_FILES_DIR ?? '../shared/real'),
	'interval/Steel_industry_data.csv'
);

test('a year of quarter-hours of a steel works is uploaded by clicks and counted exactly', async ({
	page,
	server
}) => {
	test.skip(!existsSync(FILE), `set REAL_FILES_DIR: ${FILE} is not there`);
	await setUp(page, server);
	await page.getByRole('link', { name: 'データ', exact: true }).first().click();
	await page.getByLabel('ファイルを入れる').setInputFiles(FILE);
	await expect(page.getByRole('heading', { name: '内容を確認してください' })).toBeVisible({
		timeout: 30_000
	});
	await expect(page.getByText('計測値 35,040 個')).toBeVisible();
	await expect(page.getByText('959,636.71').first()).toBeVisible();
	await expect(page.getByText('126,238.29')).toBeVisible();
	// 157.18 kWh in a quarter of an hour.
	await expect(page.getByText('最大 628.7 kW')).toBeVisible();
	await page.getByRole('button', { name: '取り込む' }).click();
	await page.getByRole('link', { name: '概況を見る' }).click();
	await expect(page.getByText('円は請求書から計算します。')).toBeVisible();
	await expect(page.getByRole('img', { name: /月ごとのエネルギー/ })).toBeVisible();
});

import { expect, expectAccessible, expectNoSidewaysScroll, setUp, signIn, test } from './site';

test.use({ serverFor: 'factors' });
test.describe.configure({ mode: 'serial' });

test('a clerk sees which factor a metering point has, and why, and finds it in its list', async ({
	page,
	server
}) => {
	await setUp(page, server);
	const company = page.url();
	await page.goto(`${company}/metering-points/new`);
	await page.getByLabel('名前').fill('受電');
	await page.getByRole('combobox', { name: '供給会社' }).fill('東京電力エナジーパートナー');
	await page.getByRole('button', { name: '追加する' }).click();
	await page.getByRole('link', { name: '受電' }).first().click();
	const card = page
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: 'この組合せで使われる係数' }) });
	await expect(card).toContainText('0.452');
	await expect(card.getByRole('listitem')).toHaveText([
		/独自の係数.*登録されていません/,
		/料金メニューの指定がない/,
		/残差.*東京電力エナジーパートナー/,
		/暫定計算/
	]);
	await expectAccessible(page);
	await card.getByRole('link', { name: /電気事業者別排出係数/ }).click();
	await page.getByRole('searchbox').fill('日立造船');
	await page.getByRole('button', { name: '絞り込む' }).click();
	const table = page.getByRole('table');
	await expect(table.getByRole('rowheader').first()).toContainText('カナデビア(株)');
	await expect(table).toContainText('旧社名: 日立造船(株)');
	await expect(page.getByRole('status')).toHaveText('1 件（4 行）');
	await expectAccessible(page);
});

test.describe('on a phone without scripts', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

	test('the look-up asks for what is missing, and then answers with every step', async ({
		page
	}) => {
		await signIn(page);
		await page.goto('/factors?carrier=city_gas&date=2025-10-01&supplier=東部ガス');
		await expect(page.getByText('供給区域によって排出係数が異なります')).toBeVisible();
		await page.getByLabel('供給エリア').fill('茨城地区');
		await page.getByRole('button', { name: '調べる' }).click();
		await expect(page.getByText('2.09').first()).toBeVisible();
		await expect(page.getByText('2025年度の実績による係数で')).toBeVisible();
		for (const name of [/^電気事業者別排出係数 令和6年度/, /^省エネ法の熱量換算/]) {
			await page.goto('/factors');
			await page.getByRole('link', { name }).click();
			await expect(page.getByRole('table')).toBeVisible();
		}
	});
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 390, height: 844 } });

	for (const path of ['/factors', '/factors/heat-result-2024', '/factors/electricity-history'])
		test(`${path} fits, and is accessible`, async ({ page }) => {
			await signIn(page);
			await page.goto(path);
			await expectNoSidewaysScroll(page);
			await expectAccessible(page);
		});
});

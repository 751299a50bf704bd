import { fileURLToPath } from 'node:url';
import {
	COMPANY,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	PERSON,
	signIn,
	test
} from './site';

test.use({ serverFor: 'bill-journey' });

const BILLS = fileURLToPath(new URL('./files/electricity-bills-cp932.csv', import.meta.url));

const GAS = '年月,種別,使用量(m3),請求金額(円)\r\n2026/08,都市ガス,1200,180000\r\n';

/** 30 days of half-hours at 12.5 kWh: 1,440 readings, 18,000 kWh. */
function halfHours(): Buffer {
	const stamp = (day: number, slot: number) =>
		`2026/10/${String(day).padStart(2, '0')} ${String(slot >> 1).padStart(2, '0')}:${slot % 2 ? '30' : '00'}`;
	const days = Array.from({ length: 30 }, (_, index) => index + 1);
	const rows = days.flatMap((day) =>
		Array.from({ length: 48 }, (_, slot) => `${stamp(day, slot)},12.5`)
	);
	return Buffer.from(['日時,使用量(kWh)', ...rows].join('\r\n'));
}

test.describe.configure({ mode: 'serial' });

test('a stranger sets the server up with the link of the log and has a company', async ({
	page,
	server
}) => {
	await page.goto(server.setUpUrl);
	await expectAccessible(page);
	await page.getByLabel('お名前').fill(PERSON.name);
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByLabel('会社名').fill(COMPANY);
	await page.getByRole('button', { name: '登録して始める' }).click();
	await expect(page.getByRole('heading', { name: 'まだデータがありません' })).toBeVisible();
	await expectAccessible(page);
	const again = await page.request.get(server.setUpUrl);
	expect(again.status()).toBe(404);
});

test('a CP932 table of bills is previewed, committed and stands in yen on the overview', async ({
	page
}) => {
	await signIn(page);
	await page.getByRole('link', { name: 'データ', exact: true }).first().click();
	await expectAccessible(page);
	await page.getByLabel('ファイルを入れる').setInputFiles(BILLS);
	await expect(page.getByRole('heading', { name: '内容を確認してください' })).toBeVisible();
	await expect(page.getByText('請求書 30 件')).toBeVisible();
	// Sums of the file's two columns.
	await expect(page.getByText('1,550,367').first()).toBeVisible();
	await expect(page.getByText('54,383,480').first()).toBeVisible();
	await page.getByText('月ごとの合計', { exact: true }).click();
	await expect(page.getByRole('rowheader', { name: '2024年4月' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: '取り込む' }).click();
	await expect(page.getByRole('heading', { name: '取り込みました' })).toBeVisible();
	await page.getByRole('link', { name: '概況を見る' }).click();
	await expect(page.getByRole('heading', { name: 'エネルギー費（税込）' })).toBeVisible();
	await expect(page.getByRole('img', { name: /月ごとのエネルギー費/ })).toBeVisible();
	await expectAccessible(page);
});

test('the chart is visible before any script, and comes alive under the pointer', async ({
	page,
	browser,
	server
}) => {
	await signIn(page);
	const company = page.url();
	const cookies = await page.context().cookies();
	const still = await browser.newContext({ javaScriptEnabled: false, baseURL: server.origin });
	await still.addCookies(cookies);
	const quiet = await still.newPage();
	await quiet.goto(company);
	await expect(quiet.locator('.chart svg').first()).toBeVisible();
	await expect(quiet.getByText('円', { exact: true }).first()).toBeVisible();
	await still.close();
	await page.goto(company);
	await page.locator('.chart').hover();
	await expect(page.locator('.chart').getByText(/^前年\u3000[\d,.]+ 万円$/)).toBeVisible();
	await expectAccessible(page);
});

test('half-hourly readings add a month, whose figure leads to the rows of the file', async ({
	page
}) => {
	await signIn(page);
	await page.goto(`${page.url()}/data`);
	const file = { name: '30分値_2026年10月.csv', mimeType: 'text/csv', buffer: halfHours() };
	await page.getByLabel('ファイルを入れる').setInputFiles(file);
	await expect(page.getByText('計測値 1,440 個')).toBeVisible();
	await expect(page.getByText('18,000').first()).toBeVisible();
	await page.getByRole('button', { name: '取り込む' }).click();
	await page.getByRole('link', { name: '概況を見る' }).click();
	const october = page.getByRole('row', { name: /^10月/ }).last();
	await october.getByRole('link', { name: '18,000' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '数字の根拠' })).toBeVisible();
	await expect(page.getByRole('link', { name: '30分値_2026年10月.csv' }).first()).toBeVisible();
	await expect(page.getByText(/\d+〜\d+行目/).first()).toBeVisible();
	await expect(page.getByText('今もう一度計算しても、同じ結果になりました。')).toBeVisible();
	await expectAccessible(page);
});

test('undoing an import takes its month away again', async ({ page }) => {
	await signIn(page);
	const overview = page.url();
	await page.goto(`${overview}/data`);
	await page.getByRole('link', { name: '30分値_2026年10月.csv' }).click();
	await page.getByRole('button', { name: '取り消す' }).click();
	await expect(page.getByRole('heading', { name: '取り消しました' })).toBeVisible();
	await page.goto(overview);
	await expect(page.getByRole('rowheader', { name: '9月', exact: true })).toBeVisible();
	await expect(page.getByRole('rowheader', { name: '10月', exact: true })).toHaveCount(0);
	await expect(page.getByRole('link', { name: '18,000' })).toHaveCount(0);
});

test('the same file a second time changes nothing, and the page says so', async ({ page }) => {
	await signIn(page);
	await page.goto(`${page.url()}/data`);
	await page.getByLabel('ファイルを入れる').setInputFiles(BILLS);
	await expect(page.getByText('すべて取り込み済みの内容です')).toBeVisible();
	await page.getByRole('button', { name: 'やめる' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'データ' })).toBeVisible();
});

test('a supplier is found by part of its name with the keyboard, and has its menus', async ({
	page
}) => {
	await signIn(page);
	await page.goto(`${page.url()}/metering-points/new`);
	await page.getByLabel('名前', { exact: true }).fill('第二工場 低圧');
	const supplier = page.getByRole('combobox', { name: '供給会社' });
	await supplier.pressSequentially('東京電力エナ');
	const found = page.getByRole('option', { name: /東京電力エナジーパートナー/ });
	await expect(found).toBeVisible();
	await expectAccessible(page);
	await supplier.press('ArrowDown');
	await supplier.press('Enter');
	await expect(supplier).toHaveValue(/東京電力エナジーパートナー/);
	await expect(page.getByLabel('料金メニュー')).toBeVisible();
	await page.getByRole('button', { name: '追加する' }).click();
	const row = page.getByRole('row', { name: /第二工場 低圧/ });
	await expect(row).toContainText('東京電力エナジーパートナー');
	await row.getByRole('link').click();
	await expect(page.getByRole('heading', { name: '計量点を編集する' })).toBeVisible();
	await expectAccessible(page);
});

test.describe('without script', () => {
	test.use({ javaScriptEnabled: false });

	test('a file goes from the form to the preview and counts after the check', async ({ page }) => {
		await signIn(page);
		await page.goto(`${page.url()}/data`);
		const file = { name: 'ガス.csv', mimeType: 'text/csv', buffer: Buffer.from(GAS) };
		await page.getByLabel('ファイルを入れる').setInputFiles(file);
		await page.getByRole('button', { name: '送る' }).click();
		await expect(page.getByRole('heading', { name: '内容を確認してください' })).toBeVisible();
		await page.getByRole('button', { name: '取り込む' }).click();
		await expect(page.getByRole('heading', { name: '取り込みました' })).toBeVisible();
	});

	test('the language changes and the page stays', async ({ page }) => {
		await signIn(page);
		const overview = page.url();
		await page.getByRole('button', { name: 'English' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
		expect(page.url()).toBe(overview);
	});
});

for (const width of [1440, 390])
	for (const locale of ['ja', 'en'] as const)
		test(`every page is accessible and fits ${width} px in ${locale}`, async ({ page, server }) => {
			await signIn(page);
			const company = new URL(page.url()).pathname;
			await page.context().addCookies([{ name: 'locale', value: locale, url: server.origin }]);
			await page.setViewportSize({ width, height: 844 });
			for (const path of everyPage(company)) {
				await page.goto(path);
				await expectAccessible(page);
				await expectNoSidewaysScroll(page);
			}
		});

function everyPage(company: string): string[] {
	const within = ['', '?period=month', '?period=rolling&measure=gj', '?measure=co2', '/data'];
	const rest = ['/metering-points', '/metering-points/new', '/sites', '/sites/new', '/settings'];
	const paths = [...within, ...rest, '/more', '/trace?month=2026-09'];
	return [
		...paths.map((path) => company + path),
		'/companies/new',
		'/account',
		'/credits',
		'/help'
	];
}

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

test.use({ serverFor: 'long-series' });
test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };

/** Month by month from April 2019 to October 2026: a little less every year, more in summer. */
function months(ofMonth: (year: number, month: number) => string): string[] {
	return Array.from({ length: 91 }, (_, index) => {
		const [year, month] = [2019 + Math.floor((index + 3) / 12), ((index + 3) % 12) + 1];
		return `${year}-${String(month).padStart(2, '0')},${ofMonth(year, month)}`;
	});
}

const power = months((year, month) => {
	const kWh = Math.round((86_000 - (year - 2019) * 1500) * (month >= 7 && month <= 9 ? 1.2 : 1));
	return `${kWh},${Math.round(kWh * (18 + (year - 2019) * 1.3))}`;
});
const gas = months((year, month) => {
	const m3 = Math.round((5200 - (year - 2019) * 60) * (month <= 3 || month === 12 ? 1.5 : 0.8));
	return `${m3},${Math.round(m3 * 115)}`;
});

test('eight years of bills are read across the change of the energy law', async ({
	page,
	server
}) => {
	await setUp(page, server);
	await upload(page, csv('電気.csv', '年月,電気使用量(kWh),請求金額(円)', ...power));
	await commit(page);
	await upload(page, csv('ガス.csv', '年月,都市ガス使用量(m3),請求金額(円)', ...gas));
	await commit(page);

	await page.getByRole('link', { name: '長期の推移' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '長期の推移' })).toBeVisible();
	await expect(page.getByText('2019年度から2026年度まで')).toBeVisible();
	await expect(page.getByRole('img', { name: /エネルギー使用量（熱量）/ })).toBeVisible();
	await expect(page.getByText(/2022年度→2023年度: 電気 9.76 → 8.64/)).toBeVisible();
	await expectAccessible(page);
	const table = page.getByRole('table', { name: /その年度の換算/ });
	const before = await table.getByRole('row', { name: /2022年度/ }).innerText();

	await page.getByRole('link', { name: '同じルール（2023年度以降）で比べる' }).click();
	await expect(page.getByText('2023年度以降の換算で計算し直しています')).toBeVisible();
	const same = page.getByRole('table', { name: /同じ換算で計算し直した値/ });
	expect(await same.getByRole('row', { name: /2022年度/ }).innerText()).not.toBe(before);
	await expect(same.getByRole('row', { name: /2026年度/ })).toContainText('一部');

	await page.getByRole('link', { name: '月', exact: true }).click();
	await expect(same.getByRole('row', { name: /2026年10月/ })).toBeVisible();
	await page.getByRole('link', { name: 'CO₂', exact: true }).click();
	await expect(page.getByText(/排出係数が変わった境目/)).toBeVisible();

	await page.setViewportSize(PHONE);
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	const saved = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Excelで保存' }).click();
	expect((await saved).suggestedFilename()).toContain('長期の推移.xlsx');
});

test('the page is whole without scripts, in English', async ({ browser, baseURL, page }) => {
	await page.goto('/sign-in');
	await page.getByLabel('メールアドレス').fill('hanako@example.jp');
	await page.getByLabel('パスワード').fill('朝礼のあとに必ず電気を消す');
	await page.getByRole('button', { name: 'サインインする' }).click();
	await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
	const address = `${/\/companies\/[^/?]+/.exec(page.url())![0]}/series?rule=same`;
	const state = await page.context().storageState();
	const plain = await browser.newPage({ baseURL, javaScriptEnabled: false, storageState: state });
	await plain.goto(address);
	await expect(plain.locator('svg[aria-hidden]').first()).toBeVisible();
	await plain.close();
	await page
		.getByRole('link', { name: /English/ })
		.or(page.getByRole('button', { name: /English/ }))
		.first()
		.click();
	await page.goto(address);
	await page.getByRole('button', { name: 'English' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Long-term trend' })).toBeVisible();
	await expect(page.getByText(/recalculated with the conversion/)).toBeVisible();
});

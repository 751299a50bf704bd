import type { Page } from '@playwright/test';
import {
	commit,
	COMPANY,
	csv,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	setUp,
	test,
	upload
} from './site';

test.use({ serverFor: 'statutory' });
test.describe.configure({ mode: 'serial' });

const PHONE = { width: 390, height: 844 };

const year = (ofMonth: (month: string) => string) =>
	[...Array(12).keys()].map((index) => {
		const month = `${index < 9 ? 2025 : 2026}-${String(((index + 3) % 12) + 1).padStart(2, '0')}`;
		return ofMonth(month);
	});

let page: Page;
test.beforeAll(async ({ browser, server, baseURL }) => {
	const context = await browser.newContext({ baseURL });
	page = await context.newPage();
	await setUp(page, server);
	const power = year((month) => `${month},86012,2150300`);
	await upload(page, csv('電気.csv', '年月,電気使用量(kWh),請求金額(円)', ...power));
	await commit(page);
	const oil = year((month) => `${month},3100,341000`).slice(0, 10);
	await upload(page, csv('重油.csv', '年月,A重油使用量(L),請求金額(円)', ...oil));
	await commit(page);
});
test.afterAll(() => page.close());

const table = () => page.getByRole('table', { name: /エネルギーの種類ごとの使用量/ });

test('the year’s table is in the units of the reports, and names what is missing', async () => {
	await page.getByRole('link', { name: '省エネ法の表' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('省エネ法・温対法の集計表');
	await expect(page.getByText('令和7年度（2025年度）')).toBeVisible();
	await expect(table().getByRole('row', { name: /買った電気/ })).toContainText('1,032.1');
	await expect(table().getByRole('row', { name: /A重油/ })).toContainText('kL');
	await expect(page.getByText(/未登録 2026年2月〜2026年3月/)).toBeVisible();
	await expect(page.getByText(/1,500 kL）を下回るとは言い切れません/)).toBeVisible();
	await expectAccessible(page);
});

test('it is one page of A4 with the company’s name, without buttons', async () => {
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText(COMPANY).filter({ visible: true }).first()).toBeVisible();
	await expect(page.getByRole('button', { name: /発行する/ })).toBeHidden();
	const pdf = await page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm' } });
	const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
	expect(pages).toHaveLength(1);
	await page.emulateMedia({ media: 'screen' });
});

test('issued, it keeps its figures when bills come in, and says what is different', async () => {
	await page.getByRole('button', { name: '2025年度の表を発行する' }).click();
	await expect(page.getByText(/が発行した表です/)).toBeVisible();
	const issued = page.url();
	const late = ['2026-02,3100,341000', '2026-03,3100,341000'];
	await upload(page, csv('重油2.csv', '年月,A重油使用量(L),請求金額(円)', ...late));
	await commit(page);
	await page.goto(issued);
	await expect(table().getByRole('row', { name: /A重油/ })).toContainText('31.0');
	const changes = page.getByRole('table', { name: '発行したあとに、数字が変わっています' });
	await expect(changes.getByRole('row', { name: /A重油 使用量 31.0 37.2/ })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: /いまの集計表/ }).click();
	await expect(table().getByRole('row', { name: /A重油/ })).toContainText('37.2');
	await expect(page.getByText('すべての月のデータがそろっています。')).toBeVisible();
	await page.getByRole('button', { name: '2025年度の表を発行する' }).click();
	await page.goto(issued);
	await expect(page.getByText('あとから発行した表に差し替えられています')).toBeVisible();
	await page.goto(`${issued.split('/issued')[0]}?fiscalYear=2025`);
	await expect(page.getByText('差し替え済み', { exact: true })).toHaveCount(1);
});

test('it is saved as a workbook, and fits a phone', async () => {
	const saved = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Excelで保存' }).click();
	expect((await saved).suggestedFilename()).toContain('集計表_2025年度.xlsx');
	await page.setViewportSize(PHONE);
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
});

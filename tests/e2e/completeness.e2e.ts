import { addMonths, monthOf, monthsBetween, todayInJapan } from '../../src/lib/domain/time/day';
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

test.use({ serverFor: 'completeness' });
test.describe.configure({ mode: 'serial' });

const RUNNING = monthOf(todayInJapan(Date.now()));
const ago = (months: number) => addMonths(RUNNING, -months);
const inJapanese = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** Bills by calendar month, from…to months ago. */
function bills(name: string, from: number, to: number) {
	const rows = monthsBetween(ago(from), ago(to)).map(
		(month) => `${month.replace('-', '/')},都市ガス,1200,180000`
	);
	return csv(name, '年月,種別,使用量(m3),請求金額(円)', ...rows);
}

test('a clerk follows the late month from the home page, uploads its file, and it is there', async ({
	page,
	server
}) => {
	await setUp(page, server);
	const company = page.url();
	await upload(page, bills('ガス.csv', 14, 4));
	await commit(page);
	await page.goto(company);
	const step = page.getByRole('listitem').filter({ hasText: '期限を過ぎても入っていません' });
	await expect(step).toContainText(`都市ガス`);
	await expect(step).toContainText(inJapanese(ago(3)));
	await expect(
		page.getByRole('link', { name: /そろい具合.*遅れている計量点 1/ }).first()
	).toBeVisible();

	await page.goto(`${company}/calendar`);
	const late = page.getByRole('link', { name: `${inJapanese(ago(3))}：遅れている` });
	await expect(late).toBeVisible();
	await expectAccessible(page);

	await page.goto(company);
	await step.getByRole('link', { name: 'ファイルを入れる' }).click();
	await expect(page.getByText('検針票か請求書を入れます')).toBeVisible();
	await expectAccessible(page);
	await page.getByLabel('ファイルを入れる').setInputFiles(bills('ガス_続き.csv', 3, 1));
	await commit(page);

	await page.getByRole('link', { name: 'そろい具合' }).first().click();
	await page.getByRole('link', { name: `${inJapanese(ago(3))}：そろっている` }).click();
	await expect(page.getByRole('heading', { level: 1, name: '数字の根拠' })).toBeVisible();
	await page.goto(company);
	await expect(step).toHaveCount(0);
});

test('a file of older months leaves a hole between, which is named', async ({ page }) => {
	await signIn(page);
	const company = page.url();
	await upload(page, bills('ガス_前年.csv', 20, 17));
	await commit(page);
	await page.goto(`${company}/calendar`);
	const next = page.getByRole('listitem').filter({ hasText: '抜けています' });
	await expect(next.first()).toContainText(inJapanese(ago(16)));
});

test('the months of a point stand below its name on a phone, and the mails can be stopped', async ({
	page
}) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn(page);
	const company = page.url();
	await page.goto(`${company}/calendar`);
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	await page.goto(`${company}/settings#reminders`);
	await page.getByRole('radio', { name: '知らせない' }).check();
	await page.locator('#reminders').getByRole('button', { name: '保存する' }).click();
	await expect(page.getByText('保存しました')).toBeVisible();
	await page.reload();
	await expect(page.getByRole('radio', { name: '知らせない' })).toBeChecked();
	await expectAccessible(page);
});

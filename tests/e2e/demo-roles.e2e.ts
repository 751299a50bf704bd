import type { Browser, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, expectAccessible, expectNoSidewaysScroll, PERSON, test } from './site';

test.use({ serverFor: 'demo-roles' });
test.describe.configure({ mode: 'serial' });

/** What the page shows once. */
let password: string;
const secrets = new Map<string, string>();

test('the set-up page loads the sample consortium, without scripts, and shows its sign-ins once', async ({
	browser,
	server
}) => {
	const page = await browser.newPage({ javaScriptEnabled: false, baseURL: server.origin });
	await page.goto(server.setUpUrl);
	await page.getByLabel('お名前').fill(PERSON.name);
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByLabel('見本のコンソーシアムも読み込む').check();
	await page.getByRole('button', { name: '登録して始める' }).click();
	await expect(page.getByRole('heading', { name: '見本を読み込んでいます' })).toBeVisible();
	await expect(page.getByRole('progressbar')).toBeVisible();
	const offer = page.getByRole('button', { name: 'パスワードを作って表示する' });
	await expect(offer).toBeVisible({ timeout: 90_000 });
	await offer.click();
	await expect(page.getByText('表示されるのは今だけです')).toBeVisible();
	password = await page.locator('code').first().innerText();
	for (const key of ['coordinator', 'auditor1', 'auditor2']) {
		const person = page.getByRole('listitem').filter({ hasText: `${key}@` });
		secrets.set(key, (await person.locator('code').nth(1).innerText()).replaceAll(' ', ''));
	}
	await page.goto('/demo');
	await expect(page.getByText('パスワードはもう作られています')).toBeVisible();
	await expect(page.getByText(password)).toHaveCount(0);
	await page.getByRole('link', { name: '見本の鋳造会社を開く' }).click();
	await expect(page.getByRole('heading', { level: 1, name: '概況' })).toBeVisible();
	await page.close();
});

test('the page of the samples is usable by everybody, on a phone too', async ({ page }) => {
	await page.goto('/sign-in');
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByRole('button', { name: 'サインインする' }).click();
	await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
	await page.goto('/demo');
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 800 });
	await expectNoSidewaysScroll(page);
});

test('the coordinator finds 24 companies, one of them invited', async ({ browser, server }) => {
	const page = await signedInAs(browser, { origin: server.origin, key: 'coordinator' });
	await expect(page.getByText('加盟会社', { exact: true })).toBeVisible();
	await expect(page.getByText('24', { exact: true }).first()).toBeVisible();
	await page.close();
});

test('an auditor finds the companies that engaged them, and one that is over', async ({
	browser,
	server
}) => {
	const page = await signedInAs(browser, { origin: server.origin, key: 'auditor1' });
	await expect(page.getByRole('heading', { level: 1, name: '診断先' })).toBeVisible();
	for (const company of ['見本鋳造株式会社', '見本ダイカスト工業株式会社', '見本めっき株式会社'])
		await expect(page.locator('main').getByText(company)).toBeVisible();
	await page.close();
	const other = await signedInAs(browser, { origin: server.origin, key: 'auditor2' });
	await expect(other.getByRole('heading', { name: '終了' })).toBeVisible();
	await expect(other.getByText('見本熱処理株式会社')).toHaveCount(0);
	await other.close();
});

test('the viewer of the city finds nothing of a single company', async ({ browser, server }) => {
	const page = await signedInAs(browser, { origin: server.origin, key: 'city' });
	await expect(page.getByText('公表されたものはまだありません')).toBeVisible();
	await expect(page.getByText('見本鋳造株式会社')).toHaveCount(0);
	await page.close();
});

/** With the password that was shown, and a code of the secret where one is asked for. */
async function signedInAs(
	browser: Browser,
	{ origin, key }: { origin: string; key: string }
): Promise<Page> {
	const page = await browser.newPage({ baseURL: origin });
	await page.goto('/sign-in');
	await page.getByLabel('メールアドレス').fill(`${key}@mieruka.example`);
	await page.getByLabel('パスワード').fill(password);
	await page.getByRole('button', { name: 'サインインする' }).click();
	const secret = secrets.get(key);
	if (secret) {
		const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
		await page.getByLabel('認証コード').fill(code);
		await page.getByRole('button', { name: 'サインインする' }).click();
	}
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	return page;
}

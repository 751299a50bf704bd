import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, expectAccessible, expectNoSidewaysScroll, PERSON, setUp, test } from './site';

test.use({ serverFor: 'second-factor' });
test.describe.configure({ mode: 'serial' });

const NOTICE =
	'会社以外の役割（サーバーの管理、コーディネーター、診断）の画面は、2段階認証を設定するまで使えません。';
let secret: string;
let recoveryCodes: string[];

/** Within the step that the server still takes; later, so that no code is typed twice. */
const appCode = (stepsAhead: number) =>
	new TOTP({ secret: Secret.fromBase32(secret) }).generate({
		timestamp: Date.now() + stepsAhead * 30_000
	});

async function typePassword(page: Page): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByRole('button', { name: 'サインインする' }).click();
	await page.getByRole('heading', { level: 1, name: '2段階認証' }).waitFor();
}

async function typeRecoveryCode(page: Page, code: string): Promise<void> {
	await page.getByText('認証アプリを使えないとき').click();
	await page.getByLabel('回復コード').fill(code);
	await page.getByRole('button', { name: '回復コードでサインインする' }).click();
}

test('the first person is told that the operator’s rights sleep, and sets up the app', async ({
	page,
	server
}) => {
	await setUp(page, server);
	await expect(page.getByText(NOTICE)).toBeVisible();
	await page.getByRole('link', { name: '2段階認証を設定する' }).click();
	await expectAccessible(page);
	await page.getByRole('button', { name: '設定を始める' }).click();
	const shown = page.getByRole('img', { name: 'QRコード' });
	await expect(shown).toBeVisible();
	await expectAccessible(page);
	secret = (await page.locator('code').innerText()).replaceAll(' ', '');
	expect(secret).toMatch(/^[A-Z2-7]{32}$/);
	await page.getByLabel('認証コード').fill('000000');
	await page.getByRole('button', { name: '設定を完了する' }).click();
	await expect(page.getByText('コードが違うか、すでに使われています')).toBeVisible();
	await page.getByLabel('認証コード').fill(appCode(0));
	await page.getByRole('button', { name: '設定を完了する' }).click();
	await expect(page.getByText('2段階認証を設定しました')).toBeVisible();
	await expect(page.getByText(NOTICE)).toBeHidden();
});

test('ten recovery codes are shown once', async ({ page }) => {
	await typePassword(page);
	await page.getByLabel('認証コード').fill(appCode(1));
	await page.getByRole('button', { name: 'サインインする', exact: true }).click();
	await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
	await page.goto('/account/second-factor');
	await expect(page.getByText('回復コードがまだありません')).toBeVisible();
	await page.getByRole('button', { name: '回復コードを作る' }).click();
	await expect(page.getByText('このコードは今だけ表示されます')).toBeVisible();
	recoveryCodes = await page.locator('ol.font-mono li').allInnerTexts();
	expect(recoveryCodes).toHaveLength(10);
	await expectAccessible(page);
	await page.reload();
	await expect(page.getByText('未使用のコードが 10 個あります。')).toBeVisible();
});

test('signing in asks for the code; a recovery code does in its place, once', async ({ page }) => {
	await typePassword(page);
	await expectAccessible(page);
	// Half signed in is not signed in.
	await page.goto('/account');
	await expect(page.getByRole('heading', { level: 1, name: 'サインイン' })).toBeVisible();
	await typePassword(page);
	await typeRecoveryCode(page, recoveryCodes[0]!.toLowerCase());
	await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
	await page.goto('/account');
	await expect(page.getByText('2段階認証: 設定済み')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'サインアウト', exact: true }).click();
	await typePassword(page);
	await typeRecoveryCode(page, recoveryCodes[0]!);
	await expect(page.getByText('コードが違うか、すでに使われています')).toBeVisible();
});

test('five wrong codes lead back to the beginning', async ({ page }) => {
	await typePassword(page);
	for (let i = 0; i < 5; i++) {
		await page.getByLabel('認証コード').fill('000000');
		await page.getByRole('button', { name: 'サインインする', exact: true }).click();
		await expect(page.getByRole('alert')).toBeVisible();
	}
	await expect(page.getByRole('alert')).toContainText('はじめからやり直してください');
	await page.getByRole('link', { name: 'サインインをやり直す' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'サインイン' })).toBeVisible();
});

test.describe('without scripts, on a phone', () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

	test('both steps work, and the reset page says whom to ask', async ({ page }) => {
		await page.goto('/sign-in');
		await page.getByRole('link', { name: 'パスワードを忘れたとき' }).click();
		await expect(page.getByText('このサーバーからはメールを送れません')).toBeVisible();
		await typePassword(page);
		await typeRecoveryCode(page, recoveryCodes[1]!);
		await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
		await page.goto('/account/second-factor');
		await expectNoSidewaysScroll(page);
	});
});

import type { Page } from '@playwright/test';
import { expect, expectAccessible, PERSON, setUp, test } from './site';

test.use({
	serverFor: 'passkeys',
	// Keys are bound to a name: this machine's is localhost, never its number.
	baseURL: async ({ server }, use) => use(server.origin.replace('127.0.0.1', 'localhost'))
});

/** A key in the device that says yes to everything, its holder verified. */
async function withAuthenticator(page: Page) {
	const devTools = await page.context().newCDPSession(page);
	await devTools.send('WebAuthn.enable');
	await devTools.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true
		}
	});
}

test('a passkey is added, signs in alone and as the second step, and is removed', async ({
	page,
	server,
	baseURL
}) => {
	await withAuthenticator(page);
	await setUp(page, { ...server, setUpUrl: server.setUpUrl.replace(server.origin, baseURL!) });
	await page.goto('/account/second-factor');
	await page.getByLabel('パスキーの名前').fill('事務所のパソコン');
	await page.getByRole('button', { name: 'パスキーを追加する' }).click();
	await expect(page.getByText('パスキーを追加しました')).toBeVisible();
	await expect(page.getByRole('table').getByText('事務所のパソコン')).toBeVisible();
	await expect(page.getByText('回復コードがまだありません')).toBeVisible();
	await expectAccessible(page);

	await test.step('alone', async () => {
		await page.goto('/account');
		await page.getByRole('button', { name: 'サインアウト', exact: true }).click();
		await page.getByRole('button', { name: 'パスキーでサインイン' }).click();
		await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
		await page.goto('/account');
		await expect(page.getByText('（2段階認証済み）')).toBeVisible();
	});

	await test.step('after the password', async () => {
		await page.getByRole('button', { name: 'サインアウト', exact: true }).click();
		await page.getByLabel('メールアドレス').fill(PERSON.email);
		await page.getByLabel('パスワード').fill(PERSON.password);
		await page.getByRole('button', { name: 'サインインする' }).click();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'パスキーを使う' }).click();
		await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
	});

	await test.step('removed, it no longer opens anything', async () => {
		await page.goto('/account/second-factor');
		await page.getByRole('button', { name: '削除する' }).click();
		await expect(page.getByText('パスキーを削除しました')).toBeVisible();
		await page.goto('/account');
		await page.getByRole('button', { name: 'サインアウト', exact: true }).click();
		await page.getByRole('button', { name: 'パスキーでサインイン' }).click();
		await expect(page.getByText('このパスキーでは確認できませんでした')).toBeVisible();
	});
});

test('at an IP address passkeys are not offered', async ({ page, server }) => {
	await page.goto(`${server.origin}/sign-in`);
	await page.getByRole('link', { name: 'パスワードを忘れたとき' }).waitFor();
	await expect(page.getByRole('button', { name: 'パスキーでサインイン' })).toBeHidden();
});

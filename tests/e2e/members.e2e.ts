import { expect, expectAccessible, PERSON, setUp, test } from './site';

test.use({ serverFor: 'members' });

test('the company sees who belongs to it; the last administrator cannot be removed', async ({
	page,
	server
}) => {
	await setUp(page, server);
	await page.getByRole('link', { name: 'メンバー' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'メンバー' })).toBeVisible();
	await expect(page.getByText(PERSON.email)).toBeVisible();
	await expectAccessible(page);
	await page.getByText('外す', { exact: true }).click();
	await page.getByRole('button', { name: 'メンバーから外す' }).click();
	await expect(page.getByText('最後の管理者は外せません')).toBeVisible();
	await page.getByLabel('相手のメールアドレス').fill('nobody@example.jp');
	await page.getByRole('button', { name: '招待リンクを作る' }).click();
	await expect(page.getByRole('img', { name: 'リンクのQRコード' })).toBeVisible();
	const address = await page.getByText(/\/join\/[\w-]{43}$/).innerText();
	await expect(page.getByText('nobody@example.jp')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: '取り下げる' }).click();
	await expect(page.getByText('招待を取り下げました')).toBeVisible();
	const gone = await page.goto(address);
	expect(gone?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'このリンクは使えません' })).toBeVisible();
	await expectAccessible(page);
});

test('a new password ends the old one, and the page goes on', async ({ page, server }) => {
	await page.goto(`${server.origin}/sign-in`);
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByRole('button', { name: 'サインインする' }).click();
	await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
	await page.goto(`${server.origin}/account`);
	await page.getByLabel('今のパスワード').fill(PERSON.password);
	await page.getByLabel('新しいパスワード').fill('昼休みに炉の蓋を閉めておく');
	await page.getByRole('button', { name: 'パスワードを変える' }).click();
	await expect(page.getByText('パスワードを変えました')).toBeVisible();
	await expectAccessible(page);
});

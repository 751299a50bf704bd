import { Secret, TOTP } from 'otpauth';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, expectNoSidewaysScroll, PERSON, setUp, test } from './site';

test.use({ serverFor: 'coordinator' });
test.describe.configure({ mode: 'serial' });

const COORDINATOR = {
	name: '高萩 次郎',
	email: 'jiro@example.jp',
	password: '月曜の朝に圧縮機の圧力を見る'
};
const INVITED = '神峰精機株式会社';

/** What the app on the phone shows. */
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

/** Through the page, as anybody does. */
async function setUpApp(page: Page, password: string): Promise<void> {
	await page.goto('/account/second-factor');
	const confirm = page.getByLabel('パスワード');
	if (await confirm.isVisible()) {
		await confirm.fill(password);
		await page.getByRole('button', { name: '続ける' }).click();
	}
	await page.getByRole('button', { name: '設定を始める' }).click();
	const shown = await page.locator('code').first().textContent();
	const secret = (shown ?? '').replaceAll(/\s/g, '');
	await page.getByLabel('認証コード').fill(codeOf(secret));
	await page.getByRole('button', { name: '設定を完了する' }).click();
	await page.getByText('2段階認証を設定しました').waitFor();
}

let joinLink: string;

test('the operator makes a consortium, once a second factor opens the pages', async ({
	page,
	server
}) => {
	await setUp(page, server);
	await page.goto('/operator');
	await expect(page.getByRole('link', { name: '2段階認証を設定する' }).first()).toBeVisible();
	await setUpApp(page, PERSON.password);
	await page.goto('/operator');
	await expect(page.getByRole('heading', { level: 1, name: 'サーバーの運用' })).toBeVisible();
	await expectAccessible(page);
	await page.goto('/operator/consortia');
	await page.getByLabel('コンソーシアムの名前').fill('県北省エネコンソーシアム');
	await page.getByRole('button', { name: '作る', exact: true }).click();
	await expect(page.getByText('コーディネーターがいません')).toBeVisible();
	await page.getByRole('button', { name: '招待リンクを作る' }).click();
	joinLink = (await page.locator('code').first().textContent()) ?? '';
	expect(joinLink).toContain('/join/');
	await expectAccessible(page);
	for (const path of ['/operator/users', '/operator/records']) {
		await page.goto(path);
		await expectAccessible(page);
	}
});

test('the coordinator comes in by the link and invites a company, which is 招待中', async ({
	page
}) => {
	await page.goto(joinLink);
	await page.getByLabel('お名前').fill(COORDINATOR.name);
	await page.getByLabel('メールアドレス').fill(COORDINATOR.email);
	await page.getByLabel('パスワード').fill(COORDINATOR.password);
	await page.getByRole('button', { name: '登録して参加する' }).click();
	await page.waitForURL((url) => !url.pathname.startsWith('/join'));
	await setUpApp(page, COORDINATOR.password);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1, name: 'コンソーシアムの状況' })).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: '会社を招待する' }).click();
	await page.getByLabel('会社名').fill(INVITED);
	await page.getByRole('button', { name: '招待リンクを作る' }).click();
	await expect(page.getByText(`「${INVITED}」の招待リンクを作りました。`)).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('link', { name: '会社', exact: true }).first().click();
	const row = page.getByRole('row', { name: new RegExp(INVITED) });
	await expect(row.getByText(/^招待中（.*まで）$/)).toBeVisible();
	await expectAccessible(page);
	await page.setViewportSize({ width: 390, height: 844 });
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: 'そろい具合' }).first().click();
	await expect(page.getByRole('row', { name: new RegExp(INVITED) })).toContainText('まだデータ');
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.getByRole('link', { name: INVITED }).click();
	await page.getByText('コンソーシアムから外す').click();
	await expectAccessible(page);
	await page.getByRole('button', { name: '外す', exact: true }).click();
	await expect(page.getByText('会社をコンソーシアムから外しました。')).toBeVisible();
	await expect(page.getByText(INVITED)).toHaveCount(0);
});

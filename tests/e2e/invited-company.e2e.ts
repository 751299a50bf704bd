import type { Browser, Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import type { RunningServer } from './server';
import {
	commit,
	COMPANY,
	csv,
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	PERSON,
	test,
	upload
} from './site';

test.use({ serverFor: 'invited-company', viewport: { width: 390, height: 844 } });
test.describe.configure({ mode: 'serial' });

const CONSORTIUM = '日立地域省エネコンソーシアム';
const NEWCOMER = {
	name: '久慈 太郎',
	email: 'taro@example.jp',
	password: '昼休みに炉の蓋を閉めておく'
};
const AUDITOR = {
	name: '勝田 健一',
	email: 'kenichi@example.jp',
	password: '圧縮空気の漏れを耳で探して歩く'
};
const FIRST_FILE = csv(
	'電気_2026.csv',
	'年月,使用量(kWh),請求金額(円)',
	'2026/08,12000,360000',
	'2026/09,11000,330000',
	'2026/10,10000,300000'
);

let company: string;

/** By the operator: a consortium with its coordinator, and a company in it with an administrator. */
test.beforeAll(async ({ server: { command } }) => {
	const made = async (...args: string[]) => JSON.parse(await command(args)).id as string;
	const consortium = await made('consortium', 'create', '--name', CONSORTIUM);
	const id = await made('company', 'create', '--name', COMPANY, '--consortium', consortium);
	const coordinator = { name: '太田 恵', email: 'megumi@example.jp' };
	for (const { name, email } of [PERSON, coordinator])
		await command(['user', 'create', '--email', email, '--name', name], PERSON.password);
	const role = (email: string, ...place: string[]) =>
		command(['member', 'add', '--email', email, ...place]);
	await role(PERSON.email, '--company', id, '--role', 'company_admin');
	await role(coordinator.email, '--consortium', consortium, '--role', 'coordinator');
	company = `/companies/${id}`;
});

async function signIn(page: Page, { email, password }: typeof PERSON): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('メールアドレス').fill(email);
	await page.getByLabel('パスワード').fill(password);
	await page.getByRole('button', { name: 'サインインする' }).click();
	await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'サインイン' }).waitFor();
}

/** Somebody else, on a phone of their own. */
async function another(browser: Browser, { origin }: RunningServer): Promise<Page> {
	const viewport = { width: 390, height: 844 };
	const context = await browser.newContext({ baseURL: origin, viewport, locale: 'ja-JP' });
	return context.newPage();
}

async function expectCalm(page: Page): Promise<void> {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

/** The link that the page shows once. */
async function makeLink(page: Page): Promise<string> {
	await page.getByRole('button', { name: '招待リンクを作る' }).click();
	await expect(page.getByRole('img', { name: 'リンクのQRコード' })).toBeVisible();
	await expectCalm(page);
	return page.getByText(/\/join\/[\w-]{43}$/).innerText();
}

async function register(page: Page, { name, password }: typeof PERSON): Promise<void> {
	await page.getByLabel('お名前').fill(name);
	await page.getByLabel('パスワード').fill(password);
	await page.getByRole('button', { name: '登録して参加する' }).click();
}

test('a person opens an invitation on a phone, registers and is the company’s administrator', async ({
	page,
	browser,
	server
}) => {
	await signIn(page, PERSON);
	await page.goto(`${company}/members`);
	await page.getByLabel('管理者', { exact: false }).check();
	await page.getByLabel('相手のメールアドレス').fill(NEWCOMER.email);
	const link = await makeLink(page);

	const phone = await another(browser, server);
	await phone.goto(link);
	await expect(phone.getByText(`「${COMPANY}」の管理者として招待されています。`)).toBeVisible();
	await expect(phone.getByLabel('メールアドレス')).toHaveValue(NEWCOMER.email);
	await expectCalm(phone);
	await register(phone, { ...NEWCOMER, password: '123456789012' });
	await expect(phone.getByText('推測されやすいパスワード').first()).toBeVisible();
	await expect(phone.getByLabel('お名前')).toHaveValue(NEWCOMER.name);
	await register(phone, NEWCOMER);
	await expect(phone.getByRole('heading', { name: 'まだデータがありません' })).toBeVisible();
	await expect(phone.getByRole('link', { name: '共有の範囲を決める' })).toBeVisible();
	await expectCalm(phone);

	await page.reload();
	await expect(page.getByText(NEWCOMER.name, { exact: true })).toBeVisible();
	await phone.context().close();
});

test('the newcomer uploads a first file, grants a consent, and reads it on record', async ({
	page
}) => {
	await signIn(page, NEWCOMER);
	await upload(page, FIRST_FILE);
	await commit(page);
	await page.getByRole('link', { name: '概況を見る' }).click();
	await page.getByRole('link', { name: '共有の範囲を決める' }).click();
	await expect(page.getByText(`「${CONSORTIUM}」`)).toBeVisible();
	await expect(page.getByText('同意していません')).toHaveCount(4);
	await expectCalm(page);
	const aggregates = page.locator('section.card').filter({ hasText: '集計への利用' });
	await aggregates.getByRole('button', { name: '同意する' }).click();
	await expect(page.getByText('同意しました。いつでも取りやめられます。')).toBeVisible();
	await expect(aggregates.getByText(/から同意しています/)).toBeVisible();
	await page.getByRole('link', { name: 'その他' }).click();
	await page.getByRole('link', { name: '記録' }).click();
	await expect(page.getByText('社外の方による閲覧は、まだありません。')).toBeVisible();
	await page.getByRole('link', { name: '操作記録' }).click();
	const deed = page.getByRole('listitem').filter({ hasText: '共有に同意（集計への利用）' });
	await expect(deed).toContainText(NEWCOMER.name);
	await expect(page.getByRole('listitem').filter({ hasText: 'ファイルの内容を確定' })).toHaveCount(
		1
	);
	await expectCalm(page);
});

test('a consent is withdrawn after one question', async ({ page }) => {
	await signIn(page, NEWCOMER);
	await page.goto(`${company}/sharing`);
	await page.getByText('同意を取りやめる', { exact: true }).click();
	await page.getByRole('button', { name: '取りやめる', exact: true }).click();
	await expect(page.getByText('同意を取りやめました。今から効いています。')).toBeVisible();
	await expect(page.getByText(/に取りやめました/)).toBeVisible();
});

test('an auditor comes by link, reads without any control, stands on record, and is out when it ends', async ({
	page,
	browser,
	server
}) => {
	await signIn(page, NEWCOMER);
	await page.goto(`${company}/sharing`);
	await page.getByLabel('相手のメールアドレス').fill(AUDITOR.email);
	const link = await makeLink(page);

	const phone = await another(browser, server);
	await phone.goto(link);
	await expect(phone.getByText(`「${COMPANY}」の省エネ診断を依頼されています。`)).toBeVisible();
	await expectCalm(phone);
	await register(phone, AUDITOR);
	await phone.getByRole('link', { name: '2段階認証を設定する' }).click();
	await phone.getByRole('button', { name: '設定を始める' }).click();
	const secret = (await phone.locator('code').innerText()).replaceAll(' ', '');
	const app = new TOTP({ secret: Secret.fromBase32(secret) });
	await phone.getByLabel('認証コード').fill(app.generate());
	await phone.getByRole('button', { name: '設定を完了する' }).click();
	await phone.getByText('2段階認証を設定しました').waitFor();
	for (const path of ['', '/sites', '/metering-points', '/data']) {
		await phone.goto(company + path);
		await expect(phone.getByText('閲覧したことは、この会社の記録に残ります。')).toBeVisible();
		await expect(phone.getByRole('link', { name: /追加|ファイルを入れる/ })).toHaveCount(0);
		await expect(phone.getByLabel('ファイルを入れる')).toHaveCount(0);
		await expectCalm(phone);
	}

	await page.goto(`${company}/records`);
	const reading = page.getByRole('listitem').filter({ hasText: '計量点、事業所を閲覧' }).first();
	await expect(reading).toContainText(AUDITOR.name);
	await expectCalm(page);
	await page.goto(`${company}/sharing`);
	await page.getByText('契約を今すぐ終える').click();
	await page.getByRole('button', { name: '今すぐ終える' }).click();
	await expect(page.getByText('契約を終えました。')).toBeVisible();
	const after = await phone.goto(company);
	expect(after?.status()).toBe(404);
	await phone.context().close();
});

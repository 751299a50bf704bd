import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { startServer, type RunningServer } from './server';

/**
 * One server for the file: `test.use({ serverFor: 'its name' })` at its top, since files of the
 * same options share a worker and so its server. Pages are addressed from its root.
 */
export const test = base.extend<object, { serverFor: string; server: RunningServer }>({
	serverFor: ['', { scope: 'worker', option: true }],
	server: [
		async ({ serverFor }, use) => {
			if (!serverFor) throw new Error('a file must name its server: test.use({ serverFor })');
			const server = await startServer();
			await use(server);
			await server.stop();
		},
		{ scope: 'worker' }
	],
	baseURL: async ({ server }, use) => use(server.origin)
});

export { expect };

export const PERSON = {
	name: '日立 花子',
	email: 'hanako@example.jp',
	password: '朝礼のあとに必ず電気を消す'
};
export const COMPANY = '多賀精密工業株式会社';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze();
	const named = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`);
	expect(named, page.url()).toEqual([]);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	expect(overflow, page.url()).toBeLessThanOrEqual(0);
}

export async function signIn(page: Page): Promise<void> {
	await page.goto('/sign-in');
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByRole('button', { name: 'サインインする' }).click();
	await page.getByRole('heading', { level: 1, name: '概況' }).waitFor();
}

/** The first person of an empty server, with a company; ends on its empty overview. */
export async function setUp(page: Page, { setUpUrl }: RunningServer): Promise<void> {
	await page.goto(setUpUrl);
	await page.getByLabel('お名前').fill(PERSON.name);
	await page.getByLabel('メールアドレス').fill(PERSON.email);
	await page.getByLabel('パスワード').fill(PERSON.password);
	await page.getByLabel('会社名').fill(COMPANY);
	await page.getByRole('button', { name: '登録して始める' }).click();
	await page.getByRole('heading', { name: 'まだデータがありません' }).waitFor();
}

/** A table as a person would save it from a spreadsheet. */
export function csv(name: string, ...lines: string[]) {
	return { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
}

type File = ReturnType<typeof csv>;

/** Gives files to the data page of the company whose overview or other page is open. */
export async function upload(page: Page, ...files: File[]): Promise<void> {
	const company = /\/companies\/[^/?]+/.exec(page.url())![0];
	await page.goto(`${company}/data`);
	await page.getByLabel('ファイルを入れる').setInputFiles(files);
}

export async function commit(page: Page): Promise<void> {
	await page.getByRole('heading', { name: '内容を確認してください' }).waitFor();
	await page.getByRole('button', { name: '取り込む' }).click();
	await page.getByRole('heading', { name: '取り込みました' }).waitFor();
}

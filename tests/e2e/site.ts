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

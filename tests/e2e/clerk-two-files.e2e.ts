import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { workbook } from '../importers/made-workbook';
import {
	expect,
	expectAccessible,
	expectNoSidewaysScroll,
	PERSON,
	setUp,
	signIn,
	test
} from './site';

/**
 * Who opens the program for the first time: the electricity as a CP932 table of the supplier's
 * site, the gas as its workbook, both in from the first page and without any detour.
 */
test.use({ serverFor: 'clerk-two-files' });
test.describe.configure({ mode: 'serial' });

const ELECTRICITY = fileURLToPath(new URL('./files/electricity-bills-cp932.csv', import.meta.url));
/** Sums of the file's columns, October 2025 to September 2026 for the gas. */
const ELECTRICITY_TOTAL = ['1,550,367', '54,383,480'];
const GAS_TOTAL = ['15,110', '2,038,964'];

/** Files chosen, the one opened first confirmed, the next one opened and confirmed, the overview. */
const MOST_ACTIONS = 5;
const FIVE_MINUTES_MS = 300_000;

/** [m3, yen] of each month from October 2025. */
const GAS = [
	...[
		[1210, 163404],
		[1380, 185912],
		[1620, 217688],
		[1850, 248140],
		[1790, 240196]
	],
	...[
		[1560, 209744],
		[1290, 173996],
		[1010, 136924],
		[880, 119712],
		[820, 111768]
	],
	...[
		[790, 107796],
		[910, 123684]
	]
];
/** 1 October 2025 as a workbook counts days. */
const OCTOBER_2025 = 45_931;

/** As a gas company sends it: title, customer, a heading in two rows, dates as dates, a total. */
function gasWorkbook() {
	const months = GAS.map(([quantity, yen], at) => [
		{ v: firstOfMonth(at), format: 'yyyy"年"m"月分"' },
		quantity!,
		yen!
	]);
	const total = (column: number) => GAS.reduce((sum, line) => sum + line[column]!, 0);
	const rows = [
		['ガスご使用量のお知らせ', null, null],
		['お客さま番号 1234-567-890', null, null],
		[],
		['年月', 'ご使用量', 'ガス料金'],
		[null, '(m3)', '(円)'],
		...months,
		['合計', total(0), total(1)]
	];
	const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	const buffer = Buffer.from(workbook([{ name: '使用量', rows }]));
	return { name: '都市ガス.xlsx', mimeType, buffer };
}

const DAY_MS = 86_400_000;

function firstOfMonth(at: number): number {
	return OCTOBER_2025 + (Date.UTC(2025, 9 + at, 1) - Date.UTC(2025, 9, 1)) / DAY_MS;
}

/** The clerk's hand: every press counts, and ends where the next heading stands. */
class Hand {
	actions = 0;
	constructor(private readonly page: Page) {}
	async press(what: Locator, heading: string) {
		this.actions++;
		await what.click();
		await expect(this.page.getByRole('heading', { name: heading })).toBeVisible();
	}
	async choose(files: Parameters<Locator['setInputFiles']>[0], heading: string) {
		this.actions++;
		await this.page.getByLabel('ファイルを入れる').setInputFiles(files);
		await expect(this.page.getByRole('heading', { name: heading })).toBeVisible();
	}
}

/** Both files from the empty overview to the figures on it. */
async function bothIn(page: Page): Promise<number> {
	const hand = new Hand(page);
	const csv = { name: '電気料金.csv', mimeType: 'text/csv', buffer: await readFile(ELECTRICITY) };
	await hand.choose([csv, gasWorkbook()], '内容を確認してください');
	for (const figure of ELECTRICITY_TOTAL)
		await expect(page.getByText(figure).first()).toBeVisible();
	await expect(page.getByText('確認を待っているファイルが、ほかに 1 件')).toBeVisible();
	await checked(page);
	const commit = page.getByRole('button', { name: '取り込む' });
	await hand.press(commit, '取り込みました');
	await checked(page);
	await hand.press(page.getByRole('link', { name: /^次のファイルを確認する/ }), '内容を確認して');
	for (const figure of GAS_TOTAL) await expect(page.getByText(figure).first()).toBeVisible();
	await hand.press(commit, '取り込みました');
	await expect(page.getByRole('link', { name: /^次のファイル/ })).toHaveCount(0);
	await hand.press(page.getByRole('link', { name: '概況を見る' }), '概況');
	return hand.actions;
}

async function checked(page: Page) {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

/** April to September 2026: both carriers' columns of the files, added up. */
async function figuresStand(page: Page) {
	const total = page.getByRole('row', { name: /^9月までの累計/ });
	await expect(total).toContainText('318,701');
	await expect(total).toContainText('5,700');
	for (const unit of ['kWh', 'm³'])
		await expect(page.getByRole('columnheader', { name: unit }).first()).toBeAttached();
	await expect(page.getByRole('heading', { name: 'エネルギー費（税込）' })).toBeVisible();
	// 11,365,132 + 773,880 yen.
	await expect(page.getByText('1,214', { exact: true }).first()).toBeVisible();
	await expect(page.getByText('万円').first()).toBeVisible();
	await checked(page);
}

test('both files are in within five presses on a desktop, with their figures and units', async ({
	page,
	server
}) => {
	await setUp(page, server);
	await checked(page);
	const began = Date.now();
	expect(await bothIn(page)).toBeLessThanOrEqual(MOST_ACTIONS);
	await figuresStand(page);
	expect(Date.now() - began).toBeLessThan(FIVE_MINUTES_MS);
});

test('and so they are on a phone, in a company of its own', async ({ page, server }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await signIn(page);
	const made = await server.command(['company', 'create', '--name', '久慈プレス有限会社']);
	const { id } = JSON.parse(made) as { id: string };
	const role = ['--company', id, '--role', 'company_member'];
	await server.command(['member', 'add', '--email', PERSON.email, ...role]);
	await page.goto(`/companies/${id}`);
	await expect(page.getByRole('heading', { name: 'まだデータがありません' })).toBeVisible();
	await checked(page);
	expect(await bothIn(page)).toBeLessThanOrEqual(MOST_ACTIONS);
	await figuresStand(page);
});

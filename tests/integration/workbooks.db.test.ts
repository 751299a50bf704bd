import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, rejectedWorkbook, uploadFile } from '$lib/server/services/imports';
import { getTrace } from '$lib/server/services/trace';
import { workbook, type Cell, type MadeSheet } from '../importers/made-workbook';
import { context, openApp } from './an-app';
import { engines } from './engines';

const HEADINGS = ['年月', '使用量(kWh)', '請求金額(円)'];
const year = (firstKwh: number): Cell[][] => [
	HEADINGS,
	...[4, 5, 6].map((month): Cell[] => [
		{ v: 45_748 + (month - 4) * 31, format: 'yyyy"年"m"月"' },
		firstKwh + month,
		{ f: `B${month}*30`, v: (firstKwh + month) * 30 }
	]),
	['合計', { f: 'SUM(B2:B4)', v: 3 * firstKwh + 15 }, null]
];

/** 2025-05-01 as a workbook counts days. */
const MAY = 45_778;

describe.each(engines)('a workbook on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());

	async function upload(sheets: MadeSheet[]) {
		const { id: company } = await createCompany(context, { name: '試験' });
		const body = new FormData();
		body.append('file', new Blob([workbook(sheets) as BlobPart]), '台帳.xlsx');
		const request = new Request('http://localhost/', { method: 'POST', body });
		return { company, view: await uploadFile(context, company, request) };
	}

	it('with a meter on each sheet counts by meter, and is traced to the row of its sheet', async () => {
		const { company, view } = await upload([
			{ name: '本社', rows: year(100) },
			{ name: '第二工場', rows: year(1_000) }
		]);
		expect(view.status).toBe('preview');
		expect(
			view.records.map(({ meteringPointName, quantity }) => [meteringPointName, quantity])
		).toEqual([
			['本社', 315],
			['第二工場', 3_015]
		]);
		const committed = await commitImport(context, company, { id: view.id });
		expect(committed.status).toBe('committed');
		const asked = { from: '2025-04', to: '2025-06', by: [] };
		const { rows } = await getEnergy(context, company, asked);
		expect([rows[0]?.quantity, rows[0]?.costYen]).toEqual([3_330, 3_330 * 30]);
		for (const { meteringPointId, meteringPointName } of committed.records) {
			const asked = { meteringPointId: meteringPointId!, month: '2025-05' };
			const [evidence] = (await getTrace(context, company, asked)).evidence;
			expect(evidence).toMatchObject({ sheet: meteringPointName, row: 3 });
		}
	});

	it('of half-hours names sheet and rows of a month, in its trace and where a reading is odd', async () => {
		const month = (first: number, days: number, kwh: number): Cell[][] => [
			['日時', '使用量(kWh)', '状態'],
			...Array.from({ length: days * 48 }, (_, at): Cell[] => [
				{ v: first + at / 48, format: 22 },
				first === MAY && at === 600 ? 50 * kwh : kwh,
				first === MAY && at === 700 ? '推定' : '確定'
			])
		];
		const { company, view } = await upload([
			{ name: '4月', rows: month(MAY - 30, 30, 1) },
			{ name: '5月', firstRow: 4, rows: month(MAY, 31, 2) }
		]);
		const whereOf = (code: string) => view.findings.find((one) => one.code === code)?.where;
		expect(whereOf('reading.spike')).toMatchObject({ sheet: '5月', row: 605 });
		expect(whereOf('reading.estimated')).toMatchObject({ sheet: '5月', row: 705 });
		const { records } = await commitImport(context, company, { id: view.id });
		const { meteringPointId } = records[0]!;
		const traceOf = (asked: string) =>
			getTrace(context, company, { meteringPointId: meteringPointId!, month: asked });
		const [april, may] = [await traceOf('2025-04'), await traceOf('2025-05')];
		expect(april.evidence).toMatchObject([
			{ sheet: '4月', row: 2, lastRow: 1_441, daysInMonth: 30, reading: 'actual' }
		]);
		expect(may.evidence).toMatchObject([
			{ sheet: '5月', row: 5, lastRow: 1_492, quantity: 3_074, reading: 'estimated' }
		]);
		expect([april, may].map(({ figures }) => figures.dataStatus)).toEqual([
			'measured',
			'estimated'
		]);
		expect([april.recomputed, may.recomputed]).toEqual(['equal', 'equal']);
	});

	it('gives its rejected rows back with the names of their sheets', async () => {
		const bad: Cell[] = ['2025年7月', { t: 'e', v: '#DIV/0!' }, 30];
		const { company, view } = await upload([
			{ name: '4-6月', rows: year(100) },
			{ name: '7月', firstRow: 5, rows: [HEADINGS, bad, ['2025年8月', 5, 150]] }
		]);
		expect(view.counts.rejected).toBe(1);
		const { fileName, content } = await rejectedWorkbook(context, company, view.id);
		expect(fileName).toBe('台帳_読み取れない行.xlsx');
		const [sheet] = (await readXlsx(content)).sheets;
		expect(sheet?.rows[0]?.slice(0, 3)).toEqual(['シート', '行', '理由と直し方']);
		expect(sheet?.rows[1]?.slice(0, 2)).toEqual(['7月', 6]);
		expect(sheet?.rows[1]?.slice(3)).toEqual(['2025年7月', '#DIV/0!', '30']);
	});

	it('without a readable sheet is refused, and its bytes are not kept', async () => {
		const { view } = await upload([{ name: '電気', state: 'hidden', rows: year(1) }]);
		expect([view.status, view.findings.map(({ code }) => code)]).toEqual([
			'refused',
			['workbook.all_hidden']
		]);
		expect(view.findings[0]?.message).toContain('再表示');
	});
});

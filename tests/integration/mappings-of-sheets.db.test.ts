import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany } from '$lib/server/services/companies';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { getMapping, mapImport, mappingFields, tryMapping } from '$lib/server/services/mappings';
import { workbook, type Cell, type MadeSheet } from '../importers/made-workbook';
import { context, openApp } from './an-app';
import { engines } from './engines';

/** The sheet with most in it, of which nothing is wanted. */
const ADDRESSES: MadeSheet = {
	name: '名簿',
	rows: [
		['番号', '氏名', '部署', '内線', '住所'],
		...Array.from({ length: 8 }, (_, at): Cell[] => [at, '山田', '総務', 100 + at, '日立市'])
	]
};
const KWH = (firstMonth: number): Cell[][] => [
	['区分', '締め', '甲', '乙'],
	...[0, 1].map((at): Cell[] => ['A', `2026/0${firstMonth + at}`, 100 + at, 3000])
];

const MAPPING = {
	...{ headerRow: 1, shape: 'rows', rowIs: 'bill', carrier: 'electricity' },
	columns: [
		{ index: 1, means: 'date' },
		{ index: 2, means: 'quantity', unit: 'kWh' },
		{ index: 3, means: 'costYen' }
	]
};

describe.each(engines)('sheets to be mapped on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;
	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());

	async function upload(sheets: MadeSheet[]) {
		const body = new FormData();
		body.append('file', new Blob([workbook(sheets) as BlobPart]), '台帳.xlsx');
		const request = new Request('http://localhost/', { method: 'POST', body });
		return uploadFile(context, company, request);
	}

	it('are named; another one can be looked at, mapped, and is known again by its headings', async () => {
		company = (await createCompany(context, { name: '試験' })).id;
		const { id, status } = await upload([ADDRESSES, { name: '電気', rows: KWH(4) }]);
		expect(status).toBe('needs_mapping');
		const asked = await getMapping(context, company, id);
		expect([asked.sheet, asked.sheets, asked.mapping.sheet]).toEqual([
			'名簿',
			['名簿', '電気'],
			'名簿'
		]);

		const other = await tryMapping(context, company, { id, sheet: '電気' });
		expect([other.sheet, other.mapping.sheet, other.rows[1]]).toEqual([
			'電気',
			'電気',
			['A', '2026/04', '100', '3000']
		]);
		const mapping = { ...MAPPING, sheet: '電気' };
		const tried = await tryMapping(context, company, { id, mapping });
		expect([tried.readable, tried.totals[0]?.quantity]).toEqual(['yes', 201]);

		const read = await mapImport(context, company, { id, mapping });
		expect(read.records).toMatchObject([{ count: 2, quantity: 201 }]);
		await commitImport(context, company, { id });

		const next = await upload([ADDRESSES, { name: '電力 下期', firstRow: 3, rows: KWH(6) }]);
		expect([next.status, next.records[0]?.from]).toEqual(['preview', '2026-06-01']);
		const remembered = await getMapping(context, company, next.id);
		expect([remembered.sheet, remembered.mapping.headerRow]).toEqual(['電力 下期', 3]);
	});

	it('that are not there are asked about by name', async () => {
		company = (await createCompany(context, { name: '試験二' })).id;
		const { id } = await upload([ADDRESSES, { name: '電気', rows: KWH(4) }]);
		const tried = await tryMapping(context, company, {
			id,
			mapping: { ...MAPPING, sheet: '水道' }
		});
		expect(tried.readable).toBe('no');
		expect(tried.findings).toMatchObject([
			{ code: 'mapping.sheet_unknown', severity: 'blocking', params: { sheet: '水道' } }
		]);
	});

	it('are chosen in the form: another sheet is guessed anew, the same one is mapped', () => {
		const shown = { sheetShown: '名簿', headerRow: '1', headerRowShown: '1', shape: 'bill' };
		expect(mappingFields({ ...shown, sheet: '電気' })).toMatchObject({
			...{ mapping: null, headerRow: null, sheet: '電気' }
		});
		expect(mappingFields({ ...shown, sheet: '名簿', headerRow: '2' })).toMatchObject({
			...{ mapping: null, headerRow: 2, sheet: '名簿' }
		});
		expect(mappingFields({ ...shown, sheet: '名簿' })).toMatchObject({
			...{ mapping: { sheet: '名簿' }, sheet: null }
		});
	});
});

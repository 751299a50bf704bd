/** One bill's way by API: upload → preview → commit → energy → trace → undo. */
import { beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import {
	commitImport,
	getEvidence,
	listImports,
	undoImport
} from '$lib/server/services/api-schemas/imports';
import { listMeteringPoints } from '$lib/server/services/api-schemas/metering-points';
import { getTrace } from '$lib/server/services/api-schemas/trace';
import { ask, send } from './client';
import { commit, energyRows, newCompany, upload, uploadAndCommit, type Import } from './company';

const table = (rows: string[]) => ['年月,使用量(kWh),請求金額(円)', ...rows].join('\r\n') + '\r\n';
const bills = {
	name: '電気料金.csv',
	content: table(['2025年4月,"1,000","25,000"', '2025年5月,"1,200","30,000"'])
};

describe('a table of two bills', () => {
	let company: string;
	let preview: Import;

	beforeAll(async () => {
		company = await newCompany('請求書を入れる会社');
		preview = await upload(company, bills);
	});

	test('the preview tells what was read and why', () => {
		expect(preview.status).toBe('preview');
		expect(preview.file).toEqual({
			name: '電気料金.csv',
			bytes: Buffer.byteLength(bills.content),
			sha256: createHash('sha256').update(bills.content).digest('hex')
		});
		expect(preview.layout?.reason).not.toBe('');
		expect(preview.counts).toEqual({ new: 2, same: 0, conflict: 0, rejected: 0 });
		expect(preview.records).toHaveLength(1);
		expect(preview.records[0]).toMatchObject({
			kind: 'bill',
			carrier: 'electricity',
			unit: 'kWh',
			from: '2025-04-01',
			to: '2025-05-31',
			count: 2,
			quantity: 2200,
			costYen: 55_000
		});
		expect(preview.records[0]?.byMonth).toMatchObject([
			{ month: '2025-04', quantity: 1000 },
			{ month: '2025-05', quantity: 1200 }
		]);
	});

	test('the file comes back byte for byte', async () => {
		const params = { company, import: preview.id };
		const response = await send(getEvidence, { params });
		expect(await response.text()).toBe(bills.content);
		expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
	});

	test('nothing counts before it is committed', async () => {
		const rows = await energyRows(company, '2025-04', '2025-05');
		for (const row of rows)
			expect(row).toMatchObject({ quantity: null, costYen: null, dataStatus: 'missing' });
	});

	test('committed, the months stand in yen, energy and CO2', async () => {
		expect((await commit(company, preview.id)).status).toBe('committed');
		const [april, may] = await energyRows(company, '2025-04', '2025-05');
		expect(april).toMatchObject({
			month: '2025-04',
			quantity: 1000,
			unit: 'kWh',
			costYen: 25_000,
			coverage: 1,
			dataStatus: 'measured'
		});
		expect(april?.gigajoules).toBeCloseTo(8.64, 9);
		expect(april?.crudeOilKl).toBeCloseTo(8.64 * 0.0258, 9);
		expect(april?.co2KgAdjusted).toBeCloseTo(416, 9);
		expect(may).toMatchObject({ month: '2025-05', quantity: 1200, costYen: 30_000 });
	});

	test('the trace of April leads to row 2 of the file', async () => {
		const { items } = await ask(listMeteringPoints, { params: { company } });
		const trace = await ask(getTrace, {
			params: { company },
			query: { meteringPointId: items[0]!.id, month: '2025-04' }
		});
		expect(trace.evidence).toMatchObject([
			{
				kind: 'bill',
				importId: preview.id,
				fileName: '電気料金.csv',
				sha256: preview.file.sha256,
				row: 2,
				quantity: 1000,
				quantityInMonth: 1000,
				daysInMonth: 30
			}
		]);
		expect(trace.factor).toMatchObject({ valueAdjusted: 0.416, unit: 'kg-CO2/kWh' });
		expect(trace.recomputed).toBe('equal');
		expect(trace.formulas.map(({ result }) => result)).toContain('co2KgAdjusted');
	});

	test('committing again, without a body, changes nothing', async () => {
		const before = await energyRows(company, '2025-04', '2025-05');
		const again = await ask(commitImport, { params: { company, import: preview.id } });
		expect(again.status).toBe('committed');
		expect(await energyRows(company, '2025-04', '2025-05')).toEqual(before);
	});

	test('the same file again holds nothing new and changes nothing', async () => {
		const before = await energyRows(company, '2025-04', '2025-05');
		const second = await upload(company, bills);
		expect(second.counts).toEqual({ new: 0, same: 2, conflict: 0, rejected: 0 });
		await commit(company, second.id);
		expect(await energyRows(company, '2025-04', '2025-05')).toEqual(before);
		await ask(undoImport, { params: { company, import: second.id } });
		expect(await energyRows(company, '2025-04', '2025-05')).toEqual(before);
	});

	test('undone, the months are as before the commit, and undoing again changes nothing', async () => {
		for (let time = 1; time <= 2; time++) {
			const undone = await ask(undoImport, { params: { company, import: preview.id } });
			expect(undone.status).toBe('undone');
			expect(undone.undoneAt).not.toBeNull();
			for (const row of await energyRows(company, '2025-04', '2025-05'))
				expect(row).toMatchObject({ quantity: null, costYen: null, co2KgAdjusted: null });
		}
	});

	test('an undone file can be uploaded again as new', async () => {
		const again = await upload(company, bills);
		expect(again.counts).toMatchObject({ new: 2, same: 0 });
	});

	test('the list of imports is newest first, in pages', async () => {
		const { items, nextCursor } = await ask(listImports, {
			params: { company },
			query: { limit: 1 }
		});
		expect(items).toMatchObject([{ fileName: '電気料金.csv', status: 'preview' }]);
		const rest = await ask(listImports, { params: { company }, query: { cursor: nextCursor! } });
		expect(rest.nextCursor).toBeNull();
		expect(rest.items.map(({ status }) => status)).toEqual(['undone', 'undone']);
	});
});

describe('a bill that disagrees with one that is there', () => {
	const printed = { name: 'a.csv', content: table(['2025年4月,1000,25000']) };
	const corrected = { name: 'b.csv', content: table(['2025年4月,1100,27000']) };

	async function april(company: string) {
		const [row] = await energyRows(company, '2025-04', '2025-04');
		return { quantity: row?.quantity, costYen: row?.costYen };
	}

	async function conflicting(name: string) {
		const company = await newCompany(name);
		await uploadAndCommit(company, printed);
		const second = await upload(company, corrected);
		expect(second.counts).toEqual({ new: 0, same: 0, conflict: 1, rejected: 0 });
		return { company, id: second.id };
	}

	test('keep leaves the old one', async () => {
		const { company, id } = await conflicting('残す会社');
		await commit(company, id, 'keep');
		expect(await april(company)).toEqual({ quantity: 1000, costYen: 25_000 });
	});

	test('replace counts the new one, and its undo revives the old', async () => {
		const { company, id } = await conflicting('置き換える会社');
		await commit(company, id, 'replace');
		expect(await april(company)).toEqual({ quantity: 1100, costYen: 27_000 });
		await ask(undoImport, { params: { company, import: id } });
		expect(await april(company)).toEqual({ quantity: 1000, costYen: 25_000 });
	});

	test('both adds the two', async () => {
		const { company, id } = await conflicting('両方とる会社');
		await commit(company, id, 'both');
		expect(await april(company)).toEqual({ quantity: 2100, costYen: 52_000 });
	});
});

test('a table whose columns are not told stands as needs_mapping, and a mapping reads it', async () => {
	const company = await newCompany('列を教える会社');
	const unknown = { name: 'x.csv', content: 'A,B,C\n2025-04-01,100,2500\n2025-05-01,110,2600\n' };
	const asked = await upload(company, unknown);
	expect(asked.status).toBe('needs_mapping');
	expect(asked.columns?.map(({ header }) => header)).toEqual(['A', 'B', 'C']);
	const mapping = {
		headerRow: 1,
		columns: [
			{ header: 'A', means: 'date', format: 'ymd' },
			{ header: 'B', means: 'quantity', unit: 'kWh' },
			{ header: 'C', means: 'costYen' }
		],
		shape: 'rows',
		carrier: 'electricity'
	};
	const told = await upload(company, { ...unknown, fields: { mapping: JSON.stringify(mapping) } });
	expect(told.status).toBe('preview');
	expect(told.records[0]).toMatchObject({ carrier: 'electricity', quantity: 210, costYen: 5100 });
});

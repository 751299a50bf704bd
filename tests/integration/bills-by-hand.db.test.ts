import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Conflict, Invalid, NotFound } from '$lib/server/errors';
import {
	correctBill,
	enterBills,
	getBillForm,
	getYear,
	listBills,
	removeBill,
	saveYear
} from '$lib/server/services/bills';
import { closeMonth, listMonthClosings, reopenMonth } from '$lib/server/services/closing';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, listImports, undoImport, uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { listCompanyRecords } from '$lib/server/services/records';
import { createSite } from '$lib/server/services/sites';
import { getTrace } from '$lib/server/services/trace';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { engines } from './engines';

describe.each(engines)('$name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;
	let meteringPoint: string;

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());

	beforeEach(async () => {
		company = (await createCompany(context, { name: '手入力工業' })).id;
		const site = await createSite(context, company, { name: '工場' });
		meteringPoint = await pointOf(site.id, { carrier: 'electricity' });
	});

	const pointOf = async (siteId: string, more: Record<string, unknown>) =>
		(await createMeteringPoint(context, company, { siteId, name: '受電', ...more })).id;

	const at = () => ({ company, meteringPoint });
	const enter = (bill: Record<string, string | null>, more = {}) =>
		enterBills(context, at(), { bills: [bill], ...more });
	const april = { from: '2025/4/1', to: '2025/4/30', quantity: '1000', costYen: '30000' };
	const shown = async () =>
		(await listBills(context, at())).map((bill) => [
			bill.from,
			bill.to,
			bill.quantity,
			bill.costYen
		]);
	const april2025 = async () => {
		const { rows } = await getEnergy(context, company, {
			...{ from: '2025-04', to: '2025-04', by: ['month'] }
		});
		return [rows[0]?.quantity, rows[0]?.costYen];
	};

	async function upload(lines: string[]): Promise<string> {
		const body = new FormData();
		const text = ['使用期間開始,使用期間終了,使用量(kWh),請求金額(円)', ...lines].join('\n');
		body.append('file', new Blob([text]), 'bills.csv');
		body.append('meteringPointId', meteringPoint);
		const request = new Request('http://localhost/', { method: 'POST', body });
		return (await uploadFile(context, company, request)).id;
	}

	describe('a bill from paper', () => {
		test('counts at once, with full-width digits and an era as they are written', async () => {
			const made = await enter({
				from: '令和７年４月',
				quantity: '１，２３４．５',
				costYen: '￥30,000'
			});
			expect(made).toMatchObject({ status: 'committed', layout: { id: 'manual' } });
			expect(made.entry).toEqual({ deed: 'enter', reason: null, removed: [] });
			expect(await shown()).toEqual([['2025-04-01', '2025-04-30', 1234.5, 30000]]);
			expect(await april2025()).toEqual([1234.5, 30000]);
			expect((await verify(context)).differences).toEqual([]);
		});

		test('a month goes from reading day to reading day where the point has one', async () => {
			await updateMeteringPoint(context, company, { id: meteringPoint, readingDay: 13 });
			await enter({ from: 'R7.5', quantity: '300' });
			expect(await shown()).toEqual([['2025-04-13', '2025-05-12', 300, null]]);
		});

		test('keeps tax, demand, contract, power factor, estimate and note', async () => {
			await enter({
				...april,
				...{ taxYen: '2,727', peakKw: '120.5', contractKw: '150 kW', powerFactorPercent: '98%' },
				...{ reading: 'estimated', note: '  検針員が入れず推定 ' }
			});
			expect((await listBills(context, at()))[0]).toMatchObject({
				...{ taxYen: 2727, peakKw: 120.5, contractKw: 150, powerFactorPercent: 98 },
				...{ reading: 'estimated', note: '検針員が入れず推定', writtenBy: 'hand' }
			});
		});

		test('a figure in a larger unit is counted in the ledger’s', async () => {
			await enter({ ...april, quantity: '1.25 MWh' });
			expect((await shown())[0]?.[2]).toBe(1250);
		});

		test.each([
			[{ ...april, from: null }, 'from', 'field.required'],
			[{ ...april, from: 'いつか' }, 'from', 'field.day_unreadable'],
			[{ ...april, to: '2025/3/1' }, 'to', 'field.ends_before_start'],
			[{ ...april, to: '2035/3/1' }, 'to', 'bill.period_too_long_by_hand'],
			[{ ...april, quantity: 'たくさん' }, 'quantity', 'field.not_number'],
			[{ ...april, quantity: null }, 'quantity', 'field.required'],
			[{ ...april, quantity: '-1' }, 'quantity', 'field.too_small'],
			[{ ...april, quantity: '12 m3' }, 'quantity', 'unit.not_for_carrier'],
			[{ ...april, costYen: '10.5' }, 'costYen', 'field.whole_yen'],
			[{ ...april, taxYen: '30001' }, 'taxYen', 'field.tax_above_cost'],
			[{ ...april, powerFactorPercent: '101' }, 'powerFactorPercent', 'field.too_big']
		])('what cannot be read is said at its field: %j', async (typed, field, code) => {
			const refused = await enter(typed).catch((error: unknown) => error);
			expect(refused).toBeInstanceOf(Invalid);
			const { findings } = refused as Invalid;
			expect(findings.map((one) => [one.where?.column, one.code])).toEqual([[field, code]]);
			expect(await listImports(context, company)).toEqual([]);
		});

		test('what is odd waits for a second look, as a file does', async () => {
			const made = await enter({ ...april, from: '2099/4/1', to: '2099/4/30' });
			expect(made.status).toBe('preview');
			expect(made.findings.map(({ code }) => code)).toContain('bill.future');
			expect(await shown()).toEqual([]);
		});

		test('the next one follows the last: from day to day, or month to month', async () => {
			await enter({ from: '2025/4/13', to: '2025/5/12', quantity: '1' });
			expect((await getBillForm(context, at())).next).toEqual({
				...{ from: '2025-05-13', to: '2025-06-12' }
			});
			await enter({ from: '2025/6/1', to: '2025/6/30', quantity: '1' });
			const { next, last } = await getBillForm(context, at());
			expect(next).toEqual({ from: '2025-07-01', to: '2025-07-31' });
			expect(last?.from).toBe('2025-06-01');
		});

		test('water and waste are recorded, without energy', async () => {
			const { siteId } = (await getBillForm(context, at())).point;
			meteringPoint = await pointOf(siteId, { carrier: 'water', name: '水道' });
			await enter({ from: '2025/4', quantity: '42', costYen: '9,000' });
			const asked = { from: '2025-04', to: '2025-04', by: ['carrier'] };
			const { rows } = await getEnergy(context, company, asked);
			expect(rows.find(({ carrier }) => carrier === 'water')).toMatchObject({
				...{ quantity: 42, unit: 'm3', costYen: 9000 }
			});
		});
	});

	describe('where something stands already', () => {
		test('it is asked, and each answer does what it says', async () => {
			const file = await upload(['2025-04-01,2025-04-30,900,27000']);
			await commitImport(context, company, { id: file });
			const waiting = await enter(april);
			expect(waiting).toMatchObject({ status: 'preview', counts: { new: 0, conflict: 1 } });
			await commitImport(context, company, { id: waiting.id, conflicts: 'both' });
			expect(await april2025()).toEqual([1900, 57000]);
			await undoImport(context, company, waiting.id);
			await enter(april, { conflicts: 'replace' });
			expect(await april2025()).toEqual([1000, 30000]);
			await enter({ ...april, quantity: '1' }, { conflicts: 'keep' });
			expect(await april2025()).toEqual([1000, 30000]);
		});

		test('the same bill again changes nothing', async () => {
			await enter(april);
			expect((await enter(april)).counts).toMatchObject({ new: 0, same: 1 });
			expect(await april2025()).toEqual([1000, 30000]);
		});
	});

	describe('a bill of a file', () => {
		let file: string;
		beforeEach(async () => {
			file = await upload(['2025-04-01,2025-04-30,900,27000', '2025-05-01,2025-05-31,800,24000']);
			await commitImport(context, company, { id: file });
		});
		const oldest = async () => (await listBills(context, at())).at(-1)!.id;

		test('is corrected by an import of its own, and an undo restores what the file says', async () => {
			const typed = { ...april, reason: '桁違い' };
			const made = await correctBill(context, { ...at(), bill: await oldest() }, typed);
			expect(made.entry).toMatchObject({ deed: 'correct', reason: '桁違い' });
			expect(made.entry?.removed.map(({ quantity }) => quantity)).toEqual([900]);
			expect(await april2025()).toEqual([1000, 30000]);
			await undoImport(context, company, made.id);
			expect(await april2025()).toEqual([900, 27000]);
			expect((await verify(context)).differences).toEqual([]);
		});

		test('is removed while its file stands, and an undo brings it back', async () => {
			const of = { ...at(), bill: await oldest() };
			const made = await removeBill(context, of, { reason: '他社の請求書' });
			expect(await shown()).toEqual([['2025-05-01', '2025-05-31', 800, 24000]]);
			expect(made).toMatchObject({ status: 'committed', counts: { new: 0 } });
			await expect(removeBill(context, of, { reason: 'x' })).rejects.toThrow(NotFound);
			await undoImport(context, company, made.id);
			expect(await april2025()).toEqual([900, 27000]);
		});

		test('asks for a reason', async () => {
			const of = { ...at(), bill: await oldest() };
			await expect(removeBill(context, of, {})).rejects.toThrow(Invalid);
			await expect(correctBill(context, of, april)).rejects.toThrow(Invalid);
		});

		test('whose correction meets another bill is asked, and is not simply kept out', async () => {
			const typed = { ...april, to: '2025/5/10', reason: '期間' };
			const made = await correctBill(context, { ...at(), bill: await oldest() }, typed);
			expect(made).toMatchObject({ status: 'preview', counts: { conflict: 1 } });
			await expect(commitImport(context, company, { id: made.id })).rejects.toThrow(Conflict);
			await commitImport(context, company, { id: made.id, conflicts: 'both' });
			expect(await shown()).toEqual([
				['2025-05-01', '2025-05-31', 800, 24000],
				['2025-04-01', '2025-05-10', 1000, 30000]
			]);
		});

		test('stays away when the file that said it first is undone after a second said it too', async () => {
			const again = await upload(['2025-04-01,2025-04-30,900,27000']);
			await commitImport(context, company, { id: again });
			await removeBill(context, { ...at(), bill: await oldest() }, { reason: '誤り' });
			await undoImport(context, company, file);
			expect(await shown()).toEqual([]);
		});

		test('removed after a correction does not come back with an undo of the correction', async () => {
			const typed = { ...april, reason: '桁違い' };
			const corrected = await correctBill(context, { ...at(), bill: await oldest() }, typed);
			await removeBill(context, { ...at(), bill: await oldest() }, { reason: '誤り' });
			await undoImport(context, company, corrected.id);
			expect(await shown()).toEqual([['2025-05-01', '2025-05-31', 800, 24000]]);
		});

		test('is traced to who corrected it and why', async () => {
			await correctBill(context, { ...at(), bill: await oldest() }, { ...april, reason: '桁違い' });
			const cell = { meteringPointId: meteringPoint, month: '2025-04' };
			const [evidence] = (await getTrace(context, company, cell)).evidence;
			expect(evidence?.entry).toMatchObject({ deed: 'correct', reason: '桁違い' });
		});
	});

	describe('a year’s grid', () => {
		const year = async () =>
			(await getYear(context, at(), { fiscalYear: '2025' })).rows.map((row) => [
				...[row.month, row.state, row.quantity, row.costYen]
			]);

		test('shows files locked and saves in one import what was changed', async () => {
			await commitImport(context, company, {
				id: await upload(['2025-04-11,2025-05-10,300,9000'])
			});
			const typed = {
				...{ fiscalYear: '2025', 'quantity.2025-04': '5', 'quantity.2025-06': '１,０００' },
				...{ 'costYen.2025-06': '30,000', 'quantity.2025-07': '1100' }
			};
			const saved = await saveYear(context, at(), typed);
			expect(saved?.counts.new).toBe(2);
			expect((await year()).slice(0, 5)).toEqual([
				['2025-04', 'locked', 200, 6000],
				['2025-05', 'locked', 100, 3000],
				['2025-06', 'own', 1000, 30000],
				['2025-07', 'own', 1100, null],
				['2025-08', 'free', null, null]
			]);
			expect(await listImports(context, company)).toHaveLength(2);
			expect(await saveYear(context, at(), typed)).toBeNull();
		});

		test('corrects and removes its own lines with a reason, and is undone as one', async () => {
			const typed = { fiscalYear: '2025', 'quantity.2025-06': '1000', 'quantity.2025-07': '1100' };
			await saveYear(context, at(), typed);
			const changed = { fiscalYear: '2025', 'quantity.2025-06': '1001', 'quantity.2025-08': '9' };
			await expect(saveYear(context, at(), changed)).rejects.toThrow(Invalid);
			const made = await saveYear(context, at(), { ...changed, reason: '転記の誤り' });
			expect((await year()).slice(2, 5)).toEqual([
				['2025-06', 'own', 1001, null],
				['2025-07', 'free', null, null],
				['2025-08', 'own', 9, null]
			]);
			await undoImport(context, company, made!.id);
			expect((await year()).slice(2, 5).map((row) => row[2])).toEqual([1000, 1100, null]);
		});

		test('says at its field what cannot be read', async () => {
			const typed = { fiscalYear: '2025', 'costYen.2025-06': '100' };
			const refused = await saveYear(context, at(), typed).catch((error: unknown) => error);
			expect((refused as Invalid).findings[0]?.where?.column).toBe('quantity.2025-06');
		});
	});

	describe('a closed month', () => {
		let file: string;
		beforeEach(async () => {
			file = await upload(['2025-04-01,2025-04-30,900,27000']);
			await commitImport(context, company, { id: file });
			await closeMonth(context, company, { month: '2025-04' });
		});
		const oldest = async () => (await listBills(context, at())).at(-1)!.id;
		const closed = { code: 'month.closed', params: { month: '2025-04', year: 2025, number: 4 } };

		test('is moved by no upload, hand entry, correction, removal, undo or change of supplier', async () => {
			const other = await upload(['2025-04-01,2025-04-30,901,27000']);
			const commit = commitImport(context, company, { id: other, conflicts: 'replace' });
			await expect(commit).rejects.toMatchObject(closed);
			const bill = { ...at(), bill: await oldest() };
			const reason = 'x';
			await expect(enter(april, { conflicts: 'both' })).rejects.toMatchObject(closed);
			await expect(correctBill(context, bill, { ...april, reason })).rejects.toMatchObject(closed);
			await expect(removeBill(context, bill, { reason })).rejects.toMatchObject(closed);
			await expect(undoImport(context, company, file)).rejects.toMatchObject(closed);
			const change = { id: meteringPoint, supplier: '東京電力エナジーパートナー' };
			await expect(updateMeteringPoint(context, company, change)).rejects.toMatchObject(closed);
			expect(await april2025()).toEqual([900, 27000]);
		});

		test('lets pass what says the same again, and what is of other months', async () => {
			const same = await upload(['2025-04-01,2025-04-30,900,27000', '2025-05-01,2025-05-31,1,1']);
			expect((await commitImport(context, company, { id: same })).status).toBe('committed');
			expect((await undoImport(context, company, file)).status).toBe('undone');
			expect(await april2025()).toEqual([900, 27000]);
		});

		test('is opened again with a reason, which stands in the records', async () => {
			await expect(reopenMonth(context, company, { month: '2025-04' })).rejects.toThrow(Invalid);
			await reopenMonth(context, company, { month: '2025-04', reason: '請求書の訂正' });
			await undoImport(context, company, file);
			const [closing] = await listMonthClosings(context, company);
			expect(closing).toMatchObject({ month: '2025-04', reason: '請求書の訂正' });
			const { records } = await listCompanyRecords(context, company, {});
			expect(records.map(({ event }) => event)).toEqual(
				expect.arrayContaining(['month.close', 'month.reopen'])
			);
		});

		test('twice is once; a month that is not over is refused', async () => {
			await closeMonth(context, company, { month: '2025-04' });
			expect(await listMonthClosings(context, company)).toHaveLength(1);
			await expect(closeMonth(context, company, { month: '2099-01' })).rejects.toThrow(Invalid);
			const open = reopenMonth(context, company, { month: '2025-03', reason: 'x' });
			await expect(open).rejects.toThrow(Conflict);
		});
	});
});

import { beforeEach, describe, expect, test } from 'vitest';
import { Conflict, Invalid, NotFound } from '$lib/server/errors';
import {
	correctBill,
	getBillForm,
	getYear,
	listBills,
	removeBill,
	saveYear
} from '$lib/server/services/bills';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, listImports, undoImport } from '$lib/server/services/imports';
import { createMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { listSites } from '$lib/server/services/sites';
import { getTrace } from '$lib/server/services/trace';
import { verify } from '$lib/server/services/verify';
import { context } from './an-app';
import { APRIL, useClerk } from './clerk';
import { engines } from './engines';

describe.each(engines)('$name', (engine) => {
	const clerk = useClerk(engine);

	describe('a bill from paper', () => {
		test('counts at once, with full-width digits and an era as they are written', async () => {
			const made = await clerk.enter({
				from: '令和７年４月',
				quantity: '１，２３４．５',
				costYen: '￥30,000'
			});
			expect(made).toMatchObject({ status: 'committed', layout: { id: 'manual' } });
			expect(made.entry).toEqual({ deed: 'enter', reason: null, removed: [] });
			expect(await clerk.bills()).toEqual([['2025-04-01', '2025-04-30', 1234.5, 30000]]);
			expect(await clerk.april()).toEqual([1234.5, 30000]);
			expect((await verify(context)).differences).toEqual([]);
		});

		test('a month that is typed over an offered day means the month', async () => {
			await clerk.enter({ from: 'R7.5', to: '2026/1/31', offeredTo: '2026/1/31', quantity: '1' });
			expect(await clerk.bills()).toEqual([['2025-05-01', '2025-05-31', 1, null]]);
		});

		test('a month goes from reading day to reading day where the point has one', async () => {
			await updateMeteringPoint(context, clerk.company, {
				id: clerk.meteringPoint,
				readingDay: 13
			});
			await clerk.enter({ from: 'R7.5', quantity: '300' });
			expect(await clerk.bills()).toEqual([['2025-04-13', '2025-05-12', 300, null]]);
		});

		test('keeps tax, demand, contract, power factor, estimate and note', async () => {
			await clerk.enter({
				...APRIL,
				...{ taxYen: '2,727', peakKw: '120.5', contractKw: '150 kW', powerFactorPercent: '98%' },
				...{ reading: 'estimated', note: '  検針員が入れず推定 ' }
			});
			expect((await listBills(context, clerk.company, clerk.of({})))[0]).toMatchObject({
				...{ taxYen: 2727, peakKw: 120.5, contractKw: 150, powerFactorPercent: 98 },
				...{ reading: 'estimated', note: '検針員が入れず推定', writtenBy: 'hand' }
			});
		});

		test('a figure in a larger unit is counted in the ledger’s', async () => {
			await clerk.enter({ ...APRIL, quantity: '1.25 MWh' });
			expect((await clerk.bills())[0]?.[2]).toBe(1250);
		});

		test.each([
			[{ ...APRIL, from: null }, 'from', 'field.required'],
			[{ ...APRIL, from: 'いつか' }, 'from', 'field.day_unreadable'],
			[{ ...APRIL, to: '2025/3/1' }, 'to', 'field.ends_before_start'],
			[{ ...APRIL, from: 'R7.4' }, 'to', 'field.month_alone'],
			[{ ...APRIL, to: '2035/3/1' }, 'to', 'bill.period_too_long_by_hand'],
			[{ ...APRIL, quantity: 'たくさん' }, 'quantity', 'field.not_number'],
			[{ ...APRIL, quantity: null }, 'quantity', 'field.required'],
			[{ ...APRIL, quantity: '-1' }, 'quantity', 'field.too_small'],
			[{ ...APRIL, quantity: '12 m3' }, 'quantity', 'unit.not_for_carrier'],
			[{ ...APRIL, costYen: '10.5' }, 'costYen', 'field.whole_yen'],
			[{ ...APRIL, taxYen: '30001' }, 'taxYen', 'field.tax_above_cost'],
			[{ ...APRIL, powerFactorPercent: '101' }, 'powerFactorPercent', 'field.too_big']
		])('what cannot be read is said at its field: %j', async (typed, field, code) => {
			const refused = await clerk.enter(typed).catch((error: unknown) => error);
			expect(refused).toBeInstanceOf(Invalid);
			const { findings } = refused as Invalid;
			expect(findings.map((one) => [one.where?.column, one.code])).toEqual([[field, code]]);
			expect(await listImports(context, clerk.company)).toEqual([]);
		});

		test('what is odd waits for a second look, as a file does', async () => {
			const made = await clerk.enter({ ...APRIL, from: '2099/4/1', to: '2099/4/30' });
			expect(made.status).toBe('preview');
			expect(made.findings.map(({ code }) => code)).toContain('bill.future');
			expect(await clerk.bills()).toEqual([]);
		});

		test('the next one follows the last: from day to day, or month to month', async () => {
			await clerk.enter({ from: '2025/4/13', to: '2025/5/12', quantity: '1' });
			expect((await getBillForm(context, clerk.company, clerk.of({}))).next).toEqual({
				...{ from: '2025-05-13', to: '2025-06-12' }
			});
			await clerk.enter({ from: '2025/6/1', to: '2025/6/30', quantity: '1' });
			const { next, last } = await getBillForm(context, clerk.company, clerk.of({}));
			expect(next).toEqual({ from: '2025-07-01', to: '2025-07-31' });
			expect(last?.from).toBe('2025-06-01');
		});

		test('water and waste are recorded, without energy', async () => {
			const { siteId } = (await getBillForm(context, clerk.company, clerk.of({}))).point;
			await clerk.work(siteId, { carrier: 'water', name: '水道' });
			await clerk.enter({ from: '2025/4', quantity: '42', costYen: '9,000' });
			const asked = { from: '2025-04', to: '2025-04', by: ['carrier'] };
			const { rows } = await getEnergy(context, clerk.company, asked);
			expect(rows.find(({ carrier }) => carrier === 'water')).toMatchObject({
				...{ quantity: 42, unit: 'm3', costYen: 9000 }
			});
		});
	});

	describe('the first metering point of a company', () => {
		test('makes the site 本社 where there is none, and asks which of those there are', async () => {
			const { id } = await createCompany(context, { name: '新規' });
			const first = await createMeteringPoint(context, id, { name: '灯油', carrier: 'kerosene' });
			expect((await listSites(context, id)).map(({ name }) => name)).toEqual(['本社']);
			expect(first.siteId).toBe((await listSites(context, id))[0]!.id);
			const second = createMeteringPoint(context, id, { name: '軽油', carrier: 'diesel' });
			await expect(second).rejects.toMatchObject({ code: 'field.required' });
		});
	});

	describe('where something stands already', () => {
		test('it is asked, and each answer does what it says', async () => {
			const file = await clerk.upload('2025-04-01,2025-04-30,900,27000');
			await commitImport(context, clerk.company, { id: file });
			const waiting = await clerk.enter(APRIL);
			expect(waiting).toMatchObject({ status: 'preview', counts: { new: 0, conflict: 1 } });
			await commitImport(context, clerk.company, { id: waiting.id, conflicts: 'both' });
			expect(await clerk.april()).toEqual([1900, 57000]);
			await undoImport(context, clerk.company, waiting.id);
			await clerk.enter(APRIL, { conflicts: 'replace' });
			expect(await clerk.april()).toEqual([1000, 30000]);
			await clerk.enter({ ...APRIL, quantity: '1' }, { conflicts: 'keep' });
			expect(await clerk.april()).toEqual([1000, 30000]);
		});

		test('the same bill again changes nothing', async () => {
			await clerk.enter(APRIL);
			expect((await clerk.enter(APRIL)).counts).toMatchObject({ new: 0, same: 1 });
			expect(await clerk.april()).toEqual([1000, 30000]);
		});
	});

	describe('a bill of a file', () => {
		let file: string;
		beforeEach(async () => {
			file = await clerk.upload(
				'2025-04-01,2025-04-30,900,27000',
				'2025-05-01,2025-05-31,800,24000'
			);
			await commitImport(context, clerk.company, { id: file });
		});

		test('is corrected by an import of its own, and an undo restores what the file says', async () => {
			const typed = { ...APRIL, reason: '桁違い' };
			const made = await correctBill(context, clerk.company, {
				...(await clerk.oldest()),
				...typed
			});
			expect(made.entry).toMatchObject({ deed: 'correct', reason: '桁違い' });
			expect(made.entry?.removed.map(({ quantity }) => quantity)).toEqual([900]);
			expect(await clerk.april()).toEqual([1000, 30000]);
			await undoImport(context, clerk.company, made.id);
			expect(await clerk.april()).toEqual([900, 27000]);
			expect((await verify(context)).differences).toEqual([]);
		});

		test('is removed while its file stands, and an undo brings it back', async () => {
			const of = await clerk.oldest();
			const made = await removeBill(context, clerk.company, { ...of, reason: '他社の請求書' });
			expect(await clerk.bills()).toEqual([['2025-05-01', '2025-05-31', 800, 24000]]);
			expect(made).toMatchObject({ status: 'committed', counts: { new: 0 } });
			await expect(removeBill(context, clerk.company, { ...of, reason: 'x' })).rejects.toThrow(
				NotFound
			);
			await undoImport(context, clerk.company, made.id);
			expect(await clerk.april()).toEqual([900, 27000]);
		});

		test('asks for a reason', async () => {
			const of = await clerk.oldest();
			await expect(removeBill(context, clerk.company, of)).rejects.toThrow(Invalid);
			await expect(correctBill(context, clerk.company, { ...of, ...APRIL })).rejects.toThrow(
				Invalid
			);
		});

		test('whose correction meets another bill is asked, and is not simply kept out', async () => {
			const typed = { ...APRIL, to: '2025/5/10', reason: '期間' };
			const made = await correctBill(context, clerk.company, {
				...(await clerk.oldest()),
				...typed
			});
			expect(made).toMatchObject({ status: 'preview', counts: { conflict: 1 } });
			await expect(commitImport(context, clerk.company, { id: made.id })).rejects.toThrow(Conflict);
			await commitImport(context, clerk.company, { id: made.id, conflicts: 'both' });
			expect(await clerk.bills()).toEqual([
				['2025-05-01', '2025-05-31', 800, 24000],
				['2025-04-01', '2025-05-10', 1000, 30000]
			]);
		});

		test('stays away when the file that said it first is undone after a second said it too', async () => {
			const again = await clerk.upload('2025-04-01,2025-04-30,900,27000');
			await commitImport(context, clerk.company, { id: again });
			await removeBill(context, clerk.company, { ...(await clerk.oldest()), reason: '誤り' });
			await undoImport(context, clerk.company, file);
			expect(await clerk.bills()).toEqual([]);
		});

		test('removed after a correction does not come back with an undo of the correction', async () => {
			const typed = { ...APRIL, reason: '桁違い' };
			const corrected = await correctBill(context, clerk.company, {
				...(await clerk.oldest()),
				...typed
			});
			await removeBill(context, clerk.company, { ...(await clerk.oldest()), reason: '誤り' });
			await undoImport(context, clerk.company, corrected.id);
			expect(await clerk.bills()).toEqual([['2025-05-01', '2025-05-31', 800, 24000]]);
		});

		test('is traced to who corrected it and why', async () => {
			await correctBill(context, clerk.company, {
				...(await clerk.oldest()),
				...APRIL,
				reason: '桁違い'
			});
			const cell = { meteringPointId: clerk.meteringPoint, month: '2025-04' };
			const [evidence] = (await getTrace(context, clerk.company, cell)).evidence;
			expect(evidence?.entry).toMatchObject({ deed: 'correct', reason: '桁違い' });
		});
	});

	describe('a year’s grid', () => {
		const year = async () =>
			(await getYear(context, clerk.company, clerk.of({ fiscalYear: '2025' }))).rows.map((row) => [
				...[row.month, row.state, row.quantity, row.costYen]
			]);

		test('shows files locked and saves in one import what was changed', async () => {
			await commitImport(context, clerk.company, {
				id: await clerk.upload('2025-04-11,2025-05-10,300,9000')
			});
			const typed = {
				...{ fiscalYear: '2025', 'quantity.2025-04': '5', 'quantity.2025-06': '１,０００' },
				...{ 'costYen.2025-06': '30,000', 'quantity.2025-07': '1100' }
			};
			const saved = await saveYear(context, clerk.company, clerk.of(typed));
			expect(saved?.counts.new).toBe(2);
			expect((await year()).slice(0, 5)).toEqual([
				['2025-04', 'locked', 300, 9000],
				['2025-05', 'free', null, null],
				['2025-06', 'own', 1000, 30000],
				['2025-07', 'own', 1100, null],
				['2025-08', 'free', null, null]
			]);
			expect(await listImports(context, clerk.company)).toHaveLength(2);
			expect(await saveYear(context, clerk.company, clerk.of(typed))).toBeNull();
		});

		test('corrects and removes its own lines with a reason, and is undone as one', async () => {
			const typed = { fiscalYear: '2025', 'quantity.2025-06': '1000', 'quantity.2025-07': '1100' };
			await saveYear(context, clerk.company, clerk.of(typed));
			const changed = { fiscalYear: '2025', 'quantity.2025-06': '1001', 'quantity.2025-08': '9' };
			await expect(saveYear(context, clerk.company, clerk.of(changed))).rejects.toThrow(Invalid);
			const made = await saveYear(
				context,
				clerk.company,
				clerk.of({ ...changed, reason: '転記の誤り' })
			);
			expect((await year()).slice(2, 5)).toEqual([
				['2025-06', 'own', 1001, null],
				['2025-07', 'free', null, null],
				['2025-08', 'own', 9, null]
			]);
			await undoImport(context, clerk.company, made!.id);
			expect((await year()).slice(2, 5).map((row) => row[2])).toEqual([1000, 1100, null]);
		});

		test('says at its field what cannot be read', async () => {
			const typed = { fiscalYear: '2025', 'costYen.2025-06': '100' };
			const refused = await saveYear(context, clerk.company, clerk.of(typed)).catch(
				(error: unknown) => error
			);
			expect((refused as Invalid).findings[0]?.where?.column).toBe('quantity.2025-06');
		});
	});
});

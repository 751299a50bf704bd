import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCompany } from '$lib/server/services/companies';
import {
	correctDelivery,
	enterDeliveries,
	getDeliveries,
	getDeliveryForm,
	removeDelivery
} from '$lib/server/services/deliveries';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, listImports, undoImport, uploadFile } from '$lib/server/services/imports';
import { createMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { getOverview } from '$lib/server/services/overview';
import { createSite } from '$lib/server/services/sites';
import { getTrace } from '$lib/server/services/trace';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { engines } from './engines';

const KEROSENE = [
	'灯油 納品一覧',
	'納品日,数量(L),金額',
	'2026/1/1,310,36000',
	'2026/2/1,280,33000',
	'2026/3/1,500,60000'
];

describe.each(engines)('deliveries on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;
	let meteringPoint: string;
	const enter = (given: object) =>
		enterDeliveries(context, company, { meteringPointId: meteringPoint, ...given });
	const known = () => getDeliveries(context, company, meteringPoint);
	const remove = (entry: string) =>
		removeDelivery(context, company, { meteringPointId: meteringPoint, entry });

	const correct = (entry: string, says: object) =>
		correctDelivery(context, company, { meteringPointId: meteringPoint, entry, ...says });
	const days = async () =>
		(await known()).entries.map(({ kind, day, quantity, costYen }) => [
			...[day, quantity, costYen],
			...(kind === 'delivery' ? [] : [kind])
		]);

	async function upload(lines: string[]) {
		const body = new FormData();
		body.append('file', new Blob([lines.join('\n')]), 'table.csv');
		body.append('meteringPointId', meteringPoint);
		const request = new Request('http://localhost/', { method: 'POST', body });
		return uploadFile(context, company, request);
	}
	async function put(lines: string[], conflicts: 'keep' | 'replace' | 'both' = 'keep') {
		const { id } = await upload(lines);
		await commitImport(context, company, { id, conflicts });
		return id;
	}
	async function months(from = '2026-01', to = '2026-03') {
		const { rows } = await getEnergy(context, company, { from, to, by: ['month', 'carrier'] });
		return rows.map(({ quantity, costYen, dataStatus }) => [quantity, costYen, dataStatus]);
	}
	const nothingStale = async () => expect((await verify(context)).differences).toEqual([]);

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	beforeEach(async () => {
		company = (await createCompany(context, { name: '灯油' })).id;
		const { id: siteId } = await createSite(context, company, { name: '工場' });
		const point = { siteId, name: '暖房', carrier: 'kerosene', unit: 'L' };
		meteringPoint = (await createMeteringPoint(context, company, point)).id;
	});
	afterAll(() => app.close());

	it('a table of deliveries becomes months by averaging; the last waits for the next', async () => {
		const view = await upload(KEROSENE);
		expect(view.records[0]).toMatchObject({
			...{ kind: 'delivery', carrier: 'kerosene', count: 3, quantity: 1090, costYen: 129_000 },
			meteringPointId: meteringPoint
		});
		await commitImport(context, company, { id: view.id });
		expect(await months()).toEqual([
			[310, 36_000, 'estimated'],
			[280, 33_000, 'estimated'],
			[null, null, 'missing']
		]);
		const { rows } = await getEnergy(context, company, {
			...{ from: '2026-01', to: '2026-01', by: ['month' as const] }
		});
		// 36.5 GJ/kL, 2.50 t-CO2/kL: the figures of the law from FY2023 on.
		expect(rows[0]!.gigajoules).toBeCloseTo(0.31 * 36.5, 9);
		expect(rows[0]!.co2KgAdjusted).toBeCloseTo(310 * 2.5, 6);
		await nothingStale();
		expect((await upload(KEROSENE)).counts).toMatchObject({ new: 0, same: 3, conflict: 0 });
	});

	it('the next delivery closes the open end; an undo opens it again', async () => {
		await put(KEROSENE);
		await enter({
			deliveries: [{ day: '2026-04-01', quantity: 100, costYen: 12_000 }]
		});
		expect((await months())[2]).toEqual([500, 60_000, 'estimated']);
		const [newest] = await listImports(context, company);
		await undoImport(context, company, newest!.id);
		expect((await months())[2]).toEqual([null, null, 'missing']);
		await nothingStale();
	});

	it('stock takes measure: opening + deliveries − closing, by days', async () => {
		await put(KEROSENE);
		await enter({
			stockTakes: [
				{ day: '2026-01-01', quantity: 100 },
				{ day: '2026-03-01', quantity: 90 }
			]
		});
		expect((await months())[0]).toEqual([310, 36_000, 'estimated']);
		await updateMeteringPoint(context, company, { id: meteringPoint, useFrom: 'stock_takes' });
		// 100 + 590 − 90 = 600 L over 59 days, 69,000 yen as invoiced.
		const [january, february, march] = await months();
		expect(Number(january![0]) + Number(february![0])).toBeCloseTo(600, 6);
		expect(Number(january![1]) + Number(february![1])).toBe(69_000);
		expect([january![2], february![2], march![2]]).toEqual(['measured', 'measured', 'missing']);
		await nothingStale();
		await updateMeteringPoint(context, company, { id: meteringPoint, useFrom: 'averaging' });
		expect((await months())[0]).toEqual([310, 36_000, 'estimated']);
		await nothingStale();
	});

	it('months appear when the way of working out is changed to one that tells them', async () => {
		const takes = {
			stockTakes: [
				{ day: '2026-01-01', quantity: 500 },
				{ day: '2026-02-01', quantity: 300 }
			]
		};
		await enter(takes);
		expect(await months('2026-01', '2026-01')).toEqual([[null, null, 'missing']]);
		await updateMeteringPoint(context, company, { id: meteringPoint, useFrom: 'stock_takes' });
		expect(await months('2026-01', '2026-01')).toEqual([[200, 0, 'measured']]);
		await nothingStale();
	});

	it('another delivery of a day stands beside the first; the very same is none', async () => {
		const came = (quantity: number) => ({
			deliveries: [{ day: '2026-01-01', quantity, costYen: null }]
		});
		for (const quantity of [40, 25, 40]) await enter(came(quantity));
		await enter({ deliveries: [{ day: '2026-02-01', quantity: 1 }] });
		const { entries, uses } = await known();
		expect(entries.map(({ day, quantity }) => [day, quantity])).toEqual([
			['2026-02-01', 1],
			['2026-01-01', 40],
			['2026-01-01', 25]
		]);
		expect(uses).toMatchObject([{ from: '2026-01-01', to: '2026-01-31', quantity: 65 }]);
		await remove(entries[2]!.id);
		expect((await known()).uses).toMatchObject([{ quantity: 40 }]);
		const [removal] = await listImports(context, company);
		await undoImport(context, company, removal!.id);
		expect((await known()).uses).toMatchObject([{ quantity: 65 }]);
		await nothingStale();
	});

	it('a correction replaces that one delivery, also of another day, and is undone as a whole', async () => {
		const came = (day: string, quantity: number, costYen: number | null = null) => ({
			deliveries: [{ day, quantity, costYen }]
		});
		for (const quantity of [40, 25]) await enter(came('2026-01-01', quantity));
		await enter(came('2026-02-01', 40));
		const of = async (day: string, quantity: number) =>
			(await known()).entries.find((one) => one.day === day && one.quantity === quantity)!.id;
		// As much as another of that day: the two stand beside each other.
		await correct(await of('2026-01-01', 25), { day: '2026-01-01', quantity: '４０', costYen: '' });
		const twice = [
			['2026-02-01', 40, null],
			['2026-01-01', 40, null],
			['2026-01-01', 40, null]
		];
		expect(await days()).toEqual(twice);
		const moved = await of('2026-01-01', 40);
		const { entry } = await getDeliveryForm(context, company, {
			...{ meteringPointId: meteringPoint, entry: moved }
		});
		expect(entry).toMatchObject({ day: '2026-01-01', quantity: 40 });
		await correct(moved, { day: '2026-02-01', quantity: 40, costYen: 5000 });
		expect((await days()).sort()).toEqual([
			['2026-01-01', 40, null],
			['2026-02-01', 40, null],
			['2026-02-01', 40, 5000]
		]);
		await nothingStale();
		await expect(correct('x.0.0', { day: '2026-02-01', quantity: 1 })).rejects.toMatchObject({
			code: 'not_found'
		});
		const [newest] = await listImports(context, company);
		await undoImport(context, company, newest!.id);
		expect(await days()).toEqual(twice);
		await nothingStale();
	});

	it('a stock take is corrected without yen, and cannot be given any', async () => {
		await enter({ stockTakes: [{ day: '2026-01-01', quantity: 100 }] });
		const { id } = (await known()).entries[0]!;
		await expect(
			correct(id, { day: '2026-01-01', quantity: 90, costYen: 1 })
		).rejects.toMatchObject({ code: 'request.invalid' });
		await correct(id, { day: '2026-01-02', quantity: 90 });
		expect(await days()).toEqual([['2026-01-02', 90, null, 'stock_take']]);
		await nothingStale();
	});

	it('a bill of the same days counts instead, and gives way again when it is undone', async () => {
		await put(KEROSENE);
		const bill = await put([
			'使用期間開始,使用期間終了,使用量(L),請求金額(円)',
			'2026/1/5,2026/1/25,200,24000'
		]);
		const [january, february] = await months();
		expect(january).toEqual([200, 24_000, 'partial']);
		expect(february).toEqual([280, 33_000, 'estimated']);
		const { findings } = await known();
		expect(findings.map(({ code }) => code)).toEqual(['delivery.billed_too']);
		await nothingStale();
		await undoImport(context, company, bill);
		expect((await months())[0]).toEqual([310, 36_000, 'estimated']);
		await nothingStale();
	});

	it('a stock that cannot be is said on the overview and where the month shows', async () => {
		await updateMeteringPoint(context, company, { id: meteringPoint, useFrom: 'stock_takes' });
		await put(KEROSENE);
		const stockTakes = [
			{ day: '2026-01-10', quantity: 100 },
			{ day: '2026-01-20', quantity: 900 },
			{ day: '2026-02-20', quantity: 200 }
		];
		await enter({ stockTakes });
		const { nextSteps, data } = await getOverview(context, company);
		expect(nextSteps[0]).toEqual({
			code: 'stock_negative',
			params: { point: '暖房', from: '2026-01-10', to: '2026-01-19' },
			href: `/companies/${company}/metering-points/${meteringPoint}/deliveries`
		});
		const [said] = data!.findings.filter(({ code }) => code === 'delivery.use_negative');
		expect(said?.message).toContain('「暖房」の2026年1月10日〜2026年1月19日');
		const ofMonth = async (month: string) => {
			const trace = await getTrace(context, company, { meteringPointId: meteringPoint, month });
			return trace.findings.map(({ code }) => code);
		};
		expect(await ofMonth('2026-01')).toContain('delivery.use_negative');
		expect(await ofMonth('2026-02')).not.toContain('delivery.use_negative');
	});

	it('a month is traced to the row of the delivery', async () => {
		await put(KEROSENE);
		const trace = await getTrace(context, company, {
			meteringPointId: meteringPoint,
			month: '2026-01'
		});
		expect(trace.recomputed).toBe('equal');
		expect(trace.evidence).toMatchObject([
			{
				...{ kind: 'delivery', fileName: 'table.csv', row: 3, lastRow: 3, reading: 'estimated' },
				...{ from: '2026-01-01', to: '2026-01-31', quantity: 310, quantityInMonth: 310 },
				...{ daysInMonth: 31, daysInPeriod: 31, costYenInMonth: 36_000 }
			}
		]);
	});

	it('what no lorry brings has no deliveries', async () => {
		const { id: siteId } = await createSite(context, company, { name: '別' });
		const point = { siteId, name: '受電', carrier: 'electricity', unit: 'kWh' };
		const { id } = await createMeteringPoint(context, company, point);
		await expect(getDeliveries(context, company, id)).rejects.toMatchObject({
			code: 'delivery.not_for_carrier'
		});
	});
});

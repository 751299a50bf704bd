import { describe, expect, test } from 'vitest';
import { getServer } from '$lib/server/app';
import { Conflict, type Invalid } from '$lib/server/errors';
import { read } from '$lib/server/repositories/transaction';
import { listUsageMonths } from '$lib/server/repositories/usage';
import { attachFile, listAttachments, openAttachment } from '$lib/server/services/attachments';
import { closeMonth } from '$lib/server/services/closing';
import {
	createOwnFactor,
	endOwnFactor,
	getOwnFactor,
	listOwnFactors,
	previewEnd,
	previewOwnFactor
} from '$lib/server/services/own-factors';
import { listCompanyRecords } from '$lib/server/services/records';
import { listSites } from '$lib/server/services/sites';
import { getStatutoryTable } from '$lib/server/services/statutory';
import { getTrace } from '$lib/server/services/trace';
import { verify } from '$lib/server/services/verify';
import { context } from './an-app';
import { APRIL, useClerk } from './clerk';
import { companyScope, engines } from './engines';

describe.each(engines)('factors of a company’s own on $name', (engine) => {
	const clerk = useClerk(engine);
	const usage = async () => {
		const scope = companyScope(clerk.company);
		const rows = await read(getServer().database, scope, (tx) =>
			listUsageMonths(scope, tx, { from: '0000-01', to: '9999-12' })
		);
		return rows.filter(({ meteringPointId }) => meteringPointId === clerk.meteringPoint);
	};
	const contract = () => ({
		...{ carrier: 'electricity', meteringPointId: clerk.meteringPoint, fromMonth: '2025-04' },
		...{ basic: '0.310', adjusted: '0.300', emissionUnit: 't-CO2/MWh' },
		source: '契約書別紙 2025年3月'
	});
	const anew = async (more: Record<string, unknown>) => {
		const [site] = await listSites(context, clerk.company);
		await clerk.work(site!.id, more);
	};

	test('a factor of one point moves its months as the preview said, and ending it moves them back', async () => {
		await clerk.enter(APRIL);
		const [before] = await usage();
		expect(before!.co2KgAdjusted).toBe(416);
		const { months, factor } = await previewOwnFactor(context, clerk.company, contract());
		expect(factor).toMatchObject({ valueBasic: 0.31, valueAdjusted: 0.3 });
		expect(
			months.map(({ month, after }) => [month, after.co2KgBasic, after.co2KgAdjusted])
		).toEqual([['2025-04', 310, 300]]);
		expect((await usage())[0]).toEqual(before);
		const { id } = await createOwnFactor(context, clerk.company, contract());
		const [after] = await usage();
		expect([after!.co2KgBasic, after!.co2KgAdjusted, after!.statusCo2Adjusted]).toEqual([
			310,
			300,
			'own'
		]);
		expect(after!.factorId).toBe(`own/${id}`);
		expect((await verify(context)).differences).toEqual([]);
		const back = await previewEnd(context, clerk.company, { id });
		expect(back.byMonth[0]!.after.co2KgAdjusted).toBe(416);
		await endOwnFactor(context, clerk.company, { id });
		expect((await usage())[0]).toEqual(before);
		expect((await listOwnFactors(context, clerk.company))[0]!.endedAt).not.toBeNull();
		const { records } = await listCompanyRecords(context, clerk.company, {});
		expect(records.map(({ event }) => event)).toEqual(
			expect.arrayContaining(['own_factor.create', 'own_factor.end'])
		);
	});

	test('from its end on the list holds again; the row that took its place keeps the papers', async () => {
		await clerk.enter(APRIL);
		await clerk.enter({ ...APRIL, from: '2025/5/1', to: '2025/5/31' });
		const { id } = await createOwnFactor(context, clerk.company, contract());
		const body = new FormData();
		body.append('subject', 'own_factor');
		body.append('subjectId', id);
		body.append('file', new Blob(['%PDF-1.7 契約']), '契約書.pdf');
		const request = new Request('http://localhost/', { method: 'POST', body });
		await attachFile(context, clerk.company, request);
		const next = await endOwnFactor(context, clerk.company, { id, lastMonth: '2025-04' });
		expect((await usage()).map(({ co2KgAdjusted }) => co2KgAdjusted)).toEqual([300, 416]);
		expect(next).toMatchObject({ replaces: id, toMonth: '2025-04', endedAt: null });
		const papers = await listAttachments(context, clerk.company, 'own_factor');
		const paper = papers.find(({ subjectId }) => subjectId === next.id)!;
		const file = await openAttachment(context, clerk.company, paper.id);
		expect([file.fileName, await new Response(file.content).text()]).toEqual([
			'契約書.pdf',
			'%PDF-1.7 契約'
		]);
	});

	test('the point’s own comes before the company’s, and that before none', async () => {
		await clerk.enter(APRIL);
		const { meteringPointId: _, ...wide } = contract();
		await createOwnFactor(context, clerk.company, { ...wide, adjusted: '0.4', basic: '0.4' });
		expect((await usage())[0]!.co2KgAdjusted).toBe(400);
		await createOwnFactor(context, clerk.company, contract());
		expect((await usage())[0]!.co2KgAdjusted).toBe(300);
	});

	test('a closed month is not moved by a factor, nor by its end', async () => {
		await clerk.enter(APRIL);
		await closeMonth(context, clerk.company, { month: '2025-04' });
		await expect(createOwnFactor(context, clerk.company, contract())).rejects.toMatchObject({
			code: 'month.closed'
		});
		expect(await listOwnFactors(context, clerk.company)).toEqual([]);
		const later = { ...contract(), fromMonth: '2025-05' };
		const { id } = await createOwnFactor(context, clerk.company, later);
		expect((await getOwnFactor(context, clerk.company, id)).fromMonth).toBe('2025-05');
	});

	test('LPG by volume weighs what the supplier says, and the trace names who said so', async () => {
		await anew({ carrier: 'lpg', unit: 'm3' });
		await clerk.enter({ ...APRIL, quantity: '100' });
		// 100 m3 × 2.183 kg/m3 × 2.99 kg/kg
		expect((await usage())[0]!.co2KgAdjusted).toBeCloseTo(652.717, 9);
		const own = { carrier: 'lpg', fromMonth: '2025-01', kgPerM3: '1.992', source: '納品書の記載' };
		await createOwnFactor(context, clerk.company, own);
		expect((await usage())[0]!.co2KgAdjusted).toBeCloseTo(595.608, 9);
		const asked = { meteringPointId: clerk.meteringPoint, month: '2025-04' };
		const trace = await getTrace(context, clerk.company, asked);
		expect(trace.conversions).toEqual([
			{ from: 'm3', to: 'kg', multiplier: 1.992, source: '納品書の記載' }
		]);
		expect(trace.findings.map(({ code }) => code)).toContain('lpg.m3_to_kg_own');
		expect(trace.recomputed).toBe('equal');
		const { lines } = await getStatutoryTable(context, clerk.company, { fiscalYear: 2025 });
		expect(lines[0]).toMatchObject({ carrier: 'lpg', quantity: 0.1992, unit: 't' });
	});

	test('gas converted to the standard state emits more, and its gigajoules stay', async () => {
		await anew({ carrier: 'city_gas', unit: 'm3' });
		await clerk.enter({ ...APRIL, quantity: '1000' });
		const [before] = await usage();
		expect([before!.co2KgAdjusted, before!.gigajoules]).toEqual([2050, 45]);
		await createOwnFactor(context, clerk.company, {
			...{ carrier: 'city_gas', meteringPointId: clerk.meteringPoint, fromMonth: '2025-04' },
			...{ standardM3PerM3: 1.069, source: 'ガス会社の換算係数' }
		});
		const [after] = await usage();
		expect([after!.co2KgAdjusted, after!.gigajoules]).toEqual([2191.45, 45]);
		const asked = { meteringPointId: clerk.meteringPoint, month: '2025-04' };
		const { conversions, formulas } = await getTrace(context, clerk.company, asked);
		expect(conversions.map(({ multiplier, source }) => [multiplier, source])).toEqual([
			[1.069, 'ガス会社の換算係数']
		]);
		expect(formulas.map(({ text }) => text)).toContain(
			'1,000 m3 × 1.069 × 2.05 kg-CO2/m3 = 2,191.45 kg-CO2'
		);
	});

	test('what cannot be is refused, naming the field', async () => {
		const ask = (more: object) =>
			createOwnFactor(context, clerk.company, { ...contract(), ...more }).then(
				() => 'done',
				(error: unknown) => (error as Invalid).code
			);
		expect(await ask({ emissionUnit: 'kg-CO2/m3' })).toBe('own_factor.unit');
		expect(await ask({ basic: null, adjusted: null })).toBe('own_factor.empty');
		expect(await ask({ basic: '-1' })).toBe('figure.invalid');
		expect(await ask({ toMonth: '2025-03' })).toBe('own_factor.range');
		expect(await ask({ meteringPointId: 'x' })).toBe('own_factor.point_unknown');
		expect(await ask({ kgPerM3: '2' })).toBe('own_factor.not_for_carrier');
		expect(await ask({})).toBe('done');
		await expect(createOwnFactor(context, clerk.company, contract())).rejects.toThrow(Conflict);
	});
});

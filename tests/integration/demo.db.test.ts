import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOfJob } from '$lib/server/access/job-scope';
import { fillDemoCompany, listSamples, uploadSample } from '$lib/server/services/demo';
import { getGhg } from '$lib/server/services/ghg';
import { commitImport, listImports } from '$lib/server/services/imports';
import { getOverview } from '$lib/server/services/overview';
import { createUser } from '$lib/server/services/users';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { engines } from './engines';

const NOW_MS = Date.UTC(2026, 10, 20, 3);
const companyId = '6f1c8a34-5b1e-4f0e-9a8e-1d2c3b4a5f60';

describe.each(engines)('the sample foundry on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		const person = { email: 'hana@example.jp', name: '花', password: 'vbqmzkrtwpnx' };
		const { id } = await createUser(context, person);
		await fillDemoCompany(scopeOfJob({ companyId, userId: id }), NOW_MS);
	});

	afterAll(() => app.close());

	it('comes in by its files, without a finding that needs a person', async () => {
		const imports = await listImports(context, companyId);
		expect(imports.map((one) => one.status)).toEqual(Array(4).fill('committed'));
	});

	it('has three full fiscal years and the present one, in yen, energy and CO2', async () => {
		const { data } = await getOverview(context, companyId, { fiscalYear: 2025 });
		expect(data?.fiscalYears).toEqual(expect.arrayContaining([2026, 2025, 2024, 2023]));
		expect(data?.lastMonth).toBe('2026-03');
		expect(data?.yearToDate.current.dataStatus).toBe('measured');
		expect(data?.yearToDate.current.costYen).toBeGreaterThan(30_000_000);
		expect(data?.yearToDate.current.co2KgAdjusted).toBeGreaterThan(500_000);
		expect(data?.yearToDate.factorChanges).toContainEqual({
			carrier: 'electricity',
			before: 0.422,
			after: 0.452,
			unit: 'kg-CO2/kWh'
		});
	});

	it('has certificates and lines of scope 3, which change no month', async () => {
		const { certificates, scope2, scope3 } = await getGhg(context, companyId, { fiscalYear: 2025 });
		expect(certificates.map(({ kind, marketKwh }) => [kind, marketKwh])).toEqual([
			['non_fossil_tracked', 200_000]
		]);
		// 200,000 kWh × 0.452 and × 0.423
		expect(scope2.marketBased.takenOffKgCo2).toBeCloseTo(90_400, 6);
		expect(scope2.adjusted.takenOffKgCo2).toBeCloseTo(84_600, 6);
		// 1,850 t × 520 + 96,000 t-km × 0.022 + 420 t × 37.7 + 11,520 person-days × 1.810720
		expect(scope3.co2eKg).toBeCloseTo(962_000 + 2112 + 15_834 + 20_859.4944, 6);
	});

	it('offers the next month to upload, and bills and half-hours agree', async () => {
		const samples = await listSamples(context, companyId);
		expect(samples.map((one) => one.name)).toContain('見本_電気_2026-10_請求.csv');
		for (const { name } of samples) {
			const preview = await uploadSample(context, companyId, name);
			expect(preview).toMatchObject({ status: 'preview', counts: { conflict: 0, rejected: 0 } });
			await commitImport(context, companyId, { id: preview.id });
		}
		expect((await verify(context)).differences).toEqual([]);
	});
});

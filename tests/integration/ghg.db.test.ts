import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { getServer } from '$lib/server/app';
import { Conflict } from '$lib/server/errors';
import { read } from '$lib/server/repositories/transaction';
import { listUsageMonths } from '$lib/server/repositories/usage';
import { createCertificate, removeCertificate } from '$lib/server/services/certificates';
import { getGhg } from '$lib/server/services/ghg';
import { updateMeteringPoint } from '$lib/server/services/metering-points';
import {
	correctScope3Entry,
	createScope3Entry,
	getScope3,
	listScope3,
	removeScope3Entry
} from '$lib/server/services/scope3';
import { scope3Workbook } from '$lib/server/services/scope3/workbook';
import { listSites } from '$lib/server/services/sites';
import { verify } from '$lib/server/services/verify';
import { context } from './an-app';
import { APRIL, useClerk } from './clerk';
import { companyScope, engines } from './engines';

const TEPCO = { supplier: '東京電力エナジーパートナー' };
const PAPER = {
	...{ kind: 'non_fossil_tracked', kwh: 400, fromMonth: '2025-04', toMonth: '2026-03' },
	...{ serial: 'NF-1', source: '約定通知 2026年2月' }
};

describe.each(engines)('scopes 1, 2 and 3 on $name', (engine) => {
	const clerk = useClerk(engine);
	const points = async (...carriers: string[]) => {
		const [site] = await listSites(context, clerk.company);
		for (const carrier of carriers) {
			await clerk.work(site!.id, { carrier });
			await clerk.enter({ ...APRIL, quantity: '100' });
		}
	};
	const ghg = (fiscalYear = 2025) => getGhg(context, clerk.company, { fiscalYear });
	const tepco = async () => {
		await updateMeteringPoint(context, clerk.company, { id: clerk.meteringPoint, ...TEPCO });
		await clerk.enter(APRIL);
	};

	test('scope 1 is fuels, scope 2 power and heat; together they are the months of the year', async () => {
		await tepco();
		await points('city_gas', 'diesel', 'heat_other', 'solar', 'electricity_export');
		const { scope1, scope2, totals, solar, sold } = await ghg();
		expect(scope1.lines.map(({ carrier, co2KgBasic }) => [carrier, co2KgBasic])).toEqual([
			['city_gas', 205],
			['diesel', 262]
		]);
		expect(scope2.electricity).toMatchObject({ quantity: 1000, co2KgAdjusted: 452 });
		expect(scope2.heat.map(({ carrier }) => carrier)).toEqual(['heat_other']);
		// 100 GJ × 0.0532 t
		expect(scope2.heat[0]!.co2KgAdjusted).toBe(5320);
		expect(scope2.locationBased).toMatchObject({ co2Kg: 423, totalKgCo2: 5743 });
		expect(solar).toMatchObject({ quantity: 100, gigajoules: 0.36, co2KgBasic: 0 });
		expect(sold).toMatchObject({ quantity: 100, gigajoules: 0, incomeYen: 30_000 });
		const scope = companyScope(clerk.company);
		const rows = await read(getServer().database, scope, (tx) =>
			listUsageMonths(scope, tx, { from: '2025-04', to: '2026-03' })
		);
		const sum = rows.reduce((all, row) => all + row.co2KgBasic!, 0);
		expect(totals.scope1And2Basic).toBeCloseTo(sum, 9);
		expect(scope1.total.co2KgBasic! + scope2.total.co2KgBasic!).toBeCloseTo(sum, 9);
	});

	test('a year without a national average has no location-based figure, and says which', async () => {
		await clerk.enter({ ...APRIL, from: '2024/4/1', to: '2024/4/30' });
		const { scope2 } = await ghg(2024);
		expect(scope2.locationBased).toMatchObject({ co2Kg: null, missingYears: [2024] });
		expect(scope2.marketBased.afterKgCo2).not.toBeNull();
	});

	test('certificates are a line of their own: the months stay as they are', async () => {
		await tepco();
		const before = await ghg();
		const { id } = await createCertificate(context, clerk.company, PAPER);
		const { scope2, certificates } = await ghg();
		expect(scope2.electricity).toEqual(before.scope2.electricity);
		expect(scope2.locationBased).toEqual(before.scope2.locationBased);
		// 452 − 400 × 0.452, and 452 − 400 × 0.423
		expect(scope2.marketBased.afterKgCo2).toBeCloseTo(271.2, 9);
		expect(scope2.adjusted.afterKgCo2).toBeCloseTo(282.8, 9);
		expect(certificates[0]).toMatchObject({ marketKwh: 400, adjustedKwh: 400, reason: null });
		expect((await verify(context)).differences).toEqual([]);
		await expect(
			createCertificate(context, clerk.company, { ...PAPER, serial: ' nf-1' })
		).rejects.toThrow(Conflict);
		await removeCertificate(context, clerk.company, id);
		expect((await ghg()).scope2).toEqual(before.scope2);
	});

	test('a published factor of commuting and one of the company’s own make tonnes by category', async () => {
		const commuting = await createScope3Entry(context, clerk.company, {
			...{ fiscalYear: '2025', category: '7', name: 'マイカー通勤', quantity: '7,200' },
			factorId: 'scope3-v3.6/10'
		});
		// 7,200 person-days × 1.837927 kg
		expect(commuting).toMatchObject({ co2eKg: 13_233.0744, unit: '人・日', factorMass: 'kg' });
		await createScope3Entry(context, clerk.company, {
			...{ fiscalYear: 2025, category: 1, name: '鋼材', quantity: 12.5, unit: 't' },
			...{ factor: '2.1', factorMass: 't', source: '仕入先の回答' }
		});
		const year = await getScope3(context, clerk.company, {});
		expect(year.categories.filter(({ lines }) => lines > 0)).toEqual([
			{ category: 1, lines: 1, co2eKg: 26_250 },
			{ category: 7, lines: 1, co2eKg: 13_233.0744 }
		]);
		expect((await ghg()).scope3.co2eKg).toBeCloseTo(39_483.0744, 9);
		const { content } = await scope3Workbook(context, clerk.company, { fiscalYear: 2025 });
		const [sheet] = (await readXlsx(content)).sheets;
		expect(sheet!.rows[1]!.slice(0, 8)).toEqual([
			...[1, '購入した製品・サービス', '鋼材', 12.5, 't', 2.1, 't-CO2e/t', 26.25]
		]);
	});

	test('a line that is corrected or removed stays on record and counts no more', async () => {
		const line = {
			...{ fiscalYear: 2025, category: 6, name: '出張', quantity: '10', unit: '泊' },
			...{ factor: '30', source: '社内の調べ' }
		};
		const { id } = await createScope3Entry(context, clerk.company, line);
		const next = await correctScope3Entry(context, clerk.company, { id, ...line, quantity: '20' });
		expect((await getScope3(context, clerk.company)).co2eKg).toBe(600);
		const again = correctScope3Entry(context, clerk.company, { id, ...line });
		await expect(again).rejects.toThrow(Conflict);
		await removeScope3Entry(context, clerk.company, next.id);
		expect((await getScope3(context, clerk.company)).co2eKg).toBeNull();
		expect(await listScope3(context, clerk.company)).toHaveLength(2);
	});

	test('a factor of another category is refused, and one of one’s own needs its source', async () => {
		const line = { fiscalYear: 2025, category: 1, name: '鋼材', quantity: '1' };
		const code = (more: object) =>
			createScope3Entry(context, clerk.company, { ...line, ...more }).then(
				() => 'done',
				(error: unknown) => (error as Conflict).findings[0]?.code
			);
		expect(await code({ factorId: 'scope3-v3.6/10' })).toBe('scope3.factor_unknown');
		expect(await code({ factor: '2', unit: 't' })).toBe('field.required');
	});
});

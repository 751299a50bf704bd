import { beforeEach, describe, expect, test } from 'vitest';
import { commitImport } from '$lib/server/services/imports';
import { createDriver, enterDriverValues, removeDriver } from '$lib/server/services/drivers';
import { getIntensity } from '$lib/server/services/intensity';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { createSite } from '$lib/server/services/sites';
import { context } from './an-app';
import { useClerk } from './clerk';
import { engines } from './engines';

describe.each(engines)('energy over a driver on $name', (engine) => {
	const clerk = useClerk(engine);
	let output: string;
	beforeEach(async () => {
		const file = await clerk.upload(
			'2024-04-01,2024-04-30,2000,50000',
			'2025-04-01,2025-04-30,1000,30000',
			'2025-05-01,2025-05-31,3000,90000',
			'2025-06-01,2025-06-15,400,12000'
		);
		await commitImport(context, clerk.company, { id: file, conflicts: 'replace' });
		output = await driver('鋳込量', [
			['2024-04', 20],
			['2025-04', 20],
			['2025-05', 10],
			['2025-06', 10]
		]);
	});

	async function driver(name: string, months: [string, number][], siteId: string | null = null) {
		const made = { name, unit: 't', kind: 'production', siteId };
		const { id } = await createDriver(context, clerk.company, made);
		const values = months.map(([period, value]) => ({ period, value }));
		await enterDriverValues(context, clerk.company, { id, values });
		return id;
	}
	const ask = async (more: object = {}) =>
		(await getIntensity(context, clerk.company, { fiscalYear: 2025, ...more }))!;

	test('a month is its energy over its output, a year the sum over the sum', async () => {
		const found = await ask({ measure: 'electricityKwh' });
		expect(found.driver).toEqual({ id: output, label: '鋳込量', kind: 'production', unit: 't' });
		const months = found.months
			.slice(0, 4)
			.map(({ month, intensity, gap }) => [month, intensity, gap]);
		expect(months).toEqual([
			['2025-04', 50, null],
			['2025-05', 300, null],
			// Half of June is billed: half its energy over all of its output would be no intensity.
			['2025-06', null, 'no_energy'],
			['2025-07', null, 'neither']
		]);
		// 4,000 kWh over 30 t; the mean of 50 and 300 would be 175.
		expect(found.years[0]).toMatchObject({ fiscalYear: 2025, months: 2, intensity: 4000 / 30 });
		expect(found.compared?.now.intensity).toBe(50);
		expect(found.compared?.before.intensity).toBe(100);
	});

	test('heat and crude oil are those of the energy law', async () => {
		// FY2025: 8.64 GJ/MWh; 0.0258 kL/GJ.
		const heat = await ask();
		expect(heat.months[0]!.intensity).toBeCloseTo(8.64 / 20, 12);
		const oil = await ask({ measure: 'crudeOilLitres' });
		expect(oil.months[0]!.intensity).toBeCloseTo((8.64 * 25.8) / 20, 9);
	});

	test('a driver of a site has the energy of that site; records are no energy', async () => {
		const second = await createSite(context, clerk.company, { name: '第二工場' });
		const water = { siteId: second.id, name: '上水', carrier: 'water', unit: 'm3' };
		await createMeteringPoint(context, clerk.company, water);
		const other = await driver('加工数', [['2025-04', 5]], second.id);
		const found = await ask({ driver: other });
		expect(found.driver.label).toBe('第二工場 加工数');
		expect(found.drivers).toHaveLength(2);
		expect(found.months[0]).toMatchObject({ driver: 5, energy: null, gap: 'no_energy' });
	});

	test('without a driver with figures there is none; one that is not there gives way', async () => {
		expect((await ask({ driver: 'x', measure: 'x' })).driver.id).toBe(output);
		await removeDriver(context, clerk.company, output);
		await createDriver(context, clerk.company, { name: '空', unit: '', kind: 'other' });
		expect(await ask()).toBeNull();
	});
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCompany } from '$lib/server/services/companies';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, uploadFile } from '$lib/server/services/imports';
import { listMeteringPoints } from '$lib/server/services/metering-points';
import { getTrace } from '$lib/server/services/trace';
import { context, openApp } from './an-app';
import { engines } from './engines';

const HEADINGS =
	'Portfolio Manager Meter ID,Meter Name,Meter Type,Start Date,End Date,Usage/Quantity,Usage Units';
const EXPORT = [
	HEADINGS,
	'1-0,Grid,Electric - Grid,2024-05-01,2024-06-01,34121.4,kBtu (thousand Btu)',
	'1-1,Gas,Natural Gas,2024-05-01,2024-06-01,100000,kBtu (thousand Btu)'
].join('\r\n');

describe.each(engines)('units of files from abroad on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;

	beforeAll(async () => {
		app = await openApp({ createPlace });
	});

	afterAll(() => app.close());

	it('stay as printed in the ledger and become energy, CO2 and a traced conversion', async () => {
		const { id: company } = await createCompany(context, { name: '海外書式' });
		const body = new FormData();
		body.append('file', new Blob([EXPORT]), 'meters.csv');
		const request = new Request('http://localhost/', { method: 'POST', body });
		const { id, records } = await uploadFile(context, company, request);
		expect(records.map(({ carrier, unit }) => [carrier, unit])).toEqual([
			['electricity', 'kBtu'],
			['natural_gas', 'kBtu']
		]);
		await commitImport(context, company, { id });

		const may = { from: '2024-05', to: '2024-05' };
		const { rows } = await getEnergy(context, company, { ...may, by: ['month', 'carrier'] });
		const told = rows.map(({ carrier, quantity, unit, gigajoules }) => [
			carrier,
			quantity,
			unit,
			Number(gigajoules!.toFixed(6))
		]);
		// 34,121.4 kBtu are 9,999.99522 kWh, at 8.64 GJ per MWh; 100,000 kBtu are 105.505585 GJ.
		expect(told).toEqual([
			['electricity', 34121.4, 'kBtu', 86.399959],
			['natural_gas', 100000, 'kBtu', 105.505585]
		]);
		expect(rows.every(({ co2KgBasic }) => co2KgBasic !== null && co2KgBasic > 0)).toBe(true);

		const points = await listMeteringPoints(context, company);
		const gas = points.find(({ carrier }) => carrier === 'natural_gas')!;
		const cell = { meteringPointId: gas.id, month: '2024-05' };
		const trace = await getTrace(context, company, cell);
		expect(trace.recomputed).toBe('equal');
		expect(trace.conversions).toMatchObject([{ from: 'kBtu', to: 'm3' }]);
	});

	it('gas in kWh is read as heat, and says by which figure it becomes m3', async () => {
		const { id: company } = await createCompany(context, { name: '英国書式' });
		const slots = Array.from({ length: 48 }, (_, slot) => `2025-05-01,${slot + 1},10`);
		const table = ['MPRN,Date,Settlement Period,kWh', ...slots.map((one) => `74512300,${one}`)];
		const body = new FormData();
		body.append('file', new Blob([table.join('\r\n')]), 'gas.csv');
		const request = new Request('http://localhost/', { method: 'POST', body });
		const { id, records, status, findings } = await uploadFile(context, company, request);
		expect([status, records[0]?.carrier, records[0]?.unit]).toEqual(['preview', 'city_gas', 'kWh']);
		const told = findings.find(({ code }) => code === 'import.gas_as_heat');
		expect(told).toMatchObject({ severity: 'warning', where: { row: 2 } });
		expect(told!.message).toContain('45 GJ/');
		await commitImport(context, company, { id });
		const may = { from: '2025-05', to: '2025-05', by: ['month'] as const };
		const { rows } = await getEnergy(context, company, { ...may, by: [...may.by] });
		// 480 kWh × 3.6 MJ; 2.05 kg-CO2 and more a m3 of 45 MJ.
		expect(rows[0]!.gigajoules).toBeCloseTo(1.728, 9);
		expect(rows[0]!.co2KgBasic! / (1728 / 45)).toBeGreaterThan(1.9);
	});
});

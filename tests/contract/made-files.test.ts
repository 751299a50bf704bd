/** The files of `tests/importers` through the API: figures of their makers, evidence to the row. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { listMeteringPoints } from '$lib/server/services/api-schemas/metering-points';
import { commitImport, undoImport } from '$lib/server/services/api-schemas/imports';
import { createMeteringPoint } from '$lib/server/services/api-schemas/metering-points';
import { createSite } from '$lib/server/services/api-schemas/sites';
import { getTrace } from '$lib/server/services/api-schemas/trace';
import { ask, refused, world } from './client';
import { commit, energyRows, newCompany, upload } from './company';

function file(path: string) {
	return { name: basename(path), content: new Uint8Array(readFileSync(`tests/importers/${path}`)) };
}

interface Expected {
	path: string;
	layout: string;
	unit: string;
	quantity: number;
	count: number;
	missing: number;
}

const single: Expected[] = [
	expected('tepco-kurashi/tepco_kurashi_day_20260701_cp932.csv', ['kWh', 16.5, 48, 0]),
	expected('tepco-kurashi/tepco_kurashi_month_202607_cp932_2gaps.csv', ['kWh', 448.3, 1488, 2]),
	expected('osaka-gas-billing/osakagas_billing_FY2025_cp932.csv', ['m3', 375, 12, 0])
];

function expected(
	path: string,
	[unit, quantity, count, missing]: [string, number, number, number]
): Expected {
	return { path, layout: path.split('/')[0]!, unit, quantity, count, missing };
}

test.for(single)('$path: $quantity $unit', async ({ path, ...figures }) => {
	const { layout, records, status } = await upload(world.company, file(path));
	expect({ status, layout: layout?.id, records: records.length }).toEqual({
		status: 'preview',
		layout: figures.layout,
		records: 1
	});
	const { unit, quantity, count, missing } = records[0]!;
	expect({ unit, count, missing }).toEqual({
		unit: figures.unit,
		count: figures.count,
		missing: figures.missing
	});
	expect(quantity).toBeCloseTo(figures.quantity, 9);
});

test('みるでん: 590.40 kWh by month, the total row not added', async () => {
	const path = 'kansai-miruden/kepco_miruden_hour_202608_cp932.csv';
	const { records } = await upload(world.company, file(path));
	expect(records[0]?.quantity).toBeCloseTo(590.4, 9);
	expect(records[0]?.byMonth).toMatchObject([
		{ month: '2026-07', quantity: 307.1 },
		{ month: '2026-08', quantity: 283.3 }
	]);
});

const encodings = ['utf8', 'utf8bom', 'cp932', 'utf16le_bom', 'utf16be_bom', 'eucjp', 'iso2022jp'];

test.for(encodings)('three facilities and 20,134.5 kWh in %s', async (encoding) => {
	const { records } = await upload(world.company, file(`monthly-bills/enc_${encoding}.csv`));
	expect(records).toHaveLength(3);
	const sum = records.reduce((total, { quantity }) => total + quantity, 0);
	expect(sum).toBeCloseTo(20_134.5, 9);
});

test('the 22 digits of a supply point stay text', async () => {
	const path = 'tepco-kurashi/tepco_kurashi_month_202607_cp932_2gaps.csv';
	const { records } = await upload(world.company, file(path));
	expect(records[0]?.supplyPointNumber).toMatch(/^\d{22}$/);
});

test('a month of half-hours goes in, is traced to its rows and comes out again', async () => {
	const company = await newCompany('30分値を入れる会社');
	const path = 'tepco-kurashi/tepco_kurashi_month_202607_cp932_2gaps.csv';
	const preview = await upload(company, file(path));
	const committed = await commit(company, preview.id);
	expect(committed.records[0]?.meteringPointId).not.toBeNull();
	const [july] = await energyRows(company, '2026-07', '2026-07');
	expect(july?.quantity).toBeCloseTo(448.3, 9);
	expect(july?.costYen).toBeNull();

	const { items } = await ask(listMeteringPoints, { params: { company } });
	expect(items).toMatchObject([
		{ supplyPointNumber: preview.records[0]?.supplyPointNumber, carrier: 'electricity' }
	]);
	const trace = await ask(getTrace, {
		params: { company },
		query: { meteringPointId: items[0]!.id, month: '2026-07' }
	});
	expect(trace.recomputed).toBe('equal');
	const inMonth = trace.evidence.reduce((sum, { quantityInMonth }) => sum + quantityInMonth, 0);
	expect(inMonth).toBeCloseTo(448.3, 9);
	for (const evidence of trace.evidence) {
		expect(evidence).toMatchObject({ kind: 'interval', sha256: preview.file.sha256 });
		expect(evidence.row).toBeLessThanOrEqual(evidence.lastRow);
	}

	await ask(undoImport, { params: { company, import: preview.id } });
	const [undone] = await energyRows(company, '2026-07', '2026-07');
	expect(undone?.quantity).toBeNull();
});

test('with two points to choose from, commit asks which one and then takes it', async () => {
	const company = await newCompany('計量点が二つの会社');
	const site = await ask(createSite, { params: { company }, body: { name: '工場' } });
	const made = [];
	for (const name of ['第一', '第二']) {
		const body = { siteId: site.id, name, carrier: 'electricity', unit: 'kWh' };
		made.push(await ask(createMeteringPoint, { params: { company }, body }));
	}
	const content = '年月,使用量(kWh)\n2025年4月,500\n';
	const preview = await upload(company, { name: 'どちら.csv', content });
	const params = { company, import: preview.id };
	const problem = await refused(commitImport, { params, body: { conflicts: 'keep' } });
	expect(problem).toMatchObject({ status: 409, code: 'import.metering_point_required' });

	const chosen = made[1]!.id;
	const committed = await ask(commitImport, {
		params,
		body: { conflicts: 'keep', meteringPoints: { '0': chosen } }
	});
	expect(committed.records[0]?.meteringPointId).toBe(chosen);
	const rows = await energyRows(company, '2025-04', '2025-04', 'meteringPoint');
	expect(rows.find(({ meteringPoint }) => meteringPoint === chosen)?.quantity).toBe(500);
});

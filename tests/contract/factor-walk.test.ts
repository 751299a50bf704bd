/**
 * A walk over all that the official lists print, asked of the server as an outside program asks:
 * each row on both bases against the transcribed file. Skipped where the files are not there.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { calculateEmissions } from '$lib/server/services/api-schemas/calculations';
import { findFactor } from '$lib/server/services/api-schemas/factors';
import { ask, refused, send } from './client';

const realFiles = process.env.REAL_FILES_DIR ?? join(import.meta.dirname, '../../../shared/real');
const folder = join(realFiles, '../data/factors');
const absent = !existsSync(folder);
const DAY = '2025-10-01';
const AT_ONCE = 8;

type Row = Record<string, string>;

function rows(file: string): Row[] {
	const text = readFileSync(join(folder, file), 'utf8');
	return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

interface Asked {
	query: Record<string, string>;
	/** `basic adjusted`, as the list prints them, in kg per base unit. */
	printed: string;
}

/** What the server says otherwise than printed; a few questions at once over kept connections. */
async function walk(asked: readonly Asked[]): Promise<string[]> {
	const different: string[] = [];
	const waiting = [...asked];
	const walker = async () => {
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const said = await answerOf(next.query);
			if (said !== next.printed)
				different.push(`${JSON.stringify(next.query)}: ${said}, not ${next.printed}`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, walker));
	return different;
}

async function answerOf(query: Record<string, string>): Promise<string> {
	const response = await send(findFactor, { query: { date: DAY, ...query } });
	const told = (await response.json()) as Record<string, unknown>;
	if (response.status !== 200) return String(told.code);
	return `${String(told.valueBasic)} ${String(told.valueAdjusted)} ${String(told.status)}`;
}

/** The decimal point moved to the right in the text, so that no arithmetic is shared. */
function thousandfold(printed: string): number {
	const [whole, fraction] = printed.split('.') as [string, string];
	return Number(`${whole}${fraction.slice(0, 3)}.${fraction.slice(3)}`);
}

const given = (fields: Record<string, string | undefined>) =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Record<string, string>;

const official = (basic: number, adjusted: number) => `${basic} ${adjusted} official`;

describe.skipIf(absent)('the whole library (skipped without the transcribed lists)', () => {
	test('1,283 retail rows of electricity', { timeout: 60_000 }, async () => {
		const retail = rows('electricity-suppliers-fy2024.csv').filter(
			({ section }) => section === 'retailer'
		);
		expect(retail.length).toBe(1283);
		const asked = retail.map((row) => ({
			query: given({ carrier: 'electricity', supplier: row.supplier_ja, menu: row.menu }),
			printed: official(Number(row.basic_kgco2_per_kwh), Number(row.adjusted_kgco2_per_kwh))
		}));
		expect(await walk(asked)).toEqual([]);
	});

	test('10 grid operators; the one that is a retailer too is the retailer to its customers', async () => {
		const list = rows('electricity-suppliers-fy2024.csv');
		const grid = list.filter(({ section }) => section === 'grid_operator');
		expect(grid.length).toBe(10);
		const okinawa = list.find(
			(row) => row.supplier_ja === '沖縄電力(株)' && row.row_type === 'residual'
		)!;
		const asked = grid.map((row) => {
			const served = row.supplier_ja === '沖縄電力(株)' ? okinawa : row;
			return {
				query: given({ carrier: 'electricity', supplier: row.supplier_ja }),
				printed: official(Number(served.basic_kgco2_per_kwh), Number(served.adjusted_kgco2_per_kwh))
			};
		});
		expect(await walk(asked)).toEqual([]);
	});

	test('113 rows of city gas, by area', async () => {
		const gas = rows('city-gas-suppliers-fy2025.csv').filter(
			({ section }) => section === 'supplier'
		);
		expect(gas.length).toBe(113);
		const asked = gas.map((row) => ({
			query: given({
				...{ carrier: 'city_gas', supplier: row.supplier_ja },
				...{ menu: row.menu, area: row.area_ja }
			}),
			printed: official(Number(row.basic_tco2_per_1000m3), Number(row.adjusted_tco2_per_1000m3))
		}));
		expect(await walk(asked)).toEqual([]);
	});

	test('38 rows of heat, by area', async () => {
		const heat = rows('heat-suppliers-fy2024.csv').filter(({ section }) => section === 'supplier');
		expect(heat.length).toBe(38);
		const asked = heat.map((row) => ({
			query: given({
				...{ carrier: 'heat_other', supplier: row.supplier_ja },
				...{ menu: row.menu, area: row.area_ja }
			}),
			printed: official(
				thousandfold(row.basic_tco2_per_gj!),
				thousandfold(row.adjusted_tco2_per_gj!)
			)
		}));
		expect(await walk(asked)).toEqual([]);
	});

	test('35 fuels: the factor, and the kilograms of one printed unit', async () => {
		const codes: Record<string, string> = {
			diesel_oil: 'diesel',
			coal_coke: 'coke',
			coal_steam_imported: 'coal'
		};
		const units: Record<string, string> = { t: 't', kL: 'kL' };
		const fuels = rows('fuels-official-fy2023-on.csv');
		expect(fuels.length).toBe(35);
		const asked = fuels.map((row) => ({
			query: { carrier: codes[row.key!] ?? row.key! },
			printed: official(Number(row.tco2_per_unit), Number(row.tco2_per_unit))
		}));
		expect(await walk(asked)).toEqual([]);
		for (const row of fuels) {
			const carrier = codes[row.key!] ?? row.key!;
			const unit = units[row.unit!] ?? 'thousand_m3';
			const body = { carrier, quantity: 1, unit, date: DAY };
			const { co2KgBasic, co2KgAdjusted } = await ask(calculateEmissions, { body });
			const kg = thousandfold(`${row.tco2_per_unit}000`);
			expect([carrier, co2KgBasic, co2KgAdjusted]).toEqual([carrier, kg, kg]);
		}
	});
});

describe('what no list has is refused or explained, never guessed', () => {
	const supplier = '東京電力エナジーパートナー';
	const power = { carrier: 'electricity', date: DAY };

	test.for([
		['menu.unknown', { ...power, supplier, menu: 'Q' }],
		['supplier.unknown', { ...power, supplier: '常陸どこにもない電力' }],
		['date.out_of_range', { ...power, date: '2008-06-01' }],
		['date.out_of_range', { ...power, date: '2031-06-01' }],
		['carrier.ambiguous', { carrier: 'heavy_oil', date: DAY }],
		['area.required', { carrier: 'city_gas', supplier: '東部瓦斯株式会社', date: DAY }]
	] as const)('%s: %j', async ([code, query]) => {
		expect(await refused(findFactor, { query })).toMatchObject({ status: 422, code });
	});

	test.for([
		['unit.not_for_carrier', { carrier: 'kerosene', quantity: 1, unit: 'kWh', date: DAY }],
		['carrier.ambiguous', { carrier: 'heavy_oil', quantity: 1, unit: 'L', date: DAY }]
	] as const)('%s: %j', async ([code, body]) => {
		expect(await refused(calculateEmissions, { body })).toMatchObject({ status: 422, code });
	});

	test('a year without the supplier’s list is explained, and not filled from a later list', async () => {
		const query = { ...power, supplier: '(株)オプテージ', date: '2022-06-01' };
		const { explanation, valueAdjusted, findings } = await ask(findFactor, { query });
		expect(valueAdjusted).toBe(0.434);
		expect(findings.map(({ code }) => code)).toContain('factor.supplier_year_missing');
		const said = explanation.map(({ sentence }) => sentence).join('');
		expect(said).toContain('さかのぼって使うことはしません');
	});

	test('the steps come in the language of the request', async () => {
		const headers = { 'accept-language': 'en' };
		const query = { ...power, supplier };
		const { explanation } = await ask(findFactor, { query, headers });
		expect(explanation.map(({ about }) => about)).toEqual(['step', 'step', 'step', 'years']);
		expect(explanation[2]!.sentence).toContain('residual');
		expect(explanation[3]!.sentence).toBe(
			'It is made of results of FY2024, serves what was used in FY2025, and is reported in FY2026.'
		);
	});
});

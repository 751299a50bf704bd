import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { FactorQuery } from '$lib/domain/factors/factor';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { loadFactorLibrary } from '$lib/server/factor-library';

/** The lists as transcribed, read here on their own, not through the shipped editions. */
const realFiles = process.env.REAL_FILES_DIR ?? join(import.meta.dirname, '../../../shared/real');
const folder = join(realFiles, '../data/factors');
const absent = !existsSync(folder);

type Row = Record<string, string>;

function rows(file: string): Row[] {
	if (absent) return [];
	const text = readFileSync(join(folder, file), 'utf8');
	return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

function values(query: Omit<FactorQuery, 'month'>): string {
	const resolved = resolveFactor({ ...query, month: '2025-10' }, loadFactorLibrary());
	if (!resolved.ok) return resolved.code;
	const { factor, status } = resolved.value;
	return `${factor!.valueBasic} ${factor!.valueAdjusted} ${status}`;
}

/** The decimal point moved to the right, in text, so that no arithmetic is shared with the code. */
function thousandfold(printed: string): number {
	const [whole, fraction] = printed.split('.') as [string, string];
	return Number(`${whole}${fraction.slice(0, 3)}.${fraction.slice(3)}`);
}

describe.skipIf(absent)('the official lists (skipped without the transcribed lists)', () => {
	it('each of the 1,283 figures of the electricity list is resolved as printed', () => {
		const retail = rows('electricity-suppliers-fy2024.csv').filter(
			(row) => row.section === 'retailer'
		);
		expect(retail.length).toBe(1283);
		const different = retail.filter(
			(row) =>
				values({ carrier: 'electricity', supplier: row.supplier_ja, menu: row.menu || null }) !==
				`${Number(row.basic_kgco2_per_kwh)} ${Number(row.adjusted_kgco2_per_kwh)} official`
		);
		expect(different).toEqual([]);
	});

	it('each supplier is found under its search form as under its printed name', () => {
		const retail = rows('electricity-suppliers-fy2024.csv').filter(
			(row) => row.section === 'retailer'
		);
		const different = retail.filter((row) => {
			const menu = row.menu || null;
			const carrier = 'electricity';
			return (
				values({ carrier, supplier: row.supplier_search, menu }) !==
				values({ carrier, supplier: row.supplier_ja, menu })
			);
		});
		expect(different).toEqual([]);
	});

	it('without a menu it is the residual, the company figure of 31 suppliers, or the only figure', () => {
		const retail = rows('electricity-suppliers-fy2024.csv').filter(
			(row) => row.section === 'retailer'
		);
		const suppliers = Map.groupBy(retail, (row) => row.supplier_ja!);
		const byKind = { residual: 0, company_average: 0, single: 0 };
		for (const [supplier, figures] of suppliers) {
			const row =
				figures.find((one) => one.row_type === 'residual') ??
				figures.find((one) => one.row_type === 'company_average') ??
				figures[0]!;
			byKind[row.row_type as keyof typeof byKind] += 1;
			expect(values({ carrier: 'electricity', supplier })).toBe(
				`${Number(row.basic_kgco2_per_kwh)} ${Number(row.adjusted_kgco2_per_kwh)} official`
			);
		}
		expect(suppliers.size).toBe(511);
		expect(byKind).toEqual({ residual: 208, company_average: 31, single: 272 });
	});

	it('nine grid operators and both figures of nobody', () => {
		const list = rows('electricity-suppliers-fy2024.csv');
		const grid = list.filter((row) => row.section === 'grid_operator');
		expect(grid.length).toBe(10);
		const different = grid
			.filter((row) => row.supplier_ja !== '沖縄電力(株)')
			.filter(
				(row) =>
					values({ carrier: 'electricity', supplier: row.supplier_ja }) !==
					`${Number(row.basic_kgco2_per_kwh)} ${Number(row.adjusted_kgco2_per_kwh)} official`
			);
		expect(different).toEqual([]);
		const fallback = list.find((row) => row.section === 'default')!;
		expect(values({ carrier: 'electricity' })).toBe(
			`${Number(fallback.basic_kgco2_per_kwh)} ${Number(fallback.adjusted_kgco2_per_kwh)} official`
		);
	});

	it('each of the 113 figures of the city gas list is resolved as printed', () => {
		const gas = rows('city-gas-suppliers-fy2025.csv').filter((row) => row.section === 'supplier');
		expect(gas.length).toBe(113);
		const different = gas.filter(
			(row) =>
				values({
					carrier: 'city_gas',
					supplier: row.supplier_ja,
					menu: row.menu || null,
					area: row.area_ja || null
				}) !==
				`${Number(row.basic_tco2_per_1000m3)} ${Number(row.adjusted_tco2_per_1000m3)} official`
		);
		expect(different).toEqual([]);
	});

	it('each of the 38 figures of the heat list is resolved as printed', () => {
		const heat = rows('heat-suppliers-fy2024.csv').filter((row) => row.section === 'supplier');
		expect(heat.length).toBe(38);
		const different = heat.filter(
			(row) =>
				values({
					carrier: 'heat_other',
					supplier: row.supplier_ja,
					menu: row.menu || null,
					area: row.area_ja || null
				}) !==
				`${thousandfold(row.basic_tco2_per_gj!)} ${thousandfold(row.adjusted_tco2_per_gj!)} official`
		);
		expect(different).toEqual([]);
	});

	it('each of the 35 fuels has its listed figure', () => {
		const codes: Record<string, string> = {
			diesel_oil: 'diesel',
			coal_coke: 'coke',
			coal_steam_imported: 'coal'
		};
		const fuels = rows('fuels-official-fy2023-on.csv');
		expect(fuels.length).toBe(35);
		const different = fuels.filter(
			(row) =>
				values({ carrier: codes[row.key!] ?? row.key! }) !==
				`${Number(row.tco2_per_unit)} ${Number(row.tco2_per_unit)} official`
		);
		expect(different).toEqual([]);
	});

	it('each fuel of the old rules is its printed product to the digits printed beside it', () => {
		const codes: Record<string, string> = {
			coal_coke: 'coke',
			coal_steam_imported: 'coal',
			coal_coking: 'coal_coking_imported',
			coal_anthracite: 'coal_anthracite_imported',
			city_gas_13a: 'city_gas'
		};
		const old = rows('fuels-both-rule-sets.csv').filter(
			(row) =>
				row.rule_set === 'SHK_pre2023' &&
				row.heating_value_gj_per_unit !== '' &&
				row.fuel_id !== 'city_gas_13a_tokyo_gas'
		);
		expect(old.length).toBe(17);
		for (const row of old) {
			const carrier = codes[row.fuel_id!] ?? row.fuel_id!;
			const resolved = resolveFactor({ carrier, month: '2015-06' }, loadFactorLibrary());
			const value = resolved.ok ? resolved.value.factor!.valueBasic! : Number.NaN;
			expect(value, carrier).toBeCloseTo(Number(row.co2_kg_per_common_unit), 5);
		}
	});

	it('each row of history is resolved, or left out for a reason', () => {
		const history = rows('electricity-history.csv');
		expect(history.length).toBe(49);
		const used = history.filter((row) => {
			const isDefault = row.menu === 'default';
			const supplier = isDefault ? null : row.supplier_ja;
			const month = `${row.applies_to_fy}-10`;
			const resolved = resolveFactor(
				{ carrier: 'electricity', month, supplier },
				loadFactorLibrary()
			);
			const factor = resolved.ok ? resolved.value.factor : null;
			const printed = (text: string | undefined) => (text ? Number(text) : null);
			return (
				factor?.valueBasic === printed(row.basic_kgco2_per_kwh) &&
				factor.valueAdjusted === printed(row.adjusted_kgco2_per_kwh)
			);
		});
		const unused = history.filter((row) => !used.includes(row)).map((row) => row.menu);
		// The preliminary figure, the weaker of two rows of one year, the average, the year without use.
		expect(unused).toEqual([
			'company average (速報)',
			'company (実/基礎, 調整後)',
			'national average',
			// デフォルト値 of 2007, which serves no year
			'default'
		]);
	});
});

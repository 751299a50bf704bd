import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { getEnergy } from '$lib/server/services/energy';
import { getOverview } from '$lib/server/services/overview';
import { getSeries } from '$lib/server/services/series';
import { seriesWorkbook } from '$lib/server/services/series/workbook';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { engines } from './engines';
import { companyWith } from './many-years';

/** 1,000 MWh and 100 thousand m3 a month: 9,760 → 8,640 GJ and 4,500 GJ. */
const POWER = { carrier: 'electricity', unit: 'kWh', quantity: 1_000_000, costYen: 25_000_000 };
const GAS = { carrier: 'city_gas', unit: 'm3', quantity: 100_000, costYen: 9_000_000 };
const YEARS = { from: '2019-04', to: '2026-10' };

describe.each(engines)('eight years of a company on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		company = await companyWith('長年工業', [
			{ ...POWER, ...YEARS },
			{ ...GAS, ...YEARS }
		]);
	});
	afterAll(() => app.close());

	it('stand by the rule of each year and by one rule', async () => {
		const { data } = await getSeries(context, company);
		const told = data!.years.map(({ key, figures, sameRule }) => [
			...[key, Math.round(figures.gigajoules!), Math.round(sameRule.gigajoules!)],
			figures.costYen
		]);
		const [before, after] = [12 * (9760 + 4500), 12 * (8640 + 4500)];
		const yen = 12 * 34_000_000;
		expect(told).toEqual([
			['2019', before, after, yen],
			['2020', before, after, yen],
			['2021', before, after, yen],
			['2022', before, after, yen],
			['2023', after, after, yen],
			['2024', after, after, yen],
			['2025', after, after, yen],
			['2026', 7 * (8640 + 4500), 7 * (8640 + 4500), 7 * 34_000_000]
		]);
	});

	it('break once in energy, and the rule makes the whole change', async () => {
		const { data } = await getSeries(context, company);
		const [only, ...others] = data!.breaks.gigajoules;
		expect(others).toEqual([]);
		expect(only).toMatchObject({ before: '2022', at: '2023' });
		expect([only!.totalChange, only!.part]).toEqual([
			expect.closeTo(-13_440, 4),
			expect.closeTo(-13_440, 4)
		]);
		expect(data!.monthBreaks.gigajoules).toEqual(['2023-04']);
		expect(data!.breaks.co2KgAdjusted.map(({ at }) => at)).toContain('2023');
	});

	it('are had under the newest rule from the API’s question, too', async () => {
		const asked = { from: '2022-04', to: '2023-03', by: ['fiscalYear'] };
		const of = async (more = {}) =>
			(await getEnergy(context, company, { ...asked, ...more })).rows[0]!;
		const [own, newest] = [await of(), await of({ rule: 'newest' })];
		expect([own.gigajoules, newest.gigajoules]).toEqual([
			expect.closeTo(171_120, 4),
			expect.closeTo(157_680, 4)
		]);
		expect(newest.crudeOilKl).toBeCloseTo(157_680 * 0.0258, 6);
		expect([newest.co2KgAdjusted, newest.costYen]).toEqual([own.co2KgAdjusted, own.costYen]);
	});

	it('show on the overview of FY2023 how much is the conversion alone', async () => {
		const { data } = await getOverview(context, company, { fiscalYear: 2023 });
		const { energyDifference } = data!.yearToDate;
		expect(energyDifference).toEqual({
			totalGj: expect.closeTo(-13_440, 4),
			useGj: expect.closeTo(0, 4),
			ruleGj: expect.closeTo(-13_440, 4)
		});
	});

	it('are saved as figures, both rules side by side', async () => {
		const { content, fileName } = await seriesWorkbook(context, company);
		expect(fileName).toBe('長年工業_長期の推移.xlsx');
		const { sheets } = await readXlsx(content);
		expect(sheets.map(({ name }) => name)).toEqual(['年度', '月', '計算の方法']);
		const [head, first] = sheets[0]!.rows;
		expect(head![0]).toBe('年度');
		expect(first!.slice(0, 6)).toEqual(['2019', 408_000_000, 171_120, 157_680, 4414.9, 4068.14]);
		expect(sheets[1]!.rows).toHaveLength(1 + 91);
		expect(JSON.stringify(sheets[2]!.rows)).toContain('8.64 GJ/MWh');
	});

	it('move no stored month', async () => {
		expect((await verify(context)).differences).toEqual([]);
	});

	it('of a company without data are nothing, not zero', async () => {
		const empty = await companyWith('空の会社', []);
		expect((await getSeries(context, empty)).data).toBeNull();
		expect((await seriesWorkbook(context, empty)).content.length).toBeGreaterThan(0);
	});
});

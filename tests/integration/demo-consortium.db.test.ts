import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_COMPANIES } from '$lib/server/services/demo/consortium';
import { fillDemoConsortium, type FilledCompany } from '$lib/server/services/demo/fill-consortium';
import { listSamples } from '$lib/server/services/demo';
import { getImport, listImports } from '$lib/server/services/imports';
import { getOverview } from '$lib/server/services/overview';
import { getEnergy } from '$lib/server/services/energy';
import { verify } from '$lib/server/services/verify';
import { MWH_PER_PERSON } from '../unit/services/demo/bands';
import { context, openApp } from './an-app';
import { engines } from './engines';

const NOW_MS = Date.UTC(2026, 10, 20, 3);

/** On PostgreSQL a few that show all that is odd; SQLite has all 24. */
const A_FEW = [
	'die_casting',
	'plating',
	'heat_treatment',
	'press',
	'screws',
	'printing',
	'instruments'
];

/** Said of many a file, and nothing wrong with it. */
const HOW_IT_WAS_READ = ['bill.calendar_month', 'reading.stamps_end'];

/** Warnings and what is worth knowing of each file, by company; the others have none. */
const FOUND: Record<string, string[]> = {
	die_casting: ['bill.estimated'],
	plating: ['bill.gap', 'file.already_imported', 'bill.gap'],
	painting: ['bill.repeated'],
	machining: ['bill.gap'],
	press: ['row.total_skipped'],
	sheet_metal: ['number.unreadable'],
	screws: ['bill.same_period', 'bill.unit_price_unusual'],
	moulds: ['bill.overlap'],
	cardboard: ['bill.gap'],
	haulage: ['row.total_skipped']
};

describe.each(engines)('the sample consortium on $name', ({ name, createPlace }) => {
	const companies =
		name === 'sqlite' ? DEMO_COMPANIES : DEMO_COMPANIES.filter(({ key }) => A_FEW.includes(key));
	const progress: number[] = [];
	let app: Awaited<ReturnType<typeof openApp>>;
	let filled: FilledCompany[];

	beforeAll(async () => {
		app = await openApp({ createPlace });
		filled = await fillDemoConsortium({
			...{ ownerId: 'nobody-yet', nowMs: NOW_MS, companies },
			onProgress: ({ done }) => progress.push(done)
		});
	});

	afterAll(() => app.close());

	const idOf = (key: string) => filled.find(({ company }) => company.key === key)!.companyId;

	it('comes in the order of its definition, one company after the other', () => {
		expect(filled.map(({ company }) => company.key)).toEqual(companies.map(({ key }) => key));
		expect(progress).toEqual(companies.map((_, index) => index + 1));
	});

	it('is read without a question, and with the findings that were planned', async () => {
		for (const { company, companyId } of filled) {
			const imports = await listImports(context, companyId);
			expect(imports.every(({ status }) => status === 'committed')).toBe(true);
			const views = await Promise.all(imports.map(({ id }) => getImport(context, companyId, id)));
			const codes = views.flatMap(({ findings }) => findings.map(({ code }) => code));
			const told = codes.filter((code) => !HOW_IT_WAS_READ.includes(code));
			expect(told, company.key).toEqual(FOUND[company.key] ?? []);
			const rejected = views.reduce((sum, { counts }) => sum + counts.rejected, 0);
			expect(rejected).toBe(['sheet_metal', 'screws'].includes(company.key) ? 1 : 0);
			expect(views.every(({ counts }) => counts.conflict === 0)).toBe(true);
		}
	});

	it('has whole years of measured energy, and one company without any', async () => {
		for (const { company, companyId } of filled) {
			const { data } = await getOverview(context, companyId, { fiscalYear: 2025 });
			if (company.key === 'instruments') {
				expect(data).toBeNull();
				continue;
			}
			expect(data?.fiscalYears).toEqual(expect.arrayContaining([2025, 2024, 2023]));
			expect(data?.yearToDate.current.costYen).toBeGreaterThan(2_000_000);
			expect(data?.yearToDate.current.co2KgAdjusted ?? 0).toBeGreaterThan(0);
		}
	});

	it('has the electricity in its months that companies like them use', async () => {
		for (const { company, companyId } of filled) {
			const { rows } = await getEnergy(context, companyId, {
				...{ from: '2024-04', to: '2025-03', by: ['carrier'] }
			});
			const kwh = rows.find(({ carrier }) => carrier === 'electricity')?.quantity ?? 0;
			const [least, most] = MWH_PER_PERSON[company.key]!;
			expect(kwh / 1000 / company.employees, company.key).toBeGreaterThanOrEqual(least);
			expect(kwh / 1000 / company.employees, company.key).toBeLessThanOrEqual(most);
		}
	});

	it('lacks the months that were lost, and ends where somebody is late', async () => {
		const monthsOf = async (key: string, carrier: string) => {
			const { rows } = await getEnergy(context, idOf(key), {
				...{ from: '2025-04', to: '2026-10', by: ['month', 'carrier'] }
			});
			return rows
				.filter((row) => row.carrier === carrier && row.dataStatus !== 'missing')
				.map(({ month }) => month);
		};
		const oil = await monthsOf('plating', 'heavy_oil_a');
		expect(oil).not.toContain('2025-07');
		expect(oil).toContain('2025-08');
		expect((await monthsOf('printing', 'electricity')).at(-1)).toBe('2026-07');
		expect((await monthsOf('heat_treatment', 'electricity')).at(-1)).toBe('2026-10');
	});

	it('marks the bill that was estimated, and no other month', async () => {
		const { rows } = await getEnergy(context, idOf('die_casting'), {
			...{ from: '2025-02', to: '2025-09', by: ['month', 'carrier'] }
		});
		const estimated = rows.filter(({ dataStatus }) => dataStatus === 'estimated');
		expect(estimated.map(({ month, carrier }) => `${month} ${carrier}`)).toEqual([
			'2025-04 city_gas',
			'2025-05 city_gas'
		]);
	});

	it('gives samples to try only with the foundry', async () => {
		for (const { company, companyId } of filled) {
			const samples = await listSamples(context, companyId);
			expect(samples).toHaveLength(company.key === 'foundry' ? 3 : 0);
		}
	});

	it('is recomputed to the same figures', async () => {
		expect((await verify(context)).differences).toEqual([]);
	});
});

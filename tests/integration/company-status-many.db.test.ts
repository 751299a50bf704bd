import { addMonths, firstDayOf, monthsBetween } from '$lib/domain/time/day';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { searchCompleteness } from '$lib/server/services/completeness/consortium';
import * as consortia from '$lib/server/services/relations/consortia';
import { dueMonth, listCompanyStatus } from '$lib/server/services/relations/company-status';
import { describe, expect, it } from 'vitest';
import { server, useServer } from './access-world';
import { directoryScope, engines } from './engines';

/** As many as are on the list of the first consortium. */
const COMPANIES = 808;
const POINTS = 3;
const DUE = dueMonth(Date.now());
/** Ten times what it takes on a quiet machine: a query per company would still be far beyond. */
const MOST_MS = 2_000;

describe.each(engines)('the state of 808 companies on $name', (engine) => {
	useServer(engine);

	it('is told in a few queries', async () => {
		const { id } = await consortia.createConsortium(server, { name: '見本' });
		const companies = Array.from({ length: COMPANIES }, (_, index) => `c${index}`);
		const months = monthsBetween(addMonths(DUE, -35), DUE);
		await write(getServer().database, directoryScope(companies), async (tx) => {
			await tx.bulkInsert(
				'company',
				[
					...(['company_id', 'name', 'industry', 'fiscal_year_start_month'] as const),
					...(['tax_display', 'origin', 'data_version', 'created_at'] as const)
				],
				companies.map((one) => [one, `${one}株式会社`, '24', 4, 'included', 'real', 1, 1])
			);
			await tx.bulkInsert(
				'consortium_company',
				['consortium_id', 'company_id', 'joined_day', 'left_day', 'created_at'],
				companies.map((one) => [id, one, 1, null, 1])
			);
			await tx.bulkInsert(
				'usage_month',
				['company_id', 'metering_point_id', 'month', 'unit', ...RESULTS, 'findings'],
				companies.flatMap((one) =>
					Array.from({ length: POINTS }, (_, point) => point).flatMap((point) =>
						months.map((month) => [one, `p${point}`, month, 'kWh', ...VALUES, '[]'])
					)
				)
			);
			await tx.bulkInsert(
				'bill_in_force',
				[
					...(['company_id', 'metering_point_id', 'start_day'] as const),
					...(['import_id', 'record_index', 'number'] as const)
				],
				companies.flatMap((one) =>
					Array.from({ length: POINTS }, (_, point) => point).flatMap((point) =>
						months.map((month) => [one, `p${point}`, firstDayOf(month) + 12, 'i', 1, 1])
					)
				)
			);
			await tx.bulkInsert(
				'company_month',
				['company_id', 'month', ...RESULTS],
				companies.flatMap((one) => months.map((month) => [one, month, ...VALUES]))
			);
		});
		await listCompanyStatus(server, id);
		const started = performance.now();
		const rows = await listCompanyStatus(server, id);
		const tookMs = performance.now() - started;
		expect(tookMs).toBeLessThan(MOST_MS);
		expect(rows).toHaveLength(COMPANIES);
		expect(rows.every((row) => row.status === 'current' && row.monthsComplete === 12)).toBe(true);
		expect(rows.every(({ changePercent }) => changePercent === 0)).toBe(true);
		await searchCompleteness(server, id, {});
		const begun = performance.now();
		const grid = await searchCompleteness(server, id, {});
		expect(performance.now() - begun).toBeLessThan(MOST_MS);
		expect(grid).toMatchObject({ companies: COMPANIES, late: 0 });
		expect(grid.rows[0]?.months[0]).toMatchObject({ expected: POINTS, complete: POINTS });
	}, 120_000);
});

const RESULTS = [
	...(['quantity', 'gigajoules', 'cost_days', 'covered_days', 'days', 'data_status'] as const),
	...(['status_gigajoules', 'status_crude_oil', 'status_co2_basic'] as const),
	'status_co2_adjusted' as const
];
const VALUES = [100, 12.5, 30, 30, 30, 'measured', 'official', 'official', 'official', 'official'];

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getServer } from '$lib/server/app';
import { write } from '$lib/server/repositories/transaction';
import { createCompany } from '$lib/server/services/companies';
import { commitImport, undoImport, uploadFile } from '$lib/server/services/imports';
import { updateMeteringPoint, listMeteringPoints } from '$lib/server/services/metering-points';
import { getSumTrace } from '$lib/server/services/trace/sum';
import { verify } from '$lib/server/services/verify';
import { context, openApp } from './an-app';
import { companyScope, engines } from './engines';

async function put(
	company: string,
	lines: string[],
	conflicts: 'keep' | 'replace' | 'both' = 'keep'
) {
	const body = new FormData();
	body.append('file', new Blob([lines.join('\n')]), 'table.csv');
	const request = new Request('http://localhost/', { method: 'POST', body });
	const { id } = await uploadFile(context, company, request);
	await commitImport(context, company, { id, conflicts });
	return id;
}

const bill = (line: string) => ['使用期間開始,使用期間終了,使用量(kWh),請求金額(円)', line];

const hours = (day: string, kwh: number, count = 24) => [
	'日時,使用量(kWh)',
	...Array.from({ length: count }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00,${kwh}`)
];

describe.each(engines)('verify on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	let company: string;

	beforeAll(async () => {
		app = await openApp({ createPlace });
		company = (await createCompany(context, { name: '検算' })).id;
		await put(company, bill('2025/4/13,2025/5/12,300,9000'));
		const replaced = await put(company, bill('2025/5/1,2025/5/31,500,15000'), 'replace');
		await put(company, hours('2025-07-01', 1.5));
		await put(company, hours('2025-07-01', 2.25, 12), 'replace');
		await put(company, hours('2025-07-01', 9, 24), 'keep');
		await undoImport(context, company, replaced);
	});

	afterAll(() => app.close());

	const traced = () =>
		getSumTrace(context, company, { from: '2025-04', to: '2025-07', meteringPointId: null });

	it('after replace, keep, merge and undo every derived row is what the ledger makes of it', async () => {
		expect((await verify(context)).differences).toEqual([]);
	});

	it('a change of supplier leaves nothing stale', async () => {
		const [point] = await listMeteringPoints(context, company);
		await updateMeteringPoint(context, company, {
			id: point!.id,
			supplier: '東京電力エナジーパートナー'
		});
		expect((await verify(context)).differences).toEqual([]);
	});

	it('the trace of a sum is the same when it is worked out again', async () => {
		expect(await traced()).toMatchObject({ recomputed: 'equal', different: [] });
	});

	it.each([
		[
			'usage_month',
			sql`update usage_month set gigajoules = gigajoules + 1e-9 where month = '2025-04'`
		],
		[
			'company_month',
			sql`update company_month set cost_yen = cost_yen + 1 where month = '2025-05'`
		],
		['load_day_in_force', sql`update load_day_in_force set total = total + 1`],
		['bill_in_force', sql`delete from bill_in_force`]
	])('a corrupted row of %s is named', async (table, statement) => {
		const { database } = getServer();
		await write(database, companyScope(company), (tx) => statement.execute(tx.query));
		const tables = (await verify(context)).differences.map((one) => one.table);
		expect(tables).toContain(table);
	});

	it('the trace of a sum names the months that were corrupted', async () => {
		const { recomputed, different } = await traced();
		expect(recomputed).toBe('different');
		expect(different.map(({ month }) => month)).toContain('2025-05');
	});
});

import { beforeEach, describe, expect, test } from 'vitest';
import { Conflict, Invalid } from '$lib/server/errors';
import { correctBill, removeBill } from '$lib/server/services/bills';
import { closeMonth, listMonthClosings, reopenMonth } from '$lib/server/services/closing';
import { commitImport, undoImport } from '$lib/server/services/imports';
import { updateMeteringPoint } from '$lib/server/services/metering-points';
import { listCompanyRecords } from '$lib/server/services/records';
import { context } from './an-app';
import { APRIL, useClerk } from './clerk';
import { engines } from './engines';

describe.each(engines)('a closed month on $name', (engine) => {
	const clerk = useClerk(engine);
	let file: string;
	beforeEach(async () => {
		file = await clerk.upload('2025-04-01,2025-04-30,900,27000');
		await commitImport(context, clerk.company, { id: file });
		await closeMonth(context, clerk.company, { month: '2025-04' });
	});
	const closed = { code: 'month.closed', params: { month: '2025-04', year: 2025, number: 4 } };

	test('is moved by no upload, hand entry, correction, removal, undo or change of supplier', async () => {
		const other = await clerk.upload('2025-04-01,2025-04-30,901,27000');
		const commit = commitImport(context, clerk.company, { id: other, conflicts: 'replace' });
		await expect(commit).rejects.toMatchObject(closed);
		const bill = await clerk.oldest();
		const reason = 'x';
		await expect(clerk.enter(APRIL, { conflicts: 'both' })).rejects.toMatchObject(closed);
		await expect(
			correctBill(context, clerk.company, { ...bill, ...APRIL, reason })
		).rejects.toMatchObject(closed);
		await expect(removeBill(context, clerk.company, { ...bill, reason })).rejects.toMatchObject(
			closed
		);
		await expect(undoImport(context, clerk.company, file)).rejects.toMatchObject(closed);
		const change = { id: clerk.meteringPoint, supplier: '東京電力エナジーパートナー' };
		await expect(updateMeteringPoint(context, clerk.company, change)).rejects.toMatchObject(closed);
		expect(await clerk.april()).toEqual([900, 27000]);
	});

	test('lets pass what says the same again, and what is of other months', async () => {
		const same = await clerk.upload('2025-04-01,2025-04-30,900,27000', '2025-05-01,2025-05-31,1,1');
		expect((await commitImport(context, clerk.company, { id: same })).status).toBe('committed');
		expect((await undoImport(context, clerk.company, file)).status).toBe('undone');
		expect(await clerk.april()).toEqual([900, 27000]);
	});

	test('is opened again with a reason, which stands in the records', async () => {
		await expect(reopenMonth(context, clerk.company, { month: '2025-04' })).rejects.toThrow(
			Invalid
		);
		await reopenMonth(context, clerk.company, { month: '2025-04', reason: '請求書の訂正' });
		await undoImport(context, clerk.company, file);
		const [closing] = await listMonthClosings(context, clerk.company);
		expect(closing).toMatchObject({ month: '2025-04', reason: '請求書の訂正' });
		const { records } = await listCompanyRecords(context, clerk.company, {});
		expect(records.map(({ event }) => event)).toEqual(
			expect.arrayContaining(['month.close', 'month.reopen'])
		);
	});

	test('twice is once; a month that is not over is refused', async () => {
		await closeMonth(context, clerk.company, { month: '2025-04' });
		expect(await listMonthClosings(context, clerk.company)).toHaveLength(1);
		await expect(closeMonth(context, clerk.company, { month: '2099-01' })).rejects.toThrow(Invalid);
		const open = reopenMonth(context, clerk.company, { month: '2025-03', reason: 'x' });
		await expect(open).rejects.toThrow(Conflict);
	});
});

import { beforeEach, describe, expect, test } from 'vitest';
import { addMonths, firstDayOf, isoDay, monthOf, todayInJapan } from '$lib/domain/time/day';
import { Invalid } from '$lib/server/errors';
import { closeMonth } from '$lib/server/services/closing';
import { getCompleteness } from '$lib/server/services/completeness';
import { getEnergy } from '$lib/server/services/energy';
import { commitImport, getImport } from '$lib/server/services/imports';
import { getMeteringPoint, updateMeteringPoint } from '$lib/server/services/metering-points';
import { getOverview } from '$lib/server/services/overview';
import { listCompanyRecords } from '$lib/server/services/records';
import { verify } from '$lib/server/services/verify';
import { context } from './an-app';
import { useClerk } from './clerk';
import { engines } from './engines';

const RUNNING = monthOf(todayInJapan(Date.now()));
const ago = (months: number) => addMonths(RUNNING, -months);
const dayOf = (month: string, day: number) => isoDay(firstDayOf(month) + day - 1);

describe.each(engines)('the end of a metering point’s use on $name', (engine) => {
	const clerk = useClerk(engine);
	/** Half a year that ended four months ago, with its bills to the 12th of the last month. */
	beforeEach(async () => {
		const bills = [9, 8, 7, 6, 5].map((months) => {
			const end = isoDay(firstDayOf(ago(months - 1)) - 1);
			return `${dayOf(ago(months), 1)},${end},900,27000`;
		});
		const file = await clerk.upload(...bills, `${dayOf(ago(4), 1)},${dayOf(ago(4), 12)},300,9000`);
		await commitImport(context, clerk.company, { id: file });
	});
	const ends = (lastDay: string | null) =>
		updateMeteringPoint(context, clerk.company, { id: clerk.meteringPoint, lastDay });
	const cells = async () => {
		const range = { from: ago(5), to: RUNNING };
		const { points, next } = await getCompleteness(context, clerk.company, range);
		return { states: points[0]!.months.map(({ state }) => state).join(' '), next };
	};
	const energy = (from: string, to: string) =>
		getEnergy(context, clerk.company, { from, to, by: ['month'] });
	const nothingStale = async () => expect((await verify(context)).differences).toEqual([]);

	test('stops what is asked for, and its opening asks again', async () => {
		expect((await cells()).states).toContain('late late late');
		expect((await ends(dayOf(ago(4), 12))).lastDay).toBe(dayOf(ago(4), 12));
		const over = await cells();
		expect(over.states).toBe('measured measured ended ended ended ended');
		expect(over.next).toEqual([]);
		const { rows, findings } = await energy(ago(4), ago(3));
		expect(rows.map(({ coverage, dataStatus }) => [coverage, dataStatus])).toEqual([
			[1, 'measured'],
			[0, 'missing']
		]);
		expect(findings.map(({ code }) => code)).not.toContain('point.used_after_end');
		const { data, nextSteps } = await getOverview(context, clerk.company);
		expect(data?.lastMonth).toBe(ago(4));
		expect(nextSteps.map(({ code }) => code)).not.toContain('upload_late');
		await nothingStale();
		await ends(null);
		expect(
			(await getMeteringPoint(context, clerk.company, clerk.meteringPoint)).lastDay
		).toBeNull();
		expect((await cells()).states).toContain('late late late');
		expect((await energy(ago(4), ago(4))).rows[0]!.coverage).toBeLessThan(0.5);
		const { records } = await listCompanyRecords(context, clerk.company, {});
		expect(records.slice(0, 2).map(({ event }) => event)).toEqual([
			...['metering_point.reopen', 'metering_point.end']
		]);
		await nothingStale();
	});

	test('loses no data that come after it: they count, and two findings say so', async () => {
		await ends(dayOf(ago(6), 10));
		const { rows, findings } = await energy(ago(5), ago(5));
		expect(rows[0]).toMatchObject({ quantity: 900, costYen: 27_000 });
		expect(findings.map(({ code }) => code)).toContain('point.used_after_end');
		const late = await clerk.upload(`${dayOf(ago(3), 1)},${dayOf(ago(3), 12)},300,9000`);
		const preview = await getImport(context, clerk.company, late);
		expect(preview.findings.map(({ code }) => code)).toContain('point.after_end');
		await commitImport(context, clerk.company, { id: late });
		expect((await energy(ago(3), ago(3))).rows[0]!.quantity).toBe(300);
		await nothingStale();
	});

	test('moves no closed month, and is a day or nothing', async () => {
		await closeMonth(context, clerk.company, { month: ago(4) });
		await expect(ends(dayOf(ago(4), 12))).rejects.toMatchObject({ code: 'month.closed' });
		await expect(ends('2026-02-30')).rejects.toThrow(Invalid);
	});
});

/** Half-hours as portals give them out. */
import type { EpochDay } from '$lib/domain/time/day';
import { lines, slashed, type Cell } from '../csv-text';
import { daysFrom, isCompanyHoliday, weekdayOf } from '../season';
import { pointSalt, type Metered } from './bills';
import { dayTenths } from './load';
import type { PaperLayout } from './manufacturer';
import { SLOTS_PER_DAY } from './work';

export type ReadingPaper = Extract<PaperLayout, 'interval_rows' | 'wide_days' | 'tepco_kurashi'>;

interface Days {
	start: EpochDay;
	end: EpochDay;
}

type Print = (metered: Metered, days: Days) => string;

export const READING_PAPERS: Record<ReadingPaper, Print> = {
	interval_rows: intervalRows,
	wide_days: wideDays,
	tepco_kurashi: tepcoKurashi
};

/** A row a half-hour, stamped with its end. */
function intervalRows(metered: Metered, days: Days): string {
	const rows = slotsOf(metered, days).map(({ day, slot, kwh }) => [
		slashed(day),
		clock(slot + 1),
		kwh
	]);
	return lines([['年月日', '時刻', '使用量(kWh)'], ...rows]);
}

/** A row a day. */
function wideDays(metered: Metered, { start, end }: Days): string {
	const slots = Array.from({ length: SLOTS_PER_DAY }, (_, slot) => slot);
	const head = ['年月日', ...slots.map((slot) => `${clock(slot)}～${clock(slot + 1)}(kWh)`)];
	const rows = daysFrom(start, end).map((day) => [slashed(day), ...kwhOf(metered, day)]);
	return lines([head, ...rows]);
}

/** くらしTEPCO web; the last slot of a day is 24:00. */
function tepcoKurashi(metered: Metered, days: Days): string {
	const number = metered.point.supplyPointNumber ?? '';
	const head = [
		...['お客さま番号', '事業所コード', 'ご請求番号', '供給地点特定番号', '年月日', '曜日'],
		...['休祝日', '契約メニュー', 'ご使用量', '売電量']
	];
	const rows = slotsOf(metered, days).map(({ day, slot, kwh }): Cell[] => {
		const stamp = `${slashed(day)} ${clock(slot + 1).padStart(5, '0')}`;
		const closed = isCompanyHoliday(day) ? '○' : '';
		return [
			'00000-00000-0-00',
			'',
			'',
			number,
			stamp,
			WEEKDAYS[weekdayOf(day)]!,
			closed,
			'',
			kwh,
			''
		];
	});
	return lines([head, ...rows]);
}

const WEEKDAYS = [...'日月火水木金土'];

function slotsOf(metered: Metered, { start, end }: Days) {
	return daysFrom(start, end).flatMap((day) =>
		kwhOf(metered, day).map((kwh, slot) => ({ day, slot, kwh }))
	);
}

function kwhOf(metered: Metered, day: EpochDay): string[] {
	const { use } = metered.point;
	if (use.kind !== 'electricity') throw new Error(`${metered.point.key} has no half-hours`);
	return dayTenths(use, day, pointSalt(metered)).map((tenths) => (tenths / 10).toFixed(1));
}

/** 0 → 0:00, 48 → 24:00 */
function clock(slot: number): string {
	return `${Math.floor(slot / 2)}:${slot % 2 === 0 ? '00' : '30'}`;
}

import { z } from 'zod';
import { MISSING } from '$lib/domain/readings/load-day';
import { unpackSlots } from '$lib/domain/readings/pack';
import { isoDay, parseIsoDay } from '$lib/domain/time/day';
import { toNumber } from '$lib/domain/units/decimal';
import { authoriseCompany } from '../access/authorise';
import type { Context } from '../access/context';
import { getServer } from '../app';
import { Invalid, NotFound } from '../errors';
import { parseInput } from '../input';
import { listLoadDaysInForce, type ReadLoadDay } from '../repositories/load-days-in-force';
import { findMeteringPoint } from '../repositories/metering-points';
import { read } from '../repositories/transaction';
import type { LoadProfileView } from './views';

const day = z.string().refine((text) => parseIsoDay(text) !== null, 'day.invalid');

const question = z.strictObject({
	meteringPointId: z.string().min(1).max(100),
	from: day,
	to: day
});

/** Two leap years of days. */
const MOST_DAYS = 732;

/** Readings in force, day by day, both days included. */
export async function getLoadProfile(
	context: Context,
	companyId: string,
	input: unknown
): Promise<LoadProfileView> {
	const scope = authoriseCompany(context, 'load_profile', 'read', companyId);
	const { meteringPointId, from, to } = parseInput(question, input);
	const range = { start: parseIsoDay(from)!, end: parseIsoDay(to)! + 1 };
	if (range.end <= range.start) throw new Invalid('day.range', { from, to });
	if (range.end - range.start > MOST_DAYS) throw new Invalid('day.too_many', { most: MOST_DAYS });
	const days = await read(getServer().database, scope, async (tx) => {
		if (!(await findMeteringPoint(scope, tx, meteringPointId))) throw new NotFound('not_found');
		return listLoadDaysInForce(scope, tx, { meteringPointId, ...range });
	});
	return profileOf(days);
}

/** Days as they were measured: one slot length for most, named per day where it is another. */
export function profileOf(days: readonly ReadLoadDay[]): LoadProfileView {
	const slotMinutes = commonSlot(days);
	return { slotMinutes, days: days.map((day) => dayView(day, slotMinutes)) };
}

/** Of a point without readings in the range. */
const USUAL_SLOT_MINUTES = 30;

/** The slot length of most days; of equally many the finer. */
function commonSlot(days: readonly ReadLoadDay[]): number {
	const counts = new Map<number, number>();
	for (const { slotMinutes } of days) counts.set(slotMinutes, (counts.get(slotMinutes) ?? 0) + 1);
	const [most] = [...counts].sort(([a, daysOfA], [b, daysOfB]) => daysOfB - daysOfA || a - b);
	return most?.[0] ?? USUAL_SLOT_MINUTES;
}

function dayView(row: ReadLoadDay, commonMinutes: number): LoadProfileView['days'][number] {
	const { slotMinutes } = row;
	const kwh = Array.from(unpackSlots(row.slots), (value) =>
		value === MISSING ? null : toNumber({ coefficient: value, scale: row.scale })
	);
	return {
		...{ day: isoDay(row.day), kwh, peakKw: peakKw(row) },
		...(slotMinutes !== commonMinutes && { slotMinutes })
	};
}

function peakKw({ peak, peakSlot, scale, slotMinutes }: ReadLoadDay): number | null {
	if (peakSlot < 0 || slotMinutes > 60) return null;
	return toNumber({ coefficient: peak * (60 / slotMinutes), scale });
}

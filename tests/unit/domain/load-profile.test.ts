import { describe, expect, it } from 'vitest';
import { packSlots } from '$lib/domain/readings/pack';
import { parseIsoDay } from '$lib/domain/time/day';
import { getLoadProfile } from '$lib/server/services/api-schemas/energy';
import { profileOf } from '$lib/server/services/load-profile';

type Row = Parameters<typeof profileOf>[0][number];

/** A day of one kWh in every slot. */
function row(day: string, slotMinutes: number): Row {
	const slots = Float64Array.from({ length: 1440 / slotMinutes }, () => 1);
	return {
		...({} as Row),
		...{ day: parseIsoDay(day)!, slotMinutes, scale: 0, peak: 1, peakSlot: 0 },
		slots: packSlots(slots)
	};
}

const shown = (rows: Row[]) => {
	const profile = profileOf(rows);
	expect(getLoadProfile.answer!.safeParse(profile).success).toBe(true);
	return [
		profile.slotMinutes,
		...profile.days.map((day) => [day.slotMinutes, day.kwh.length, day.peakKw])
	];
};

describe('a load profile', () => {
	it('of half-hourly days names their slot once', () => {
		expect(shown([row('2025-04-01', 30), row('2025-04-02', 30)])).toEqual([
			30,
			[undefined, 48, 2],
			[undefined, 48, 2]
		]);
	});

	it('names the slot of a day that is measured otherwise than most', () => {
		const days = [row('2025-04-01', 60), row('2025-04-02', 30), row('2025-04-03', 60)];
		expect(shown(days)).toEqual([60, [undefined, 24, 1], [30, 48, 2], [undefined, 24, 1]]);
	});

	it('of as many hours as half-hours is half-hourly', () => {
		expect(shown([row('2025-04-01', 60), row('2025-04-02', 30)])).toEqual([
			30,
			[60, 24, 1],
			[undefined, 48, 2]
		]);
	});

	it('without readings has no days', () => {
		expect(shown([])).toEqual([30]);
	});
});

import { MISSING, type LoadDay } from './load-day';

/** Decimals that kWh have more than kW. */
const MORE_DECIMALS: Record<LoadDay['slotMinutes'], number> = {
	15: 2,
	20: 4,
	30: 1,
	60: 0,
	1440: 0
};
const MINUTES_PER_HOUR = 60;

/**
 * Mean power of each slot → energy: kW × hours. Exact but for slots of 20 minutes, whose kWh are
 * a third and rounded to four more decimals.
 */
export function energyOfPower(day: LoadDay): LoadDay {
	const decimals = MORE_DECIMALS[day.slotMinutes];
	const factor = (day.slotMinutes * 10 ** decimals) / MINUTES_PER_HOUR;
	const energy = (kw: number) => Math.round(kw * factor);
	const slots = day.slots.map((kw) => (kw === MISSING ? MISSING : energy(kw)));
	return { ...day, scale: day.scale + decimals, slots };
}

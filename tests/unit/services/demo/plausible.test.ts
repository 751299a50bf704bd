/**
 * The samples against what is known of small plants, not against themselves. Sources: yen levels
 * as in `prices.ts`; a plant of one shift has a load factor around 30 %, of three above 50 %;
 * electricity for each person after the audits of small firms (office work 3 MWh, machining
 * 5–15 MWh, moulding 20–35 MWh, electric furnaces 50–90 MWh a year).
 */
import { describe, expect, it } from 'vitest';
import { DEMO_COMPANIES } from '$lib/server/services/demo/consortium';
import { MWH_PER_PERSON } from './bands';
import { readBills, readHalfHours, type ReadBill } from './read-samples';

const LAST = '2026-10';
const BILLS = new Map(DEMO_COMPANIES.map((company) => [company.key, readBills(company, LAST)]));

const yearOf = (bills: ReadBill[], year: number) =>
	bills.filter(({ start }) => start >= `${year}-04-01` && start < `${year + 1}-04-01`);
const sumOf = (bills: ReadBill[]) => bills.reduce((sum, { quantity }) => sum + quantity, 0);

/** Annual mean over the highest half-hour of the year. */
const LOAD_FACTOR: Record<string, [least: number, most: number]> = {
	machining: [0.22, 0.38],
	painting: [0.22, 0.4],
	printing: [0.22, 0.4],
	motors: [0.35, 0.5],
	die_casting: [0.5, 0.68],
	resin: [0.5, 0.68],
	heat_treatment: [0.65, 0.85],
	frozen_fish: [0.6, 0.8]
};

/** Yen for a unit, of every bill. */
const YEN_PER_UNIT: Record<string, [least: number, most: number]> = {
	electricity: [19, 36],
	city_gas: [90, 160],
	lpg: [210, 310],
	heavy_oil_a: [90, 120],
	kerosene: [105, 140],
	diesel: [140, 168],
	gasoline: [150, 190],
	steam_industrial: [2_600, 4_300],
	electricity_export: [7, 12],
	water: [200, 400]
};

describe('the sample companies use what companies like them use', () => {
	it.each(Object.entries(MWH_PER_PERSON))(
		'%s: electricity for each person',
		(key, [least, most]) => {
			const { employees } = DEMO_COMPANIES.find((company) => company.key === key)!;
			for (const year of [2023, 2024, 2025]) {
				const bought = yearOf(BILLS.get(key)!, year).filter(
					({ carrier }) => carrier === 'electricity'
				);
				const perPerson = sumOf(bought) / 1000 / employees;
				expect(perPerson).toBeGreaterThanOrEqual(least);
				expect(perPerson).toBeLessThanOrEqual(most);
			}
		}
	);

	it.each(Object.entries(LOAD_FACTOR))('%s: load factor', (key, [least, most]) => {
		const power = yearOf(BILLS.get(key)!, 2024).filter(({ point }) => point === 'power');
		const days = power.reduce((sum, { startDay, endDay }) => sum + endDay - startDay, 0);
		const peakKw = Math.max(...power.map((bill) => bill.peakKw!));
		const factor = sumOf(power) / (days * 24 * peakKw);
		expect(factor).toBeGreaterThan(least);
		expect(factor).toBeLessThan(most);
	});

	it('pays what energy costs, but for the one bill with a zero too many', () => {
		const odd: string[] = [];
		for (const [key, bills] of BILLS)
			for (const { carrier, point, start, quantity, costYen } of bills) {
				if (quantity === 0 || costYen === null) continue;
				const [least, most] = YEN_PER_UNIT[carrier]!;
				const yen = costYen / quantity;
				// A few litres are rounded to a yen each.
				if (quantity > 20 && (yen < least || yen > most)) odd.push(`${key} ${point} ${start}`);
			}
		expect(odd).toEqual(['screws heating 2025-11-01']);
	});

	it('stays below the 1,500 kL of oil equivalent from which a business must report', () => {
		// kL per unit: 8.64 GJ/MWh, 45 GJ/thousand m3, 38.9, 38.0, 36.5, 33.4 GJ/kL, 50.1 GJ/t × 0.0258.
		const KL: Record<string, number> = {
			...{ electricity: 0.000223, city_gas: 0.001161, heavy_oil_a: 0.001004, diesel: 0.00098 },
			...{ kerosene: 0.000942, gasoline: 0.000862, lpg: 0.00282, steam_industrial: 0.0302 }
		};
		for (const bills of BILLS.values()) {
			const total = yearOf(bills, 2025).reduce(
				(sum, { carrier, quantity }) => sum + (KL[carrier] ?? 0) * quantity,
				0
			);
			expect(total).toBeLessThan(1_500);
		}
	});

	it('follows the seasons: frozen fish peaks late, sake in winter, heating stops in summer', () => {
		const share = (key: string, point: string, months: string[]) => {
			const year = yearOf(BILLS.get(key)!, 2025).filter((bill) => bill.point === point);
			return sumOf(year.filter(({ start }) => months.includes(start.slice(5, 7)))) / sumOf(year);
		};
		expect(share('frozen_fish', 'boiling', ['09', '10', '11', '12'])).toBeGreaterThan(0.37);
		expect(share('sake', 'steaming', ['11', '12', '01', '02'])).toBeGreaterThan(0.45);
		expect(share('precision', 'heating', ['06', '07', '08', '09'])).toBe(0);
		expect(share('precision', 'heating', ['12', '01', '02'])).toBeGreaterThan(0.6);
		expect(share('motors', 'varnish', ['12', '01', '02'])).toBeGreaterThan(0.35);
	});

	it.each(['foundry', 'heat_treatment', 'motors', 'boards', 'resin', 'frozen_fish'])(
		'%s: half-hours and bills agree, and the demand is the highest half-hour',
		(key) => {
			const company = DEMO_COMPANIES.find((one) => one.key === key)!;
			const halfHours = readHalfHours(company, LAST);
			expect(halfHours.size).toBeGreaterThan(13 * 30);
			const firstDay = Math.min(...halfHours.keys());
			const power = BILLS.get(key)!.filter(
				({ carrier, startDay }) => carrier === 'electricity' && startDay >= firstDay
			);
			expect(power.length).toBeGreaterThanOrEqual(13);
			for (const { startDay, endDay, quantity, peakKw } of power) {
				const slots = daysOf(startDay, endDay).flatMap((day) => halfHours.get(day)!);
				expect(Math.abs(slots.reduce((sum, kwh) => sum + kwh, 0) - quantity)).toBeLessThan(0.6);
				if (peakKw !== null) expect(Math.abs(Math.max(...slots) * 2 - peakKw)).toBeLessThan(0.6);
			}
		}
	);

	it('has contracts that follow the demand of twelve months below 500 kW', () => {
		const power = BILLS.get('machining')!;
		for (const [index, { contractKw, peakKw }] of power.entries()) {
			expect(contractKw).toBeGreaterThanOrEqual(peakKw!);
			const before = power.slice(Math.max(0, index - 11), index + 1).map((bill) => bill.peakKw!);
			if (index >= 12) expect(contractKw).toBe(Math.max(...before));
		}
	});
});

function daysOf(start: number, end: number): number[] {
	return Array.from({ length: end - start }, (_, index) => start + index);
}

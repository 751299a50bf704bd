import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { resolveFactor } from '$lib/domain/factors/resolve-factor';
import { loadFactorLibrary } from '$lib/server/factor-library';
import { DEMO_COMPANIES } from '$lib/server/services/demo/consortium';
import { encoded } from '$lib/server/services/demo/encode';
import { pointsOf, readBills, readHalfHours } from './read-samples';

const LAST = '2026-10';
const companyOf = (key: string) => DEMO_COMPANIES.find((company) => company.key === key)!;

describe('the sample consortium', () => {
	it('is of 24 companies that say 見本, in northern Ibaraki', () => {
		expect(new Set(DEMO_COMPANIES.map(({ key }) => key)).size).toBe(24);
		expect(DEMO_COMPANIES[0]?.name).toBe('見本鋳造株式会社（見本）');
		for (const { name, industry, municipality } of DEMO_COMPANIES) {
			expect(name).toMatch(/見本.*（見本）$/);
			expect(industry).toMatch(/^\d{4}$/);
			expect(
				'日立市 ひたちなか市 常陸太田市 常陸大宮市 高萩市 北茨城市 那珂市 東海村 大子町'
			).toContain(municipality);
		}
	});

	it('buys from suppliers, menus and areas of the official lists', () => {
		const library = loadFactorLibrary();
		for (const company of DEMO_COMPANIES)
			for (const { carrier, supplier, menu, area } of pointsOf(company, LAST)) {
				if (supplier === null) continue;
				const found = resolveFactor({ carrier, supplier, menu, area, month: '2025-10' }, library);
				expect(found, `${company.key} ${supplier}`).toMatchObject({
					ok: true,
					value: { status: 'official', findings: [] }
				});
			}
	});

	it('has supply points of 22 digits, each once', () => {
		const numbers = DEMO_COMPANIES.flatMap((company) => pointsOf(company, LAST)).flatMap(
			({ supplyPointNumber }) => supplyPointNumber ?? []
		);
		expect(new Set(numbers).size).toBe(numbers.length);
		for (const number of numbers) expect(number).toMatch(/^03\d{20}$/);
	});
});

describe('the sample files', () => {
	it('are the same bytes for the same last month, on every machine', () => {
		expect(hashOf(LAST)).toBe('a1c6eadcf33aa99abeb2b2f9515ff688f1311a1a04ef6c29eae1a17528d63221');
	});

	it('have the same bills in the months that two last months share', () => {
		for (const company of DEMO_COMPANIES) {
			const later = new Map(readBills(company, LAST).map((bill) => [nameOf(bill), bill]));
			const shared = readBills(company, '2025-12').filter((bill) => later.has(nameOf(bill)));
			if (company.files(LAST).length > 0) expect(shared.length).toBeGreaterThan(30);
			for (const bill of shared) expect(later.get(nameOf(bill))).toEqual(bill);
		}
	});

	it('have the same half-hours in the days that two last months share', () => {
		const earlier = readHalfHours(companyOf('resin'), '2026-03');
		const shared = [...readHalfHours(companyOf('resin'), LAST)].filter(([day]) => earlier.has(day));
		expect(shared.length).toBeGreaterThan(200);
		for (const [day, slots] of shared) expect(earlier.get(day)).toEqual(slots);
	});

	it.each(['2024-03', '2027-04', '2033-01'])(
		'are read without a question up to %s',
		(lastMonth) => {
			for (const company of DEMO_COMPANIES) {
				const bills = readBills(company, lastMonth);
				expect(bills.length > 30).toBe(company.files(lastMonth).length > 0);
			}
		}
	);

	it("reach back to the April of the third year before, and to the company's own year", () => {
		const first = (key: string) =>
			readBills(companyOf(key), LAST)
				.map(({ start }) => start)
				.sort()[0];
		expect(first('heat_treatment')).toBe('2023-04-01');
		expect(first('wire')).toBe('2023-01-01');
		expect(first('sake')).toBe('2022-10-01');
		expect(first('frozen_fish')).toBe('2023-04-01');
	});
});

function nameOf({ point, start }: { point: string; start: string }): string {
	return `${point} ${start}`;
}

function hashOf(lastMonth: string): string {
	const hash = createHash('sha256');
	for (const company of DEMO_COMPANIES)
		for (const file of company.files(lastMonth)) hash.update(file.name).update(encoded(file));
	return hash.digest('hex');
}

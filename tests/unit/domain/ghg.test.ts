import { describe, expect, it } from 'vitest';
import { cover, type Certificate, type Purchase } from '$lib/domain/ghg/certificate';
import { deduct } from '$lib/domain/ghg/deductions';
import { nationalAverageOf } from '$lib/domain/ghg/national-average';
import { loadFactorLibrary } from '$lib/server/factor-library';

const purchase = (month: string, kwh: number, factor: number, point = 'p'): Purchase => ({
	...{ meteringPointId: point, month, kwh },
	adjustedKgCo2: kwh * factor
});
const certificate = (kwh: number, more: Partial<Certificate> = {}): Certificate => ({
	...{ id: 'c', kind: 'non_fossil_tracked', kwh, certifiedKgCo2: null },
	...{ fromMonth: '2025-04', toMonth: '2026-03' },
	...more
});
const YEAR = new Set(['2025-04', '2025-05', '2025-06']);
const ask = (purchases: Purchase[], certificates: Certificate[], average: number | null = 0.423) =>
	deduct({ purchases, certificates, months: YEAR, nationalAverage: () => average });

describe('certificates of renewable power', () => {
	// 10,000 kWh × 0.452 = 4,520 kg; 4,000 kWh covered: 6,000 × 0.452 = 2,712 left.
	it('a tracked non-fossil certificate makes its kWh 0 market-based, and takes the national average off the adjusted figure', () => {
		const { market, adjusted } = ask([purchase('2025-04', 10_000, 0.452)], [certificate(4000)]);
		expect(market.afterKgCo2).toBeCloseTo(2712, 9);
		expect(market.takenOffKgCo2).toBeCloseTo(1808, 9);
		// 4,000 × 0.423 = 1,692
		expect(adjusted).toEqual({ beforeKgCo2: 4520, takenOffKgCo2: 1692, afterKgCo2: 2828 });
	});

	it('without tracking it takes off the adjusted figure only', () => {
		const untracked = certificate(4000, { kind: 'non_fossil_untracked' });
		const { market, adjusted } = ask([purchase('2025-04', 10_000, 0.452)], [untracked]);
		expect(market.afterKgCo2).toBe(market.beforeKgCo2);
		expect(adjusted.takenOffKgCo2).toBe(1692);
	});

	it('green power and J-credits take off what is certified in tonnes, and nothing where the paper has kWh only', () => {
		const green = certificate(4000, { kind: 'green_power', certifiedKgCo2: 1700 });
		const credit = certificate(1000, { id: 'd', kind: 'j_credit_renewable' });
		const { adjusted, certificates } = ask([purchase('2025-04', 10_000, 0.452)], [green, credit]);
		expect(adjusted.takenOffKgCo2).toBe(1700);
		expect(certificates.map(({ adjustedKgCo2, reason }) => [adjustedKgCo2, reason])).toEqual([
			[1700, null],
			[null, 'certified_amount_missing']
		]);
	});

	it('a year without a national average takes nothing off, and says so', () => {
		const { adjusted, certificates } = ask(
			[purchase('2025-04', 1000, 0.5)],
			[certificate(100)],
			null
		);
		expect([adjusted.takenOffKgCo2, certificates[0]!.reason]).toEqual([
			0,
			'national_average_missing'
		]);
	});

	it('power without CO2 is not covered, and the dirtiest first', () => {
		const green = purchase('2025-04', 1000, 0, 'green');
		const own = purchase('2025-05', 1000, 0.4, 'own');
		const dirty = purchase('2025-06', 500, 0.6, 'dirty');
		const covered = cover([green, own, dirty], [certificate(900)]);
		expect(covered.map(({ purchase, kwh }) => [purchase.meteringPointId, kwh])).toEqual([
			['dirty', 500],
			['own', 400]
		]);
	});

	it('months outside those of use are not covered, and what is left over takes nothing off', () => {
		const only = certificate(5000, { fromMonth: '2025-05', toMonth: '2025-05' });
		const bought = [purchase('2025-04', 1000, 0.4), purchase('2025-05', 300, 0.4)];
		const { certificates, market } = ask(bought, [only]);
		expect(certificates[0]).toMatchObject({ marketKwh: 300, adjustedKwh: 300 });
		expect(market.afterKgCo2).toBe(400);
	});

	it('never below zero, never more than there was, no kWh twice: with any purchases and certificates', () => {
		let state = 20261120;
		const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
		for (let run = 0; run < 300; run++) {
			const bought = Array.from({ length: 6 }, (_, index) =>
				purchase([...YEAR][index % 3]!, Math.round(random() * 9000), random() * 0.7, `p${index}`)
			);
			const papers = Array.from({ length: 4 }, (_, index) =>
				certificate(Math.round(random() * 20_000), {
					id: `c${index}`,
					kind: (['non_fossil_tracked', 'non_fossil_untracked', 'green_power'] as const)[index % 3],
					certifiedKgCo2: random() * 9000,
					fromMonth: [...YEAR][index % 3]!
				})
			);
			const { market, adjusted, certificates } = ask(bought, papers);
			for (const { beforeKgCo2, afterKgCo2 } of [market, adjusted]) {
				expect(afterKgCo2!).toBeGreaterThanOrEqual(0);
				expect(afterKgCo2!).toBeLessThanOrEqual(beforeKgCo2!);
			}
			const kwh = bought.reduce((sum, one) => sum + one.kwh, 0);
			const covered = certificates.reduce((sum, one) => sum + one.adjustedKwh, 0);
			expect(covered).toBeLessThanOrEqual(kwh);
			papers.forEach((paper, index) =>
				expect(certificates[index]!.adjustedKwh).toBeLessThanOrEqual(paper.kwh)
			);
		}
	});
});

describe('national averages', () => {
	const library = loadFactorLibrary();
	it.each([
		[2025, 0.423, 'official'],
		[2019, 0.462, 'official'],
		[2026, 0.423, 'provisional']
	])('of %i is %d (%s)', (year, value, status) => {
		expect(nationalAverageOf(year, library)).toMatchObject({ kgCo2PerKwh: value, status });
	});
	it.each([2018, 2020, 2024])('of %i is not in the library', (year) => {
		expect(nationalAverageOf(year, library)).toBeNull();
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spikes } from '$lib/domain/bills/checks/spikes';
import { unitSlips } from '$lib/domain/bills/checks/unit-slips';
import { zeroUse } from '$lib/domain/bills/checks/zero-use';
import { judgePoint } from '$lib/domain/bills/judge-point';
import { propertyRuns } from '../../../property-runs';
import { inForce, monthly, point, priced, told } from './bills';

const NONE = new Set<never>();

describe('laws', () => {
	const months = fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 1, maxLength: 40 });
	const codes = (own: ReturnType<typeof monthly>) =>
		told([
			...spikes(point(own), NONE).findings,
			...unitSlips(point(own)).findings,
			...zeroUse(point(own))
		]).sort();

	it('sizes are relative: another unit for all bills changes nothing that is found', () => {
		fc.assert(
			fc.property(months, fc.constantFrom(0.001, 7, 1000), (quantities, factor) => {
				const scaled = monthly(
					'2020-01',
					quantities.map((one) => Number((one * factor).toFixed(3)))
				);
				expect(codes(scaled)).toEqual(codes(monthly('2020-01', quantities)));
			}),
			propertyRuns('judging', 300)
		);
	});

	it('the order of the rows does not matter, but for the year that neighbours tell', () => {
		fc.assert(
			fc.property(months, (quantities) => {
				const own = priced(monthly('2020-01', quantities), 20);
				expect(told(judgePoint(point([...own].reverse()))).sort()).toEqual(
					told(judgePoint(point(own))).sort()
				);
			}),
			propertyRuns('judging', 300)
		);
	});

	it('bills in force with the same figures as the file’s other rows judge a row alike', () => {
		fc.assert(
			fc.property(months, (quantities) => {
				const all = monthly('2020-01', quantities);
				const [own, before] = [all.slice(-1), inForce(all.slice(0, -1))];
				const last = told(spikes(point(own, { before }), NONE).findings).filter(
					(one) => !/level/.test(one)
				);
				const whole = told(spikes(point(all), NONE).findings).filter((one) => !/level/.test(one));
				const row = ` ${own[0]!.where!.row}`;
				expect(last).toEqual(whole.filter((one) => one.endsWith(row)));
			}),
			propertyRuns('judging', 300)
		);
	});

	it('a table of a hundred thousand bills is judged in seconds, not in minutes', () => {
		const own = monthly('1990-01', [1]).flatMap((bill) =>
			Array.from({ length: 100_000 }, (_, at) => ({
				...bill,
				start: bill.start + at,
				end: bill.end + at
			}))
		);
		const startedAt = performance.now();
		expect(judgePoint(point(own)).length).toBeGreaterThan(0);
		expect(performance.now() - startedAt).toBeLessThan(10_000);
	});
});

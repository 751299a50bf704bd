/** Whichever editions count, a month's figures are those of its own factor and of nothing else. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { usageOfMonth } from '$lib/domain/energy/usage-month';
import type { MonthActivity } from '$lib/domain/energy/month-activity';
import { factorInBook } from '$lib/domain/factors/factor-book';
import { libraryWith, shippedEdition, type EditionFile } from '$lib/server/factor-library';
import { propertyRuns } from '../../property-runs';

type SupplierList = Extract<EditionFile, { kind: 'supplier_list' }>;
const LISTED = shippedEdition('electricity-result-2024') as SupplierList;
const NAMES = LISTED.suppliers.slice(0, 40).map(({ name }) => name);

/** Lists with other figures for the first suppliers; few, since each is read as a whole. */
const BOOKS = [0, 1, 2, 3].map((seed) => {
	const edition = structuredClone(LISTED);
	edition.id = `electricity@${seed}`;
	edition.suppliers.slice(0, 40).forEach((supplier, at) => {
		for (const figure of supplier.figures) {
			const printed = (((at * 37 + seed * 101) % 997) / 1000).toFixed(3);
			Object.assign(figure, { basic: printed, adjusted: printed });
		}
	});
	return { library: libraryWith([edition]), own: [] };
});

const activity = fc
	.record({
		quantity: fc.integer({ min: 0, max: 2 ** 40 }),
		scale: fc.integer({ min: 0, max: 6 }),
		year: fc.integer({ min: 2014, max: 2027 }),
		month: fc.integer({ min: 1, max: 12 }),
		costYen: fc.option(fc.nat(2 ** 31))
	})
	.map(
		({ quantity, scale, year, month, costYen }): MonthActivity =>
			({
				...{ month: `${year}-${String(month).padStart(2, '0')}`, costYen },
				quantity: { coefficient: quantity, scale },
				...{ costDays: 30, coveredDays: 30, days: 30, dataStatus: 'measured', findings: [] }
			}) as unknown as MonthActivity
	);
const point = fc.constantFrom(...NAMES, null).map((supplier) => ({
	...{ meteringPointId: 'p', siteId: 's', carrier: 'electricity', unit: 'kWh' },
	...{ supplier, menu: null, area: null }
}));
const book = fc.constantFrom(...BOOKS);

it('edition X, then Y, then X again gives the same bits, and the figures of the factor it names', () => {
	fc.assert(
		fc.property(activity, point, book, book, (month, of, x, y) => {
			const first = usageOfMonth(month, of, x);
			const between = usageOfMonth(month, of, y);
			expect(usageOfMonth(month, of, x)).toEqual(first);
			for (const [usage, held] of [
				[first, x],
				[between, y]
			] as const) {
				const factor = usage.factorId === null ? null : factorInBook(held, usage.factorId);
				const value = factor?.valueAdjusted ?? null;
				const expected = value === null ? null : usage.quantity! * value;
				if (expected === null) expect(usage.co2KgAdjusted).toBeNull();
				else expect(usage.co2KgAdjusted).toBeCloseTo(expected, -Math.log10(1e-9 * expected + 1e-9));
			}
			if (first.factorId === between.factorId) expect(between).toEqual(first);
		}),
		propertyRuns('edition-books', 300)
	);
});

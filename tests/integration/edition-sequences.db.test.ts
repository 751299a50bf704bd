/** Editions one after another: whichever counts, its rows are the same bits each time. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedEdition } from '$lib/server/factor-library';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import { enterBills } from '$lib/server/services/bills';
import { createCompany } from '$lib/server/services/companies';
import { createSite } from '$lib/server/services/sites';
import {
	applyRestatement,
	startRestatement,
	undoRestatement
} from '$lib/server/services/restatements';
import { verify } from '$lib/server/services/verify';
import { propertyRuns } from '../property-runs';
import { context, openApp } from './an-app';
import { engines } from './engines';
import {
	aConsortium,
	bringIn,
	derivedRows,
	join,
	LISTED,
	type SupplierList
} from './restatement-world';

const GAS = shippedEdition('city-gas-supply-2025') as SupplierList;
const NAMES = LISTED.suppliers.slice(0, 12).map(({ name }) => name);

const bill = fc.record({
	month: fc.integer({ min: 0, max: 30 }),
	quantity: fc.integer({ min: 1, max: 999_999_999 }),
	costYen: fc.integer({ min: 1, max: 99_999_999 })
});
const point = fc.record({
	carrier: fc.constantFrom('electricity', 'city_gas', 'kerosene'),
	supplier: fc.option(fc.nat(NAMES.length - 1), { nil: null }),
	bills: fc.uniqueArray(bill, { minLength: 1, maxLength: 5, selector: ({ month }) => month })
});
const ledger = fc.array(point, { minLength: 1, maxLength: 3 });
/** Figures that another edition prints, by supplier. */
const figures = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 12, maxLength: 12 });

const monthOf = (number: number) =>
	`${2023 + Math.floor((number + 3) / 12)}-${String(((number + 3) % 12) + 1).padStart(2, '0')}`;

function editionOf(list: SupplierList, values: readonly number[], scale: number): SupplierList {
	const edition = structuredClone(list);
	edition.suppliers.slice(0, values.length).forEach((supplier, at) => {
		for (const figure of supplier.figures) {
			const printed = (values[at]! / scale).toFixed(3);
			Object.assign(figure, { basic: printed, adjusted: printed });
		}
	});
	return edition;
}

describe.each(engines)('editions in turn on $name', ({ createPlace }) => {
	let app: Awaited<ReturnType<typeof openApp>>;
	beforeAll(async () => {
		app = await openApp({ createPlace });
	});
	afterAll(() => app.close());

	async function aCompany(
		points: readonly (typeof point extends fc.Arbitrary<infer T> ? T : never)[]
	) {
		const { id: company } = await createCompany(context, { name: '版' });
		const { id: siteId } = await createSite(context, company, { name: '工場' });
		for (const [at, { carrier, supplier, bills }] of points.entries()) {
			const named = carrier === 'electricity' && supplier !== null;
			const { id: meteringPoint } = await createMeteringPoint(context, company, {
				...{ siteId, name: `点${at}`, carrier, supplier: named ? NAMES[supplier] : null }
			});
			const typed = bills.map(({ month, quantity, costYen }) => ({
				...{ from: monthOf(month), quantity: String(quantity / 1000), costYen: String(costYen) }
			}));
			await enterBills(context, company, { meteringPoint, bills: typed });
		}
		return company;
	}

	it('X, then Y, then X again gives the bits of X; undone, those of the founding', async () => {
		await fc.assert(
			fc.asyncProperty(ledger, figures, figures, async (points, first, second) => {
				const consortium = await aConsortium();
				const company = await aCompany(points);
				await join(company, consortium);
				const founding = await derivedRows(company);
				const apply = async (edition: SupplierList) => {
					const { id } = await bringIn(consortium, edition);
					const { id: restatement } = await startRestatement(context, consortium, { edition: id });
					await applyRestatement(context, consortium, { id: restatement });
					return restatement;
				};
				const [x, y] = [editionOf(LISTED, first, 1000), editionOf(LISTED, second, 1000)];
				const gas = editionOf(
					GAS,
					second.map((value) => value + 30),
					300
				);
				const begun = await apply(x);
				const once = await derivedRows(company);
				const middle = await apply(y);
				const other = await apply(gas);
				await undoRestatement(context, consortium, { id: other });
				await undoRestatement(context, consortium, { id: middle });
				expect(await derivedRows(company)).toEqual(once);
				await apply(y);
				const last = await apply(x);
				expect(await derivedRows(company)).toEqual(once);
				expect((await verify(context)).differences).toEqual([]);
				await undoRestatement(context, consortium, { id: last });
				expect(begun).not.toBe(last);
				const back = await startRestatement(context, consortium, { edition: LISTED.id });
				await applyRestatement(context, consortium, { id: back.id });
				expect(await derivedRows(company)).toEqual(founding);
			}),
			propertyRuns('edition-sequences', 2)
		);
	});
});

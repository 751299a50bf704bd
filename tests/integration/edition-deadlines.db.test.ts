import { carrierOf } from '$lib/domain/carriers/carriers';
import type { Context } from '$lib/server/access/context';
import { getServer } from '$lib/server/app';
import { loadFactorLibrary } from '$lib/server/factor-library';
import { write } from '$lib/server/repositories/transaction';
import { replaceUsageMonths } from '$lib/server/repositories/usage';
import { createMeteringPoint } from '$lib/server/services/metering-points';
import * as consortia from '$lib/server/services/relations/consortia';
import { createCompanyIn } from '$lib/server/services/relations/consortium-companies';
import { getEditionDeadlines } from '$lib/server/services/relations/edition-deadlines';
import { createSite } from '$lib/server/services/sites';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { code, nobody, person, server, useServer } from './access-world';
import { companyScope, engines } from './engines';
import { awake } from './relations-world';

const QUANTITY = 73_915;
const DEFAULT = loadFactorLibrary().supplierLists.find(({ carrier }) => carrier === 'electricity')!
	.default.id;

interface Months {
	carrier: string;
	status: string;
	factorId: string | null;
	count: number;
}

/** A company with so many months that stand on this factor. */
async function company(consortiumId: string, { carrier, status, factorId, count }: Months) {
	const { id } = await createCompanyIn(server, consortiumId, { name: '数値社' });
	const { id: siteId } = await createSite(server, id, { name: '工場' });
	const unit = carrierOf(carrier).baseUnit;
	const point = await createMeteringPoint(server, id, { siteId, name: '計量', carrier, unit });
	const months = Array.from({ length: count }, (_, index) => ({
		...{ meteringPointId: point.id, month: `2025-${String(index + 1).padStart(2, '0')}`, unit },
		...{ quantity: QUANTITY, gigajoules: 1, crudeOilKl: 1, co2KgBasic: 9, co2KgAdjusted: 9 },
		...{ costYen: QUANTITY, costDays: 30, coveredDays: 30, days: 30, dataStatus: 'measured' },
		...{ statusGigajoules: 'official', statusCrudeOil: 'official', statusCo2Basic: status },
		...{ statusCo2Adjusted: status, factorId, energyFactorId: null, findings: '[]' },
		...{ dayQuantity: null, nightQuantity: null }
	}));
	const scope = companyScope(id);
	const span = { meteringPointId: point.id, from: '2025-01', to: '2025-12', months };
	await write(getServer().database, scope, (tx) => replaceUsageMonths(scope, tx, span));
}

describe.each(engines)('editions and their dates on $name', (engine) => {
	useServer(engine);
	let consortiumId: string;
	let coordinator: Context;
	beforeAll(async () => {
		consortiumId = (await consortia.createConsortium(server, { name: '見本' })).id;
		await person('coordinator@editions.example');
		const role = { email: 'coordinator@editions.example', role: 'coordinator' };
		await consortia.addPerson(server, consortiumId, role);
		coordinator = (await awake('coordinator@editions.example')).context;
		const ofPower = { carrier: 'electricity', factorId: 'electricity-result-2024/1' };
		const of = (months: Partial<Months>) =>
			company(consortiumId, { ...ofPower, status: 'official', count: 1, ...months });
		await of({ count: 5 });
		await of({ status: 'provisional', count: 3 });
		await of({ status: 'provisional', factorId: DEFAULT, count: 2 });
		await of({ carrier: 'wood', status: 'unverified', factorId: 'non-fossil-2009-2022/1' });
		await of({ carrier: 'city_gas', status: 'not_computed', factorId: null, count: 4 });
	});
	afterEach(() => vi.useRealTimers());
	const carriers = async () => (await getEditionDeadlines(coordinator, consortiumId)).carriers;
	const on = (day: string) => vi.useFakeTimers({ now: Date.parse(day), toFake: ['Date'] });

	it('months are counted by what they stand on, and companies once', async () => {
		const [power, gas, ...others] = await carriers();
		expect(power).toMatchObject({
			...{ carrier: 'electricity', companies: 2 },
			months: { provisional: 5, default: 2, unverified: 0, notComputed: 0 }
		});
		expect(gas).toMatchObject({ carrier: 'city_gas', companies: 1, months: { notComputed: 4 } });
		expect(others.find(({ carrier }) => carrier === 'wood')).toEqual({
			...{ carrier: 'wood', state: 'none', expected: null, companies: 1 },
			months: { provisional: 0, default: 0, unverified: 1, notComputed: 0 }
		});
	});

	it.each([
		['2026-03-15', 'current', '2027-01'],
		['2026-11-20', 'awaited', '2027-01'],
		['2027-02-01', 'overdue', '2027-01']
	])(
		'on %s the list of electricity is %s, the next one expected in %s',
		async (day, state, month) => {
			on(day);
			const power = (await carriers())[0];
			expect(power).toMatchObject({ carrier: 'electricity', state, expected: month });
		}
	);

	it('nothing but counts gets through the wall', async () => {
		const text = JSON.stringify(await getEditionDeadlines(coordinator, consortiumId));
		expect(text).not.toMatch(/73915|数値社/);
	});

	it('a viewer, another consortium and nobody are refused', async () => {
		await person('viewer@editions.example');
		const role = { email: 'viewer@editions.example', role: 'consortium_viewer' };
		await consortia.addPerson(server, consortiumId, role);
		const viewer = (await awake('viewer@editions.example')).context;
		const other = (await consortia.createConsortium(server, { name: '別' })).id;
		expect(await code(getEditionDeadlines(viewer, consortiumId))).toBe('forbidden');
		expect(await code(getEditionDeadlines(coordinator, other))).toBe('not_found');
		expect(await code(getEditionDeadlines(nobody, consortiumId))).toBe('not_signed_in');
	});
});
